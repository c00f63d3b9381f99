package io.spooky.codegen;

import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;

/**
 * What was learnt of a config without compiling it.
 *
 * @param problems all that was found wrong with it, sorted by place
 * @param text for people, with a line end after each line; empty if there is an error
 */
public record Inspection(List<Problem> problems, String text) {
  /** Copies the list. */
  public Inspection {
    problems = List.copyOf(problems);
  }

  /** Returns whether the config was refused. */
  public boolean failed() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
