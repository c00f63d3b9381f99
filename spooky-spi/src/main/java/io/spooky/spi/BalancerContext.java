package io.spooky.spi;

import java.util.random.RandomGenerator;

/** What a {@link Balancer} is given for its life. */
public interface BalancerContext {
  /** Returns the upstream's backends; a live view that the balancer may keep. */
  Backends backends();

  /** Returns this worker's source of randomness; use no other, so that tests can repeat a run. */
  RandomGenerator random();

  /** Returns this worker's number, from 0 to {@link #workers()} - 1. */
  int worker();

  /** Returns how many workers there are, at least 1. */
  int workers();
}
