package io.spooky.codegen.config;

import io.spooky.spi.config.ProblemList;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the file's bytes into text, and refuses what an editor would not show. */
final class SourceDecoder {
  private static final int MOST_REPORTED = 10;
  private static final String WORD_ENDS = " \t\r\n,[]{}\"'";

  private SourceDecoder() {}

  /** Returns the text without a byte order mark, or empty after it reported what is wrong. */
  static Optional<String> decode(byte[] bytes, ProblemList problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = withoutMark(out.flip().toString());
    if (result.isError()) {
      reportMalformed(bytes, in.position(), text, problems);
      return Optional.empty();
    }
    boolean refused = reportControls(text, problems) || reportLongWord(text, problems);
    return refused ? Optional.empty() : Optional.of(text);
  }

  // The parser's time grows with the square of a word's length: seconds for a megabyte.
  private static boolean reportLongWord(String text, ProblemList problems) {
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (WORD_ENDS.indexOf(text.charAt(i)) >= 0) {
        start = i + 1;
      } else if (i - start >= NodeComposer.MAX_LENGTH) {
        Place place = placeAfter(text.substring(0, start));
        problems.error(
            ProblemCode.TOO_LONG.code(),
            place.line(),
            place.column(),
            "file",
            "a word of more than " + NodeComposer.MAX_LENGTH + " characters");
        return true;
      }
    }
    return false;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static void reportMalformed(
      byte[] bytes, int position, String before, ProblemList problems) {
    Place place = placeAfter(before);
    int value = bytes[position] & 0xff;
    String message =
        position == 0 && value >= 0xfe
            ? "the file is UTF-16; save it as UTF-8"
            : "the byte 0x" + Integer.toHexString(value) + " is not UTF-8; save the file as UTF-8";
    problems.error(ProblemCode.NOT_UTF8.code(), place.line(), place.column(), "file", message);
  }

  private static boolean reportControls(String text, ProblemList problems) {
    int found = 0;
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length() && found < MOST_REPORTED; i++) {
      char c = text.charAt(i);
      if (isForbidden(c)) {
        found++;
        problems.error(ProblemCode.CONTROL_CHARACTER.code(), line, column, "file", describe(c));
      }
      if (isBreak(text, i)) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return found > 0;
  }

  private static Place placeAfter(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text, i)) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(text.charAt(i))) {
        column++;
      }
    }
    return new Place(line, column);
  }

  private static boolean isBreak(String text, int index) {
    char c = text.charAt(index);
    return c == '\n' || (c == '\r' && !text.startsWith("\n", index + 1));
  }

  // YAML 1.1 also breaks lines at U+0085, U+2028 and U+2029, which editors do not: places would be
  // wrong and a comment could end where nobody sees it.
  private static boolean isForbidden(char c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        || (c >= 0x7f && c <= 0x9f)
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF'
        || c >= '\uFFFE';
  }

  private static String describe(char c) {
    String name = "U+" + String.format("%04X", (int) c);
    return c == 0
        ? "a NUL character (" + name + ") stands here; delete it"
        : "the invisible character " + name + " stands here; delete it";
  }
}
