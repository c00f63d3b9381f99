package io.spooky.runtime.config;

import io.spooky.spi.config.ProblemList;

/**
 * A part of the config and where it stands.
 *
 * @param line from 1, or 0 for the whole file
 * @param column likewise
 * @param subject the part, for messages
 */
public record Place(int line, int column, String subject) {
  /** Reports an error here. */
  public void error(ProblemList problems, String code, String message) {
    problems.error(code, line, column, subject, message);
  }

  /** Reports a warning here. */
  public void warning(ProblemList problems, String code, String message) {
    problems.warning(code, line, column, subject, message);
  }
}
