package io.spooky.plugins;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Outcome;
import io.spooky.spi.testkit.FakeBackends;
import io.spooky.spi.testkit.FakeBalancerContext;
import io.spooky.spi.testkit.FakePick;
import io.spooky.spi.testkit.TestOptions;
import java.time.Duration;

/** A balancer under test, with its backends and one request that is used for every pick. */
public final class Strategy {
  private final FakeBackends backends;
  private final FakePick request;
  private final Balancer balancer;

  /** Overflows soon, as System.nanoTime() may. */
  private long now = Long.MAX_VALUE - 1_000_000_000;

  private Strategy(FakeBackends backends, Balancer balancer) {
    this.backends = backends;
    this.request = new FakePick(backends);
    this.balancer = balancer;
    balancer.changed();
  }

  /** Makes a balancer with default options. */
  public static Strategy of(BalancerProvider provider, FakeBackends backends, long seed) {
    return of(provider, TestOptions.of(provider), backends, seed);
  }

  /** Makes a balancer with the given options. */
  public static Strategy of(
      BalancerProvider provider, TestOptions options, FakeBackends backends, long seed) {
    FakeBalancerContext context = new FakeBalancerContext(backends, seed);
    return new Strategy(backends, provider.newBalancer(options, context));
  }

  /** Returns the backends. */
  public FakeBackends backends() {
    return backends;
  }

  /** Returns the request. */
  public FakePick request() {
    return request;
  }

  /** Tells the balancer that the backends changed. */
  public Strategy changed() {
    balancer.changed();
    return this;
  }

  /** Picks for a request that ends at once. */
  public int pick() {
    int slot = balancer.pick(request);
    if (slot != Balancer.NONE) {
      balancer.completed(slot, Outcome.SUCCESS, 0, 0);
    }
    return slot;
  }

  /** Picks for a request whose response head takes so long, and that then ends at once. */
  public int pick(Duration latency) {
    int slot = begin();
    return respond(slot, latency);
  }

  /** Has the response head of a request come that took so long, and the request end with it. */
  public int respond(int slot, Duration latency) {
    now += latency.toNanos();
    balancer.responded(slot, latency.toNanos(), now);
    return end(slot, Outcome.SUCCESS, latency);
  }

  /** Ends a request that goes on. */
  public int end(int slot, Outcome outcome, Duration duration) {
    backends.addInFlight(slot, -1);
    balancer.completed(slot, outcome, duration.toNanos(), now);
    return slot;
  }

  /** Lets time pass. */
  public Strategy after(Duration time) {
    now += time.toNanos();
    return this;
  }

  /** Picks for a request that goes on. */
  public int begin() {
    int slot = balancer.pick(request.nowNanos(now));
    backends.addInFlight(slot, 1);
    return slot;
  }

  /** Picks for a key. */
  public int pick(long hashKey) {
    request.hashKey(hashKey);
    return pick();
  }

  /** Picks a number of times, and returns how often each slot came. */
  public int[] counts(int picks) {
    int[] counts = new int[backends.size()];
    for (int i = 0; i < picks; i++) {
      counts[pick()]++;
    }
    return counts;
  }
}
