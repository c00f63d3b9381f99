package io.spooky.codegen.check;

import io.spooky.spi.config.ProblemList;

/**
 * Judges all routes of a file together. The check of the file calls it once all routes are read, so
 * that what it finds is told along with everything else.
 */
@FunctionalInterface
public interface RoutesJudge {
  /**
   * Judges.
   *
   * @param routes all that have no fault of their own, with what is expected of them
   * @param problems takes what is found
   */
  void judge(CheckedRoutes routes, ProblemList problems);
}
