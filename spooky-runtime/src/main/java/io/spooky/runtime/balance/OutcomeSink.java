package io.spooky.runtime.balance;

import io.spooky.spi.Outcome;

/** Takes the outcome of every attempt of one upstream on one worker, for health and telemetry. */
@FunctionalInterface
public interface OutcomeSink {
  /**
   * An attempt is over; on the worker's event loop.
   *
   * @param upstream the upstream
   * @param slot the backend's slot
   * @param outcome how it ended
   * @param latencyNanos nanoseconds until the response head; 0 where none came
   */
  void completed(Upstream upstream, int slot, Outcome outcome, long latencyNanos);
}
