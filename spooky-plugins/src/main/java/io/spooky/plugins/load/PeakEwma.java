package io.spooky.plugins.load;

import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Outcome;
import io.spooky.spi.Pick;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Compares latency x (in flight + 1) / weight of all allowed slots, O(n), and draws among equals by
 * weight. Latencies are what this worker saw, requests in flight those of all workers.
 *
 * <p>A slot of which nothing is known is asked at once, and then only if there is no other until
 * its first response is there.
 */
final class PeakEwma implements Balancer {
  /** Far above any latency there is. */
  private static final double UNHEARD_OF = 1e200;

  /** A failure counts as a response that took this many times as long. */
  private static final double FAILURE = 10;

  /** In nanoseconds; failures in a row add up to no more, so that a backend gets its chance. */
  private static final double WORST_FAILURE = TimeUnit.MINUTES.toNanos(1);

  private static final Set<Outcome> FAILURES =
      EnumSet.of(Outcome.SERVER_ERROR, Outcome.TIMEOUT, Outcome.CONNECT_FAILED, Outcome.RESET);

  private final BalancerContext context;
  private final Latencies latencies;
  private final Ties tied;
  private long[] identities = {};
  private boolean[] eligible = {};

  /** Makes a balancer; {@link #changed} tells it how many slots there are. */
  PeakEwma(Duration halfLife, BalancerContext context) {
    this.context = context;
    this.latencies = new Latencies(halfLife);
    this.tied = new Ties(context);
  }

  /** What was known of a backend that another one replaced, or that recovers, means nothing now. */
  @Override
  public void changed() {
    Backends backends = context.backends();
    int size = backends.size();
    tied.resize();
    latencies.resize(size);
    identities = Arrays.copyOf(identities, size);
    eligible = Arrays.copyOf(eligible, size);
    for (int slot = 0; slot < size; slot++) {
      boolean returns = backends.eligible(slot) && !eligible[slot];
      if (returns || backends.identity(slot) != identities[slot]) {
        latencies.forget(slot);
      }
      identities[slot] = backends.identity(slot);
      eligible[slot] = backends.eligible(slot);
    }
  }

  @Override
  public int pick(Pick pick) {
    Backends backends = context.backends();
    tied.clear();
    double least = 0;
    for (int slot = 0; slot < tied.room(); slot++) {
      int weight = backends.weight(slot);
      if (weight > 0 && pick.allows(slot)) {
        double load = load(backends, slot) / weight;
        if (tied.isEmpty() || load < least) {
          least = load;
          tied.clear();
          tied.add(slot);
        } else if (load == least) {
          tied.add(slot);
        }
      }
    }
    return tied.draw();
  }

  private double load(Backends backends, int slot) {
    return latencies.isUnknown(slot)
        ? UNHEARD_OF * backends.inFlight(slot)
        : latencies.relative(slot) * (backends.inFlightTotal(slot) + 1.0);
  }

  @Override
  public void responded(int slot, long latencyNanos, long nowNanos) {
    latencies.sample(slot, (double) latencyNanos, nowNanos);
  }

  /** What failed says that the backend is worse than its responses; some fail very fast. */
  @Override
  public void completed(int slot, Outcome outcome, long durationNanos, long nowNanos) {
    if (FAILURES.contains(outcome)) {
      double failure = FAILURE * Math.max((double) durationNanos, latencies.at(slot, nowNanos));
      double most = Math.max((double) durationNanos, WORST_FAILURE);
      latencies.sample(slot, Math.min(failure, most), nowNanos);
    }
  }
}
