package io.spooky.runtime.health;

import io.spooky.spi.Observations;
import io.spooky.spi.Outcome;

/** What one worker saw of one backend since its last report. Immutable; safe for all threads. */
public final class WorkerObservations implements Observations {
  private final long[] counts;
  private final int failuresInARow;
  private final long latencyNanos;

  /**
   * Makes a report, which takes over the array.
   *
   * @param counts by the ordinal of {@link Outcome}
   */
  WorkerObservations(long[] counts, int failuresInARow, long latencyNanos) {
    this.counts = counts;
    this.failuresInARow = failuresInARow;
    this.latencyNanos = latencyNanos;
  }

  // Both ends of the array are of this build of the enum.
  @SuppressWarnings("EnumOrdinal")
  @Override
  public long count(Outcome outcome) {
    return counts[outcome.ordinal()];
  }

  @Override
  public int failuresInARow() {
    return failuresInARow;
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }
}
