package io.spooky.codegen.route;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request, as far as routes look at it.
 *
 * @param method its method
 * @param host in lower case, without port or trailing dot
 * @param path normalised, without query
 * @param query the parameters, decoded, in their order
 * @param fields the header fields, names in lower case, in their order
 */
public record Request(
    String method, String host, String path, List<Pair> query, List<Pair> fields) {
  /**
   * A name and a value.
   *
   * @param name of a parameter or a field
   * @param value likewise
   */
  public record Pair(String name, String value) {}

  /** Copies the lists. */
  public Request {
    query = List.copyOf(query);
    fields = List.copyOf(fields);
  }

  /** Returns this request for another host. */
  Request withHost(String other) {
    return new Request(method, other, path, query, fields);
  }

  /** Returns this request for another path. */
  Request withPath(String other) {
    return new Request(method, host, other, query, fields);
  }

  /** Returns this request with another method. */
  Request withMethod(String other) {
    return new Request(other, host, path, query, fields);
  }

  /** Returns the line that {@link RequestText} reads: {@code GET https://host/path name: value}. */
  @Override
  public String toString() {
    String parameters =
        query.stream()
            .map(pair -> encode(pair.name()) + "=" + encode(pair.value()))
            .collect(Collectors.joining("&"));
    String lines =
        fields.stream()
            .map(pair -> pair.name() + ": " + quoted(pair.value()))
            .collect(Collectors.joining("; "));
    return method
        + " https://"
        + host
        + path
        + (parameters.isEmpty() ? "" : "?" + parameters)
        + (lines.isEmpty() ? "" : " " + lines);
  }

  private static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~/:,".indexOf(b) >= 0);
      encoded.append(plain ? Character.toString(b) : String.format("%%%02X", b & 0xff));
    }
    return encoded.toString();
  }

  private static String quoted(String value) {
    boolean plain = !value.isEmpty() && !value.contains("->") && value.matches("[^;\"]*");
    return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
