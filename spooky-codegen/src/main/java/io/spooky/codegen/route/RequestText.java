package io.spooky.codegen.route;

import io.spooky.codegen.check.RequestForm;
import io.spooky.codegen.route.Request.Pair;
import io.spooky.spi.config.RequestLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads requests as people write them, see {@link RequestLine}, into the form by which routes go.
 */
public final class RequestText {
  private static final Pattern URL =
      Pattern.compile("https://([^/?#]*)(/[^?#]*)?(?:\\?([^#]*))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY = Pattern.compile("(\\[.*]|[^:]*)(?::([0-9]{1,5}))?");

  private RequestText() {}

  /**
   * Reads a request.
   *
   * @param form the form that the proxy's requests have
   * @throws IllegalArgumentException if the text has another form, or the edge would refuse such a
   *     request whatever its routes; the message is fit for the user
   */
  public static Request parse(String text, RequestForm form) {
    RequestLine line = RequestLine.parse(text);
    String method = form.method(line.method());
    Matcher url = URL.matcher(line.url());
    if (!url.matches()) {
      throw new IllegalArgumentException(
          "'" + line.url() + "' is not a URL of the edge (expected: " + RequestLine.FORM + ")");
    }
    String path = url.group(2) == null ? "/" : url.group(2);
    return new Request(
        method,
        host(url.group(1), form),
        form.path(path),
        url.group(3) == null ? List.of() : query(url.group(3)),
        fields(line.fields(), form));
  }

  private static String host(String authority, RequestForm form) {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches() || parts.group(1).isEmpty()) {
      throw new IllegalArgumentException("'" + authority + "' is not a host and a port");
    }
    int port = parts.group(2) == null ? 443 : Integer.parseInt(parts.group(2));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("'" + authority + "' has no port from 1 to 65535");
    }
    return form.host(parts.group(1));
  }

  /** The parameters, read as the route table reads them (WHATWG URL, section 5.1). */
  private static List<Pair> query(String query) {
    List<Pair> pairs = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int sign = pair.indexOf('=');
      String name = sign < 0 ? pair : pair.substring(0, sign);
      if (!pair.isEmpty()) {
        pairs.add(new Pair(decoded(name), sign < 0 ? "" : decoded(pair.substring(sign + 1))));
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int octet = bytes[i] == '%' ? escaped(bytes, i) : -1;
      plain.put(octet >= 0 ? (byte) octet : bytes[i] == '+' ? (byte) ' ' : bytes[i]);
      i += octet >= 0 ? 2 : 0;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("'" + text + "' does not stand for UTF-8 text", e);
    }
  }

  /** Returns the octet that an escape stands for, or -1 where it is none and stands for itself. */
  private static int escaped(byte[] bytes, int percent) {
    int high = percent + 2 < bytes.length ? Character.digit(bytes[percent + 1], 16) : -1;
    int low = high < 0 ? -1 : Character.digit(bytes[percent + 2], 16);
    return low < 0 ? -1 : high << 4 | low;
  }

  private static List<Pair> fields(List<Map.Entry<String, String>> written, RequestForm form) {
    List<Pair> fields = new ArrayList<>();
    for (Map.Entry<String, String> field : written) {
      String name = form.fieldName(field.getKey().toLowerCase(Locale.ROOT));
      fields.add(new Pair(name, form.fieldValue(field.getValue())));
    }
    return joinedCookies(fields);
  }

  /** Backends, and so routes, see the lines of a cookie as one (RFC 9114, section 4.2.1). */
  private static List<Pair> joinedCookies(List<Pair> fields) {
    List<Pair> others = new ArrayList<>(fields);
    others.removeIf(field -> field.name().equals("cookie"));
    if (fields.size() - others.size() > 1) {
      String all =
          fields.stream()
              .filter(field -> field.name().equals("cookie"))
              .map(Pair::value)
              .collect(Collectors.joining("; "));
      others.add(new Pair("cookie", all));
      return others;
    }
    return fields;
  }
}
