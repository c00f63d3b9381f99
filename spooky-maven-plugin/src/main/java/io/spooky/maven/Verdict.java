package io.spooky.maven;

import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a build does about the problems of a config: logs each with the lines of the file that it is
 * about and, where the config is refused, fails with their number alone.
 *
 * @param problems all that was found
 * @param shownName the config as messages name it
 */
record Verdict(List<Problem> problems, String shownName) {
  /** Logs each problem as what it is. */
  void log(Log log) {
    for (Problem problem : problems) {
      List<String> lines = problem.lines(shownName);
      lines.forEach(problem.severity() == Severity.ERROR ? log::error : log::warn);
    }
  }

  /** Returns whether something was found, however harmless. */
  boolean hasProblems() {
    return !problems.isEmpty();
  }

  /**
   * Ends the goal if the config is refused.
   *
   * @param failOnWarning whether a warning is enough
   * @param consequence what the user is to know besides the number, such as {@code ; nothing was
   *     generated}
   */
  void enforce(boolean failOnWarning, String consequence) throws MojoFailureException {
    if (count(Severity.ERROR) > 0) {
      throw new MojoFailureException(summary() + consequence);
    }
    if (failOnWarning && hasProblems()) {
      throw new MojoFailureException(summary() + ", and spooky.failOnWarning is set" + consequence);
    }
  }

  /** Returns the numbers, such as {@code 2 errors and 1 warning in config.yaml}. */
  String summary() {
    long errors = count(Severity.ERROR);
    long warnings = count(Severity.WARNING);
    String both = errors > 0 && warnings > 0 ? " and " : "";
    return plural(errors, "error") + both + plural(warnings, "warning") + " in " + shownName;
  }

  private long count(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).count();
  }

  private static String plural(long count, String noun) {
    return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
  }
}
