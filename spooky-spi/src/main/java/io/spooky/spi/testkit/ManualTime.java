package io.spooky.spi.testkit;

import java.time.Duration;

/**
 * A monotonic clock that moves only when told to. Like {@link System#nanoTime}, its values have no
 * meaning by themselves and may pass from the greatest long to the least: compare differences.
 */
public final class ManualTime {
  private long nowNanos;

  private ManualTime(long nowNanos) {
    this.nowNanos = nowNanos;
  }

  /** Returns a clock that shows an arbitrary time. */
  public static ManualTime create() {
    return new ManualTime(1_000_000_000L);
  }

  /** Returns a clock that overflows after the given span, to test plugins that compare times. */
  public static ManualTime overflowingIn(Duration span) {
    return new ManualTime(Long.MAX_VALUE - span.toNanos());
  }

  /** Returns the time, in nanoseconds. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Moves on, and returns the new time in nanoseconds. */
  public long advance(Duration span) {
    nowNanos += span.toNanos();
    return nowNanos;
  }
}
