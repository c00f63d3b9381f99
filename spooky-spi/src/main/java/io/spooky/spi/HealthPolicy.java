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
   * Decides. Called after each report, and once an {@link #interval()} even without one.
   *
   * @param nowNanos the monotonic clock, in nanoseconds
   * @param control what can be done about a backend; valid only during the call
   */
  void evaluate(long nowNanos, HealthControl control);

  /**
   * A reload changed what a slot holds: another backend or none, other option values, or probes
   * where there were none, or none where there were. What is known of the slot is to be forgotten,
   * since the runtime takes its backend for healthy from here on. Of backends that a reload left
   * alone nothing is said: their health goes on.
   *
   * <p>Slots may grow in number: a slot that did not exist before is announced here before anything
   * else is said of it. The {@link HealthContext} has the new values already.
   *
   * @param slot from 0 to {@link UpstreamInfo#backends()} - 1
   */
  default void changed(int slot) {}

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
