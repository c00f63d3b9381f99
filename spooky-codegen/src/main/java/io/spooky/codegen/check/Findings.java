package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import io.spooky.spi.config.ProblemList;

/** Where the checks of all blocks report what they find. Confined to one check. */
final class Findings {
  private final ProblemList problems;

  private KeyHomes homes = KeyHomes.STATIC;

  Findings(ProblemList problems) {
    this.problems = problems;
  }

  /** Sets which keys there are, the options of plugins included. */
  void homes(KeyHomes all) {
    homes = all;
  }

  /** Returns which keys there are, for messages about those that there are not. */
  KeyHomes homes() {
    return homes;
  }

  /** Reports what makes the config unusable. */
  void error(ProblemCode code, Place place, String subject, String message) {
    problems.error(code.code(), place.line(), place.column(), subject, message);
  }

  /**
   * Reports what makes the config unusable, and shows another place that belongs to it.
   *
   * @param note what is at the other place
   */
  void error(
      ProblemCode code, Place place, String subject, String message, Place other, String note) {
    add(Severity.ERROR, code, place, subject, message, other, note);
  }

  /** Reports what is foolish but possible. */
  void warning(ProblemCode code, Place place, String subject, String message) {
    problems.warning(code.code(), place.line(), place.column(), subject, message);
  }

  /** Reports what is foolish but possible, and shows another place that belongs to it. */
  void warning(
      ProblemCode code, Place place, String subject, String message, Place other, String note) {
    add(Severity.WARNING, code, place, subject, message, other, note);
  }

  private void add(
      Severity severity,
      ProblemCode code,
      Place place,
      String subject,
      String message,
      Place other,
      String note) {
    Problem problem =
        new Problem(severity, code.code(), place.line(), place.column(), subject, message);
    problems.add(other.line() > 0 ? problem.also(other.line(), other.column(), note) : problem);
  }

  /** Returns whether an error was reported so far. */
  boolean hasErrors() {
    return problems.hasErrors();
  }
}
