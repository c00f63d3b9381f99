package io.spooky.codegen.check;

import java.util.regex.Pattern;

/** Reads values of header fields (RFC 9110, section 5.5) and query parameters. */
final class FieldValueText {
  private static final Pattern VALUE = Pattern.compile("|[!-~](?:[ -~]*[!-~])?");
  private static final int MAX_LENGTH = 4_096;

  /** The form of what {@link #parameter} takes. */
  static final String PARAMETER_FORM = "[\\s\\S]{0," + MAX_LENGTH + "}";

  /** The form of what {@link #header} takes. */
  static final String HEADER_FORM = "(?=" + PARAMETER_FORM + "$)(?:" + VALUE.pattern() + ")";

  private FieldValueText() {}

  /**
   * Returns the value of a field: visible ASCII, with blanks only between.
   *
   * @throws IllegalArgumentException if it has another form; the message is fit for the user
   */
  static String header(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a value of more than " + MAX_LENGTH + " characters");
    }
    if (!VALUE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a field's value (expected: visible ASCII, without blanks at its ends)");
    }
    return text;
  }

  /**
   * Returns the value of a parameter, as it reads once it is decoded.
   *
   * @throws IllegalArgumentException if it is too long; the message is fit for the user
   */
  static String parameter(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a value of more than " + MAX_LENGTH + " characters");
    }
    return text;
  }
}
