package io.spooky.codegen.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains problems by their codes. Stateless; any thread. */
public final class Explanations {
  private static final int MOST_OFFERED = 6;

  private Explanations() {}

  /**
   * Returns what a code means, an example of the mistake and the cure, line by line.
   *
   * @param code such as {@code SPK0103}, {@code 103} or {@code spk103}
   * @throws IllegalArgumentException if there is no such code; the message offers others and is fit
   *     for the user
   */
  public static List<String> explain(String code) {
    Map<String, Explanation> all = ExplanationTexts.read();
    Explanation found = all.get(canonical(code));
    if (found == null) {
      throw new IllegalArgumentException(
          "'" + code.lines().findFirst().orElse("") + "' is not a code" + offer(code, all));
    }
    return lines(found);
  }

  private static String canonical(String code) {
    String digits = code.strip().toUpperCase(Locale.ROOT).replaceFirst("^SPK-?", "");
    return digits.matches("[0-9]{1,4}") ? "SPK" + "0".repeat(4 - digits.length()) + digits : code;
  }

  private static String offer(String code, Map<String, Explanation> all) {
    List<Explanation> near =
        Stream.concat(
                all.values().stream().filter(e -> isNear(canonical(code), e.code())),
                all.values().stream().filter(e -> isAbout(code, e)))
            .distinct()
            .limit(MOST_OFFERED)
            .toList();
    if (near.isEmpty()) {
      return " (expected: a code as messages print it, such as SPK0103)";
    }
    return "; did you mean one of these?"
        + near.stream()
            .map(e -> System.lineSeparator() + "  " + e.code() + " " + e.title())
            .collect(Collectors.joining());
  }

  // A digit that slipped; the last one gives its neighbours, which are about the same thing.
  private static boolean isNear(String code, String other) {
    if (code.length() != other.length()) {
      return false;
    }
    int different = 0;
    for (int i = 0; i < code.length(); i++) {
      different += code.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return different == 1;
  }

  private static boolean isAbout(String word, Explanation explanation) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return lower.length() > 2
        && (explanation.title() + String.join("\n", explanation.example()))
            .toLowerCase(Locale.ROOT)
            .contains(lower);
  }

  private static List<String> lines(Explanation explanation) {
    List<String> lines = new ArrayList<>();
    lines.add(explanation.code() + ": " + explanation.title());
    lines.addAll(explanation.meaning());
    lines.add("");
    lines.add("The mistake:");
    explanation.example().forEach(line -> lines.add("    " + line));
    lines.add("");
    lines.add("The cure:");
    explanation.cure().forEach(line -> lines.add("    " + line));
    return lines;
  }
}
