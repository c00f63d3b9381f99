package io.spooky.spi.testkit;

import io.spooky.spi.Observations;
import io.spooky.spi.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** A report of one worker about one backend, put together by a test. */
public final class FakeObservations implements Observations {
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private int failuresInARow;
  private long latencyNanos;

  /** Makes a report of nothing. */
  public FakeObservations() {}

  /** Returns a report of attempts that all ended alike, with no failures in a row. */
  public static FakeObservations of(Outcome outcome, long attempts) {
    return new FakeObservations().and(outcome, attempts);
  }

  /** Adds attempts that ended so. */
  public FakeObservations and(Outcome outcome, long attempts) {
    counts.merge(outcome, attempts, Long::sum);
    return this;
  }

  /** Sets the length of the run of failures that the report ends with. */
  public FakeObservations endingInFailures(int length) {
    failuresInARow = length;
    return this;
  }

  /** Sets the sum of the latencies, in nanoseconds. */
  public FakeObservations latencyNanos(long sum) {
    latencyNanos = sum;
    return this;
  }

  @Override
  public long count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  @Override
  public int failuresInARow() {
    return failuresInARow;
  }

  @Override
  public long latencyNanos() {
    return latencyNanos;
  }

  /** Returns the counts that are not zero, and the run. */
  @Override
  public String toString() {
    return counts + " ending in " + failuresInARow + " failures";
  }
}
