package io.spooky.codegen.emit;

/** Writes source in ASCII, so that it means the same whatever encoding javac is told. */
final class AsciiText {
  private AsciiText() {}

  /** Returns the text with every character outside of ASCII as a Unicode escape. */
  static String escape(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.chars().forEach(unit -> append(unit, result));
    return result.toString();
  }

  private static void append(int unit, StringBuilder result) {
    if (unit < 128) {
      result.append((char) unit);
    } else {
      String digits = Integer.toHexString(unit);
      result.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
    }
  }
}
