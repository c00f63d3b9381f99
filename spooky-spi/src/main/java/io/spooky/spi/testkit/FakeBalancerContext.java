package io.spooky.spi.testkit;

import io.spooky.spi.BalancerContext;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A worker that a test makes up: its backends, and a source of randomness with a known seed. */
public final class FakeBalancerContext implements BalancerContext {
  private final FakeBackends backends;
  private final RandomGenerator random;
  private final int worker;
  private final int workers;

  /** Makes the only worker there is. */
  public FakeBalancerContext(FakeBackends backends, long seed) {
    this(backends, seed, 0, 1);
  }

  /** Makes one of several workers; give each its own seed, as the runtime does. */
  public FakeBalancerContext(FakeBackends backends, long seed, int worker, int workers) {
    this.backends = backends;
    this.random = new SplittableRandom(seed);
    this.worker = worker;
    this.workers = workers;
  }

  @Override
  public FakeBackends backends() {
    return backends;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public int worker() {
    return worker;
  }

  @Override
  public int workers() {
    return workers;
  }
}
