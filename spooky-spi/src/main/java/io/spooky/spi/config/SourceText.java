package io.spooky.spi.config;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text of a config file, for showing the lines that problems are about. What it shows is what
 * stands in the file: references to the environment stay references. Immutable.
 */
public final class SourceText {
  private final List<String> lines;

  private SourceText(List<String> lines) {
    this.lines = lines;
  }

  /**
   * Returns the text of a file's bytes; what is not UTF-8 is shown as the replacement character.
   */
  public static SourceText of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SourceText(List.of(unmarked.split("\r\n|\r|\n", -1)));
  }

  /**
   * Returns a line and a mark under what begins at a place in it; nothing where the file has no
   * such line.
   *
   * @param line from 1
   * @param column from 1, in Unicode code points
   * @param note what to say beside the mark; may be empty
   */
  public List<String> excerpt(int line, int column, String note) {
    if (line < 1 || line > lines.size() || column < 1) {
      return List.of();
    }
    return Excerpt.of(lines.get(line - 1), line, column, note);
  }
}
