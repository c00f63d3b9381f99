package io.spooky.runtime.cli;

import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code get} sends.
 *
 * @param host the URL's host, for TLS; an IPv6 address without its brackets
 * @param port the URL's port
 * @param connectHost the host to connect to
 * @param connectPort the port to connect to
 * @param headers the request's head
 * @param body the request's body, to be closed by the sender; null for none
 */
record GetRequest(
    String host,
    int port,
    String connectHost,
    int connectPort,
    Http3Headers headers,
    @Nullable InputStream body) {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Pattern PLACE = Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+):([0-9]{1,5})");
  private static final int HTTPS_PORT = 443;

  /**
   * Makes a request.
   *
   * @throws IllegalArgumentException if an argument has the wrong form; the message is one line
   * @throws IOException if the file of the data cannot be read; the message is one line
   */
  static GetRequest of(
      String url,
      @Nullable String connect,
      @Nullable String method,
      List<String> fields,
      @Nullable String data)
      throws IOException {
    URI uri = uri(url);
    int port = uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
    String host = bare(uri.getHost());
    Place place = connect == null ? new Place(host, port) : place(connect);
    Http3Headers headers = head(uri, method == null ? (data == null ? "GET" : "POST") : method);
    fields.forEach(field -> add(headers, field));
    InputStream body = data == null ? null : body(data, headers);
    return new GetRequest(host, port, place.host(), place.port(), headers, body);
  }

  private record Place(String host, int port) {}

  private static URI uri(String url) {
    URI uri = URI.create(url);
    if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("'" + url + "' is no URL (expected: https://HOST...)");
    }
    return uri;
  }

  private static Place place(String text) {
    var matcher = PLACE.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
      throw new IllegalArgumentException("--connect: '" + text + "' (expected: HOST:PORT)");
    }
    return new Place(bare(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static Http3Headers head(URI uri, String method) {
    if (!TOKEN.matcher(method).matches()) {
      throw new IllegalArgumentException("-X: '" + method + "' is no method");
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new DefaultHttp3Headers()
        .method(method)
        .scheme("https")
        .authority(uri.getHost() + port)
        .path(path + query)
        .set("user-agent", "spooky/" + Version.number())
        .set("accept", "*/*");
  }

  private static void add(Http3Headers headers, String field) {
    int colon = field.indexOf(':');
    String name = colon < 0 ? "" : field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = field.substring(colon + 1).strip();
    if (!TOKEN.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("-H: '" + field + "' (expected: 'NAME: VALUE')");
    }
    switch (name) {
      case "host" -> headers.authority(value);
      case "user-agent", "accept" -> headers.set(name, value);
      default -> headers.add(name, value);
    }
  }

  private static InputStream body(String data, Http3Headers headers) throws IOException {
    InputStream body;
    long length;
    if (data.startsWith("@")) {
      Path file = Path.of(data.substring(1));
      body = open(file);
      length = Files.size(file);
    } else {
      byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
      body = new ByteArrayInputStream(bytes);
      length = bytes.length;
    }
    if (!headers.contains("content-length")) {
      headers.set("content-length", Long.toString(length));
    }
    return body;
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("-d: " + file + " is not a file");
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new IOException("-d: " + file + " cannot be read", e);
    }
  }
}
