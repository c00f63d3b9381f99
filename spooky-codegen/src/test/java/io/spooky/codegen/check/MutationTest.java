package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.spi.config.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Good configs with something changed at random: always a model or an error, never an exception.
 */
final class MutationTest {
  private static final int MUTANTS = 2_000;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.\"$/-]{2,}");
  private static final List<String> STRANGE =
      List.of(
          "",
          "~",
          "[]",
          "{}",
          "[[]]",
          "{a: b}",
          "no",
          "0123",
          "12:30:45",
          "1e3",
          "-1",
          "0",
          "99999999999999999999",
          "*",
          "&a",
          "*a",
          "!!x",
          "|",
          "\"",
          "'",
          "${X}",
          "${X:y}",
          "${",
          "\t",
          "\0",
          "\u0085",
          "\u2028",
          "\"\\ud800\"",
          "<<",
          "? ",
          "- ",
          ": ",
          "#",
          "---",
          "...",
          "%",
          "ü",
          "::",
          "[::1]:80",
          "/../",
          "x".repeat(300));

  @Test
  void check_mutants_neverThrows() {
    SplittableRandom random = new SplittableRandom(20_260_101);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = GoodConfigs.ALL.get(i % GoodConfigs.ALL.size());
      for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
        mutant = mutate(mutant, random);
      }
      refused += isRefused(mutant) ? 1 : 0;
    }
    // A checker that lets all pass, or none, would not be one.
    assertWithMessage("refused mutants").that(refused).isAtLeast(MUTANTS / 2);
    assertWithMessage("refused mutants").that(refused).isLessThan(MUTANTS);
  }

  private static boolean isRefused(String mutant) {
    Checked checked;
    try {
      checked = Checked.bytes(mutant.getBytes(StandardCharsets.UTF_8));
    } catch (Throwable e) {
      throw new AssertionError("the check of this config failed:\n" + mutant, e);
    }
    boolean error =
        checked.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    assertWithMessage("%s%s", mutant, checked.report())
        .that(checked.proxy().isPresent())
        .isEqualTo(!error);
    checked
        .problems()
        .forEach(
            problem ->
                assertWithMessage(mutant)
                    .that(problem.format("f"))
                    .matches("f(:\\[[0-9]+,[0-9]+\\])? SPK[0-9]{4} [^\\p{Cntrl}]+"));
    checked.problems().forEach(problem -> assertShown(mutant, problem));
    return error;
  }

  private static void assertShown(String mutant, Problem problem) {
    List<String> lines = problem.lines("f");
    assertWithMessage(mutant).that(lines.get(0)).isEqualTo(problem.format("f"));
    assertWithMessage(mutant).that(problem.hasExcerpt()).isEqualTo(problem.line() > 0);
    for (String line : lines) {
      assertWithMessage(mutant).that(line).matches("[^\\p{Cntrl}]*");
    }
    if (problem.hasExcerpt()) {
      assertWithMessage(mutant).that(lines.get(1)).startsWith("%6d |".formatted(problem.line()));
      assertWithMessage(mutant).that(lines.get(2)).matches(" {7}\\| +\\^~*|.{7}\\| \\^~*");
    }
  }

  private static String mutate(String text, SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> lines(text, random, (lines, at) -> lines.remove(at));
      case 1 -> lines(text, random, (lines, at) -> lines.add(at, lines.get(at)));
      case 2 -> lines(text, random, (lines, at) -> lines.set(at, " " + lines.get(at)));
      case 3 -> word(text, random, STRANGE.get(random.nextInt(STRANGE.size())));
      case 4 -> misspell(text, random);
      default -> insert(text, random, STRANGE.get(random.nextInt(STRANGE.size())));
    };
  }

  /** Changes a list of lines at one of them. */
  private interface LineChange {
    void change(List<String> lines, int at);
  }

  private static String lines(String text, SplittableRandom random, LineChange change) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (!lines.isEmpty()) {
      change.change(lines, random.nextInt(lines.size()));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String word(String text, SplittableRandom random, String replacement) {
    List<int[]> words = new ArrayList<>();
    for (Matcher matcher = WORD.matcher(text); matcher.find(); ) {
      words.add(new int[] {matcher.start(), matcher.end()});
    }
    if (words.isEmpty()) {
      return text;
    }
    int[] word = words.get(random.nextInt(words.size()));
    return text.substring(0, word[0]) + replacement + text.substring(word[1]);
  }

  private static String misspell(String text, SplittableRandom random) {
    int at = random.nextInt(Math.max(1, text.length() - 1));
    return text.length() < 2 ? text : text.substring(0, at) + text.substring(at + 1);
  }

  private static String insert(String text, SplittableRandom random, String what) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + what + text.substring(at);
  }
}
