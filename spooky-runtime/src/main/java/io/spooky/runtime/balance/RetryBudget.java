package io.spooky.runtime.balance;

/**
 * How many further attempts an upstream bears: a share of the requests of the last {@value
 * #SECONDS} s, so that retries cannot multiply the load of backends that fail because of it. A few
 * are always allowed, or a quiet upstream would have none. One for each worker and upstream; kept
 * over reloads. Confined to the worker's event loop.
 */
public final class RetryBudget {
  private static final int SECONDS = 10;

  /** Allowed in every window, whatever the share. */
  static final int MINIMUM = 3;

  private static final long SECOND = 1_000_000_000L;

  private final int[] requests = new int[SECONDS];
  private final int[] retries = new int[SECONDS];
  private final long originNanos;
  private long second;
  private long requestSum;
  private long retrySum;

  /** Makes a budget whose window begins now. */
  public RetryBudget(long nowNanos) {
    originNanos = nowNanos;
  }

  /** Counts a request. */
  public void requested(long nowNanos) {
    advance(nowNanos);
    requests[slot()]++;
    requestSum++;
  }

  /**
   * Takes one further attempt out of the budget.
   *
   * @param share of the window's requests, from 0 to 1
   * @return false if none is left
   */
  public boolean tryTake(double share, long nowNanos) {
    advance(nowNanos);
    if (share <= 0 || retrySum >= Math.max(MINIMUM, (long) (share * requestSum))) {
      return false;
    }
    retries[slot()]++;
    retrySum++;
    return true;
  }

  private int slot() {
    return (int) (second % SECONDS);
  }

  private void advance(long nowNanos) {
    long now = (nowNanos - originNanos) / SECOND;
    if (now - second > SECONDS) {
      second = now - SECONDS;
    }
    while (second < now) {
      second++;
      int slot = slot();
      requestSum -= requests[slot];
      retrySum -= retries[slot];
      requests[slot] = 0;
      retries[slot] = 0;
    }
  }
}
