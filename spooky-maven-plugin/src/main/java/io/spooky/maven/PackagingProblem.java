package io.spooky.maven;

import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Something in a POM that would break the edge when it is packaged.
 *
 * @param pom the file as messages name it
 * @param problem what is wrong, and where
 * @param cure lines of XML to paste
 */
record PackagingProblem(String pom, Problem problem, List<String> cure) {
  /** Copies the lines. */
  PackagingProblem {
    cure = List.copyOf(cure);
  }

  /** Returns whether the build must not go on. */
  boolean isError() {
    return problem.severity() == Severity.ERROR;
  }

  /** Logs the problem as what it is, and the cure below. */
  void log(Log log) {
    Consumer<String> lines = isError() ? log::error : log::warn;
    lines.accept(problem.format(pom));
    cure.forEach(line -> lines.accept("    " + line));
  }
}
