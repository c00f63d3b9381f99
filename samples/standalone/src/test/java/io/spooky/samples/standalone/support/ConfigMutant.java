package io.spooky.samples.standalone.support;

import io.spooky.spi.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A config in YAML's block style of which one line, with what it holds, was changed. */
public final class ConfigMutant {
  private static final Pattern LINE = Pattern.compile("( *(?:- )*)(?:([^:\" ]+):)?(?: ?(.+))?");
  private static final List<String> OTHER_TYPES =
      List.of("[a, b]", "{ a: b }", "[]", "{}", "many", "-1", "0", "1e9", "true", "~", "\"\"");
  private static final String LETTERS = "aeiostxyz_-09./: ";

  private final List<String> lines;
  private final String change;
  private final String key;
  private final int first;
  private final int last;

  private ConfigMutant(List<String> lines, String change, String key, int first, int last) {
    this.lines = lines;
    this.change = change;
    this.key = key;
    this.first = first;
    this.last = last;
  }

  /** Makes one change at random. */
  public static ConfigMutant of(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    int end = endOf(lines, at);
    Matcher line = LINE.matcher(lines.get(at));
    if (!line.matches()) {
      throw new IllegalArgumentException(lines.get(at));
    }
    String before = lines.get(at).strip();
    String key = line.group(2) == null ? before : line.group(2);
    String how = change(lines, at, end, line, random);
    String now = at < lines.size() ? lines.get(at).strip() : "";
    String change = how + " line " + (at + 1) + ": '" + before + "', now '" + now + "'";
    return new ConfigMutant(lines, change, key, parentOf(lines, at) + 1, end + (end - at));
  }

  private static String change(List<String> lines, int at, int end, Matcher line, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> {
        lines.subList(at, end).clear();
        return "drop";
      }
      case 1 -> {
        lines.addAll(end, List.copyOf(lines.subList(at, end)));
        return "duplicate";
      }
      case 2 -> {
        lines.subList(at + 1, end).clear();
        String keyText = line.group(2) == null ? "" : line.group(2) + ": ";
        String other = OTHER_TYPES.get(random.nextInt(OTHER_TYPES.size()));
        lines.set(at, line.group(1) + keyText + other);
        return "retype";
      }
      default -> {
        lines.set(at, line.group(1) + misspelt(lines.get(at).substring(line.end(1)), random));
        return "misspell";
      }
    }
  }

  private static String misspelt(String text, Random random) {
    int at = random.nextInt(text.length());
    char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + letter + text.substring(at);
      default -> text.substring(0, at) + letter + text.substring(at + 1);
    };
  }

  private static int indentOf(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Returns the index after the last line that belongs to a line. */
  private static int endOf(List<String> lines, int at) {
    int end = at + 1;
    int indent = keyIndent(lines.get(at));
    boolean item = lines.get(at).strip().startsWith("- ");
    while (end < lines.size()
        && (indentOf(lines.get(end)) > indentOf(lines.get(at))
            && (item || indentOf(lines.get(end)) > indent))) {
      end++;
    }
    return end;
  }

  private static int keyIndent(String line) {
    return indentOf(line) + (line.strip().startsWith("- ") ? 2 : 0);
  }

  /** Returns the index of the line that a line belongs to; 0 for those of the top level. */
  private static int parentOf(List<String> lines, int at) {
    int from = Math.min(at, lines.size() - 1);
    int parent = from;
    while (parent > 0 && indentOf(lines.get(parent)) >= indentOf(lines.get(from))) {
      parent--;
    }
    return parent;
  }

  /** Returns the config. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Returns what was changed. */
  public String change() {
    return change;
  }

  /**
   * Returns whether a problem leads to the change: by its place, or by the name of what changed.
   */
  public boolean isNamedBy(Problem problem) {
    String text = problem.format("config.yaml");
    boolean near = problem.line() >= first && problem.line() <= last;
    return near || text.contains("'" + key + "'") || text.contains(key);
  }
}
