package io.spooky.runtime.transport;

/**
 * Counts the streams that this side resets on one connection. Servers end a connection on which too
 * many are (CVE-2023-44487; 200 in 30 s with Netty), and with it everybody else's requests, so it
 * is replaced before. Confined to the worker's event loop.
 */
final class ResetMeter {
  static final int MOST = 180;

  private static final long WINDOW_NANOS = 30_000_000_000L;

  private long windowStart;
  private int resets;

  /** Counts one, and returns whether the connection should take no more requests. */
  boolean countsTooMany(long nowNanos) {
    if (resets == 0 || nowNanos - windowStart >= WINDOW_NANOS) {
      windowStart = nowNanos;
      resets = 0;
    }
    return ++resets >= MOST;
  }
}
