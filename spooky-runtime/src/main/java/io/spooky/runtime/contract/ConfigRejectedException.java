package io.spooky.runtime.contract;

import io.spooky.spi.config.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A config was refused, at compilation or at start-up. Carries every problem found. */
public final class ConfigRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final String source;

  /**
   * Makes the exception.
   *
   * @param source the file as messages print it
   * @param problems what is wrong, sorted by place; warnings may be among them
   */
  public ConfigRejectedException(String source, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.format(source))
            .collect(Collectors.joining(System.lineSeparator())));
    this.source = source;
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong, sorted by place. */
  public List<Problem> problems() {
    return problems;
  }

  /** Returns the file as messages print it. */
  public String source() {
    return source;
  }
}
