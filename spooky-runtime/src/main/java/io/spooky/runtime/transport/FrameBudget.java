package io.spooky.runtime.transport;

/**
 * How many frames a backend may send that nobody asked for: PING, SETTINGS, empty DATA and the like
 * (RFC 9113, section 10.5). Requests and what is sent of their bodies earn some, since they call
 * for answers; time gives the rest back. Confined to the worker's event loop.
 *
 * <p>Servers measure the path with a PING for each read and open windows with every frame, so the
 * budget is wide; a flood has no end, so it needs no more than to be finite.
 */
final class FrameBudget {
  /** The most frames that can be spent at once. */
  static final int BURST = 10_000;

  /** What comes back each second. */
  static final int PER_SECOND = 1_000;

  /** The most window updates that can be owed: a backend may want single bytes. */
  static final int MOST_UPDATES = 1 << 20;

  /** A window for the connection and one for the stream may be opened for each byte sent. */
  private static final int UPDATES_PER_BYTE = 2;

  /** What a frame for a stream that is over costs at least, in bytes. */
  private static final int LATE_FRAME = 16;

  private static final long NANOS_EACH = 1_000_000_000L / PER_SECOND;

  private int left = BURST;
  private int updates;
  private int late;
  private long refilledNanos;

  /**
   * Makes a full budget.
   *
   * @param nowNanos the time of a monotonic clock
   */
  FrameBudget(long nowNanos) {
    refilledNanos = nowNanos;
  }

  /** Adds what an action of this side calls for. */
  void earn(int frames) {
    left = Math.min(BURST, left + frames);
  }

  /** Takes frames, and returns whether they are within the budget. */
  boolean spend(int frames) {
    left -= frames;
    // The clock is asked only once everything is spent, which never happens to most connections.
    return left >= 0 || refill(System.nanoTime());
  }

  /** Notes bytes of content that this side sent: windows are opened for them. */
  void sent(int bytes) {
    updates = (int) Math.min(MOST_UPDATES, updates + (long) UPDATES_PER_BYTE * bytes);
  }

  /** Takes a window update, and returns whether it is within the budget. */
  boolean spendUpdate() {
    if (updates > 0) {
      updates--;
      return true;
    }
    return spend(1);
  }

  /**
   * Notes that this side reset a stream: so many bytes of content may be on their way to it, in
   * frames of any size (RFC 9113, section 5.1).
   */
  void reset(int window) {
    late = Math.min(BackendConnections.CONNECTION_WINDOW, late + window);
  }

  /** Takes content for a stream that is over, and returns whether it is within the budget. */
  boolean spendLate(int bytes) {
    int cost = Math.max(LATE_FRAME, bytes);
    if (late >= cost) {
      late -= cost;
      return true;
    }
    return spend(1);
  }

  /** Gives back what time has earned, and returns whether the budget is kept then. */
  boolean refill(long nowNanos) {
    long earned = (nowNanos - refilledNanos) / NANOS_EACH;
    refilledNanos += earned * NANOS_EACH;
    left = (int) Math.min(BURST, left + earned);
    return left >= 0;
  }
}
