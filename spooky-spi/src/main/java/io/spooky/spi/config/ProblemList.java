package io.spooky.spi.config;

import io.spooky.spi.config.Problem.Severity;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects problems, sorted by place and each once. Confined to one thread. */
public final class ProblemList {
  private final TreeSet<Problem> problems = new TreeSet<>();

  private @Nullable SourceText source;

  /** Makes an empty list. */
  public ProblemList() {}

  /** Sets the file that problems are about, so that they can show its lines. */
  public void source(SourceText text) {
    source = text;
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    problems.add(problem);
  }

  /** Adds an error; see {@link Problem} for the parts. */
  public void error(String code, int line, int column, String subject, String message) {
    add(new Problem(Severity.ERROR, code, line, column, subject, message));
  }

  /** Adds a warning; see {@link Problem} for the parts. */
  public void warning(String code, int line, int column, String subject, String message) {
    add(new Problem(Severity.WARNING, code, line, column, subject, message));
  }

  /** Returns whether there is an error. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Returns the problems found so far, sorted by place. */
  public List<Problem> all() {
    SourceText text = source;
    return text == null
        ? List.copyOf(problems)
        : problems.stream().map(problem -> problem.in(text)).toList();
  }

  /** Returns the number of errors. */
  public int errors() {
    return (int) problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
  }
}
