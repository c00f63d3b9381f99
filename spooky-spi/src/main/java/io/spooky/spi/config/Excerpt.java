package io.spooky.spi.config;

import java.util.List;

/**
 * Draws one line of a file with a mark under a part of it. Columns are counted as a terminal shows
 * them, long lines are cut around the mark, and what a terminal would hide or obey is written as an
 * escape. Stateless.
 */
final class Excerpt {
  /** How many code points of a line are shown. */
  private static final int MOST_SHOWN = 100;

  /** How many of them stand before the mark where a line is cut. */
  private static final int MOST_BEFORE = 40;

  private static final String CUT = "...";

  private Excerpt() {}

  /** Returns the line, and below it the mark with its note. */
  static List<String> of(String line, int number, int column, String note) {
    int[] text = line.codePoints().toArray();
    int from = Math.min(column - 1, text.length);
    int to = Math.max(from, Math.min(from + MOST_BEFORE, MarkedPart.end(text, from)));
    int start = text.length > MOST_SHOWN ? Math.max(0, from - MOST_BEFORE) : 0;
    int end = Math.max(to, Math.min(text.length, start + MOST_SHOWN));
    String before = (start > 0 ? CUT : "") + shown(text, start, from);
    String marked = shown(text, from, to);
    String after = shown(text, to, end) + (end < text.length ? CUT : "");
    String gutter = String.format("%6d | ", number);
    String mark = "^" + "~".repeat(Math.max(0, DisplayWidth.of(marked) - 1));
    String indent = " ".repeat(gutter.length() - 2) + "| " + " ".repeat(DisplayWidth.of(before));
    return List.of(
        (gutter + before + marked + after).stripTrailing(),
        indent + mark + (note.isEmpty() ? "" : " " + note));
  }

  private static String shown(int[] text, int from, int to) {
    StringBuilder shown = new StringBuilder();
    for (int i = from; i < to; i++) {
      int c = text[i];
      if (c == '\t') {
        shown.append("\\t");
      } else if (isHidden(c)) {
        shown.append(String.format(c < 0x80 ? "\\x%02x" : "\\u%04x", c));
      } else {
        shown.appendCodePoint(c);
      }
    }
    return shown.toString();
  }

  // Format characters are among them: some turn the direction of all that follows.
  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
