package io.spooky.codegen.emit;

/**
 * Makes text of the config harmless inside comments, where {@code *}{@code /} ends the comment, a
 * backslash before a {@code u} is an escape that javac reads first, and markup is markup.
 */
final class CommentText {
  private static final String PLAIN = "[A-Za-z0-9 _.,:;=+*/~%()\\[\\]?!#|^-]*";

  private CommentText() {}

  /** Returns the text as code in Javadoc. */
  static String code(String text) {
    return text.matches(PLAIN) && !text.contains("*/")
        ? "{@code " + text + "}"
        : "<code>" + escape(text) + "</code>";
  }

  /** Returns the text for a comment that ends with the line. */
  static String line(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isISOControl(point) || point == 0x2028 ? ' ' : point)
        .map(point -> point == '\\' ? '/' : point)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  private static String escape(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints().forEach(point -> result.append(escape(point)));
    return result.toString();
  }

  private static String escape(int point) {
    boolean plain = Character.isLetterOrDigit(point) || " _.,:;=+-".indexOf(point) >= 0;
    return plain ? Character.toString(point) : "&#" + point + ";";
  }
}
