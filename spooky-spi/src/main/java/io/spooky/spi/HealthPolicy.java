package io.spooky.spi;

import java.time.Duration;

/**
 * Judges the health of one upstream's backends from what requests and probes saw.
 *
 * <p>All methods are called on the control thread, never two at a time; none may block. A policy
 * decides; the runtime acts, and keeps the guard rails: the largest share of an upstream that may
 * be ejected, and what happens when all are.
 */
public interface HealthPolicy {
  /**
   * Passive marks: what one worker saw of a backend since its last report.
   *
   * @param slot the backend
   * @param seen the counts; valid only during the call
   * @param nowNanos the monotonic clock, in nanoseconds
   */
  void observed(int slot, Observations seen, long nowNanos);

  /**
   * Result of one active probe.
   *
   * @param slot the backend
   * @param passed whether a 2xx response came within the probe's time-out
   * @param detail a few words for the log, such as {@code status 503} or {@code timed out}
   * @param nowNanos the monotonic clock, in nanoseconds
   */
  void probed(int slot, boolean passed, String detail, long nowNanos);

  /**
   * The slot holds another backend than before, or its first, or a reload changed this backend's
   * options or whether it is probed: forget what was known about it, and read {@link HealthContext}
   * anew; the runtime takes it for healthy from here on. Comes before the first report about it,
   * and not for the backends that the policy was made with. An emptied slot is not announced; no
   * reports come for it, and orders about it do nothing. Backends that a reload left alone keep
   * their health.
   *
   * @param slot the backend, from 0 to {@link UpstreamInfo#backends()} - 1, which may have grown
   */
  default void replaced(int slot) {}

  /**
   * Decides. Called after each report, and once an {@link #interval()} even without one.
   *
   * @param nowNanos the monotonic clock, in nanoseconds
   * @param control what can be done about a backend; valid only during the call
   */
  void evaluate(long nowNanos, HealthControl control);

  /** Returns the longest time between two calls of {@link #evaluate}; at least 10 ms. */
  default Duration interval() {
    return Duration.ofSeconds(1);
  }

  /**
   * Returns after how many failures in a row a worker reports at once instead of with its next
   * periodic report; at least 1.
   */
  default int urgentAfter() {
    return 1;
  }
}
