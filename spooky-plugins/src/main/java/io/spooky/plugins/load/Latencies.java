package io.spooky.plugins.load;

import java.time.Duration;
import java.util.Arrays;

/**
 * The latencies of all slots as averages that remember peaks: a sample above the average replaces
 * it, one below it moves it, and time lets it decay by half in each half-life. Confined to one
 * worker's event loop.
 *
 * <p>All averages decay alike, so that comparing them needs no exponential: each is kept at the
 * worth it would have had at one common time (Cormode and others, "Forward decay", ICDE 2009).
 */
final class Latencies {
  /** Time constants after which the common time moves on; exp of it is far from overflow. */
  private static final double LONGEST = 200;

  /** In nanoseconds: {@code exp(-t / tau)} is a half after one half-life. */
  private final double tau;

  private double[] worth = {};
  private double[] average = {};
  private long[] sampled = {};
  private long common;
  private boolean started;

  /** Makes averages of no slots. */
  Latencies(Duration halfLife) {
    tau = halfLife.toNanos() / Math.log(2);
  }

  /** Makes room for slots; those that there were keep what is known of them. */
  void resize(int slots) {
    worth = Arrays.copyOf(worth, slots);
    average = Arrays.copyOf(average, slots);
    sampled = Arrays.copyOf(sampled, slots);
  }

  /** Takes a slot for one that nothing is known of. */
  void forget(int slot) {
    worth[slot] = 0;
  }

  /** Returns whether nothing is known of a slot: no sample, or none for very long. */
  boolean isUnknown(int slot) {
    return worth[slot] == 0;
  }

  /** Returns a number above 0 that is to those of other slots as its average is to theirs. */
  double relative(int slot) {
    return worth[slot];
  }

  /** Returns the average in nanoseconds; 0 if it is unknown. */
  double at(int slot, long nowNanos) {
    return worth[slot] == 0 ? 0 : average[slot] * weightAfter(nowNanos - sampled[slot]);
  }

  /** Takes a sample in. */
  void sample(int slot, double nanos, long nowNanos) {
    moveOn(nowNanos);
    double latency = Math.max(1, nanos);
    if (worth[slot] > 0 && latency < at(slot, nowNanos)) {
      double kept = weightAfter(nowNanos - sampled[slot]);
      latency = average[slot] * kept + latency * (1 - kept);
    }
    average[slot] = latency;
    sampled[slot] = nowNanos;
    worth[slot] = latency * Math.exp((nowNanos - common) / tau);
  }

  /** A clock that stood still or went back weighs like no time. */
  private double weightAfter(long nanos) {
    return Math.exp(-Math.max(0, nanos) / tau);
  }

  /** Has numbers stay in range. */
  private void moveOn(long nowNanos) {
    double ages = (nowNanos - common) / tau;
    if (started && ages <= LONGEST) {
      return;
    }
    double factor = started ? Math.exp(-ages) : 0;
    for (int slot = 0; slot < worth.length; slot++) {
      worth[slot] *= factor;
    }
    common = nowNanos;
    started = true;
  }
}
