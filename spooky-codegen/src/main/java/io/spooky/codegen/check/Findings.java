package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.ProblemList;

/** Where the checks of all blocks report what they find. Confined to one check. */
final class Findings {
  private final ProblemList problems;

  Findings(ProblemList problems) {
    this.problems = problems;
  }

  /** Reports what makes the config unusable. */
  void error(ProblemCode code, Place place, String subject, String message) {
    problems.error(code.code(), place.line(), place.column(), subject, message);
  }

  /** Reports what is foolish but possible. */
  void warning(ProblemCode code, Place place, String subject, String message) {
    problems.warning(code.code(), place.line(), place.column(), subject, message);
  }

  /** Returns whether an error was reported so far. */
  boolean hasErrors() {
    return problems.hasErrors();
  }
}
