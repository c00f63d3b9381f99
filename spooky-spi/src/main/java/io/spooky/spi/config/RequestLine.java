package io.spooky.spi.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as people write it in configs and on command lines: {@code GET
 * https://api.example.com/v1/x?a=b x-env: beta; x-user: 7}. A value that holds a semicolon or a
 * quote stands in double quotes, within which a backslash precedes quotes and backslashes. The
 * blank behind a colon may be left out, which spares YAML's quotes. Nothing is normalised here.
 * Immutable.
 */
public final class RequestLine {
  /** How such a line looks, for messages. */
  public static final String FORM = "GET https://HOST/PATH name: value; ...";

  private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S+)(?:\\s+(.*))?");
  private static final Pattern FIELD =
      Pattern.compile(
          "\\s*([^\\s:;\"]+):\\s*"
              + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^;\"]*?))\\s*(?:;|$)");

  private final String method;
  private final String url;
  private final List<Map.Entry<String, String>> fields;

  private RequestLine(String method, String url, List<Map.Entry<String, String>> fields) {
    this.method = method;
    this.url = url;
    this.fields = List.copyOf(fields);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it has another form; the message is fit for the user
   */
  public static RequestLine parse(String text) {
    Matcher line = LINE.matcher(text.strip());
    if (!line.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a request (expected: " + FORM + ")");
    }
    String fields = line.group(3);
    return new RequestLine(
        line.group(1), line.group(2), fields == null ? List.of() : fields(fields));
  }

  private static List<Map.Entry<String, String>> fields(String text) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(text);
    int end = 0;
    while (end < text.length() && field.region(end, text.length()).lookingAt()) {
      String quoted = field.group(2);
      String value = quoted == null ? field.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      fields.add(Map.entry(field.group(1), value.strip()));
      end = field.end();
    }
    if (end < text.length()) {
      throw new IllegalArgumentException(
          "'" + text.substring(end).strip() + "' is not a field (expected: name: value; ...)");
    }
    return fields;
  }

  /** Returns what stands first. */
  public String method() {
    return method;
  }

  /** Returns what stands second. */
  public String url() {
    return url;
  }

  /** Returns the names and values of the header fields as they were written, in their order. */
  public List<Map.Entry<String, String>> fields() {
    return fields;
  }
}
