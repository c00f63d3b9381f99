package io.spooky.spi;

/** One request that asks for a backend. Valid only during {@link Balancer#pick}. */
public interface Pick {
  /**
   * Returns whether this request may go to the slot: the backend is eligible, was not tried for
   * this request before, and has room (except for strategies that need a hash key, which wait for
   * theirs). The answer may change within one pick, since other workers take and give back places.
   *
   * @param slot from 0 to {@link Backends#size()} - 1
   */
  boolean allows(int slot);

  /**
   * Returns the hash of the request's key, spread over all 64 bits; 0 where the strategy needs
   * none.
   */
  long hashKey();

  /** Returns which attempt this is, from 1. */
  int attempt();

  /** Returns the worker's monotonic clock, in nanoseconds. */
  long nowNanos();
}
