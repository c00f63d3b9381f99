package io.spooky.codegen.emit;

/** Writes one character as Java. */
final class CharLiteral {
  private CharLiteral() {}

  /** Returns a literal such as {@code 'a'}; a number for what is not printable ASCII. */
  static String of(char character) {
    if (character < ' ' || character > '~') {
      return Integer.toString(character);
    }
    boolean escaped = character == '\'' || character == '\\';
    return "'" + (escaped ? "\\" : "") + character + "'";
  }
}
