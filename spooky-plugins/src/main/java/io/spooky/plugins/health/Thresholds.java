package io.spooky.plugins.health;

import io.spooky.spi.Observations;
import io.spooky.spi.Options;
import io.spooky.spi.Outcome;
import java.time.Duration;

/**
 * What one backend's options say.
 *
 * @param failures failures in a row that eject, at least 1
 * @param successes successes in a row that restore, at least 1
 * @param cooldown how long it stays out after its last failure, at least
 * @param countServerErrors whether a status of 500 or above is a failure
 */
record Thresholds(int failures, int successes, Duration cooldown, boolean countServerErrors) {
  /** Reads the options. */
  static Thresholds of(Options options) {
    return new Thresholds(
        options.get(ConsecutiveFailuresProvider.FAILURE_THRESHOLD),
        options.get(ConsecutiveFailuresProvider.SUCCESS_THRESHOLD),
        options.get(ConsecutiveFailuresProvider.COOLDOWN),
        options.get(ConsecutiveFailuresProvider.COUNT_SERVER_ERRORS));
  }

  /** Returns how many of a worker's attempts failed; what says nothing of health is left out. */
  long failuresIn(Observations seen) {
    return seen.count(Outcome.TIMEOUT)
        + seen.count(Outcome.CONNECT_FAILED)
        + seen.count(Outcome.RESET)
        + (countServerErrors ? seen.count(Outcome.SERVER_ERROR) : 0);
  }

  /** Returns how many of a worker's attempts showed that the backend works. */
  long successesIn(Observations seen) {
    return seen.count(Outcome.SUCCESS) + (countServerErrors ? 0 : seen.count(Outcome.SERVER_ERROR));
  }
}
