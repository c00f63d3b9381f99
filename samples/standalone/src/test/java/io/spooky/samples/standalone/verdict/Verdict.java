package io.spooky.samples.standalone.verdict;

import io.spooky.spi.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one of the three says of a config.
 *
 * @param accepted whether it can run
 * @param problems severity, place, code, subject and message of each, sorted by place
 */
record Verdict(boolean accepted, List<String> problems) {
  private static final String RESTART = "SPK0591";

  /** Sorts the list. */
  Verdict {
    problems = problems.stream().sorted().toList();
  }

  /** Returns the verdict that these problems are. */
  static Verdict refused(List<Problem> problems) {
    return new Verdict(
        false,
        problems.stream()
            .map(p -> (p.severity() == Problem.Severity.ERROR ? "error " : "warning ") + p)
            .toList());
  }

  /** Reads problems as the command line and the log write them; other lines are passed over. */
  static Verdict read(boolean accepted, Path config, Stream<String> lines) {
    Pattern form =
        Pattern.compile(
            "^(warning: |\\S+ WARN .*: )?.*"
                + Pattern.quote(config.toString())
                + "(?:: ?| )((\\[\\d+,\\d+\\] )?SPK\\d{4} .*)");
    return new Verdict(
        accepted,
        lines
            // Lines of the config are shown indented, and could say anything.
            .filter(line -> !line.startsWith(" "))
            .map(form::matcher)
            .filter(Matcher::find)
            .map(m -> (m.group(1) == null ? "error " : "warning ") + m.group(2))
            .toList());
  }

  /** Returns the verdict without what does not keep the config from running. */
  Verdict withoutWarnings() {
    return new Verdict(
        accepted, problems.stream().filter(text -> text.startsWith("error ")).toList());
  }

  /** Returns the lines, in order, that need a restart; empty if something else is wrong. */
  List<Integer> restarts() {
    List<String> errors = withoutWarnings().problems();
    boolean alone = errors.stream().allMatch(text -> text.contains(" " + RESTART + " "));
    return alone ? errors.stream().map(Verdict::line).sorted().toList() : List.of();
  }

  /** Returns whether it is refused for what only a start can know. */
  boolean isOfThisMachine() {
    List<String> errors = withoutWarnings().problems();
    return !errors.isEmpty() && errors.stream().allMatch(text -> text.contains(" SPK05"));
  }

  private static int line(String problem) {
    return Integer.parseInt(problem.substring(problem.indexOf('[') + 1, problem.indexOf(',')));
  }
}
