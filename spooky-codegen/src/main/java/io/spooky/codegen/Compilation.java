package io.spooky.codegen;

import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.util.List;

/**
 * What became of a config.
 *
 * @param problems all that was found, sorted by place; warnings may stand beside files
 * @param files the sources; empty if there is an error
 * @param proxyClass the qualified name of the class that implements the contract
 */
public record Compilation(List<Problem> problems, List<GeneratedFile> files, String proxyClass) {
  /** Copies the lists. */
  public Compilation {
    problems = List.copyOf(problems);
    files = List.copyOf(files);
  }

  /** Returns whether the config was refused. */
  public boolean failed() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
