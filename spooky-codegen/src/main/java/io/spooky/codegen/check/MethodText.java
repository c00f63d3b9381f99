package io.spooky.codegen.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the method of a route (RFC 9110, section 9.1): a token, whose case counts. */
final class MethodText {
  /** The methods that the edge answers itself, each with its status. */
  static final Map<String, Integer> OF_THE_EDGE = Map.of("CONNECT", 501, "TRACE", 405);

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
  private static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /** The known methods that reach a route. */
  static final List<String> ROUTED =
      KNOWN.stream().filter(method -> !OF_THE_EDGE.containsKey(method)).toList();

  /** The form of the others: tokens that are no known method in any case. */
  static final String FORM = "(?!(?:\\*|" + FieldNameText.anyCase(KNOWN) + ")$)" + TOKEN.pattern();

  private MethodText() {}

  /**
   * Returns the method.
   *
   * @throws IllegalArgumentException if it is none; the message is fit for the user
   */
  static String parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (!text.equals(upper) && KNOWN.contains(upper)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a known method; did you mean '" + upper + "'?");
    }
    if (text.equals("*")) {
      throw new IllegalArgumentException(
          "'*' is not a method; leave 'method' out to take every method");
    }
    if (!TOKEN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a method (expected: for example GET, or [GET, HEAD])");
    }
    return text;
  }
}
