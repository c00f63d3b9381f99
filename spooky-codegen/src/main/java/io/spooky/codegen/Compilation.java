package io.spooky.codegen;

import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What became of a config.
 *
 * @param problems all that was found, sorted by place; warnings may stand beside files
 * @param files the sources; empty if there is an error
 * @param lookedAt files that the config names and the verdict depends on, there or not
 * @param until when the verdict changes, though no file does; {@link Instant#MAX} for never
 * @param proxyClass the qualified name of the class that implements the contract
 */
public record Compilation(
    List<Problem> problems,
    List<GeneratedFile> files,
    Set<Path> lookedAt,
    Instant until,
    String proxyClass) {
  /** Copies the lists. */
  public Compilation {
    problems = List.copyOf(problems);
    files = List.copyOf(files);
    lookedAt = Set.copyOf(lookedAt);
  }

  /** Returns whether the config was refused. */
  public boolean failed() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
