package io.spooky.plugins.health;

import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.Observations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands what is seen of a backend to that backend's state machine, and its state to the runtime.
 */
final class ConsecutiveFailures implements HealthPolicy {
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  private final HealthContext context;
  private final List<BackendHealth> backends = new ArrayList<>();

  /** Makes a policy that takes every backend for healthy. */
  ConsecutiveFailures(HealthContext context) {
    this.context = context;
    addUpTo(context.upstream().backends());
  }

  private void addUpTo(int size) {
    while (backends.size() < size) {
      backends.add(healthy(backends.size()));
    }
  }

  private BackendHealth healthy(int slot) {
    return new BackendHealth(slot, Thresholds.of(context.options(slot)), context.probed(slot));
  }

  @Override
  public void replaced(int slot) {
    addUpTo(slot + 1);
    backends.set(slot, healthy(slot));
  }

  @Override
  public void observed(int slot, Observations seen, long nowNanos) {
    backends.get(slot).observed(seen, nowNanos);
  }

  @Override
  public void probed(int slot, boolean passed, String detail, long nowNanos) {
    backends.get(slot).probed(passed, nowNanos);
  }

  @Override
  public void evaluate(long nowNanos, HealthControl control) {
    for (BackendHealth backend : backends) {
      backend.evaluate(nowNanos, control);
    }
  }

  /** Returns half of the shortest cooldown, so that its end is noticed, within 10 ms and 1 s. */
  @Override
  public Duration interval() {
    Duration result = LONGEST_INTERVAL;
    for (BackendHealth backend : backends) {
      Duration half = backend.thresholds().cooldown().dividedBy(2);
      result = half.compareTo(result) < 0 ? half : result;
    }
    return result.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : result;
  }

  /** Returns the least number of failures that ejects any of the backends. */
  @Override
  public int urgentAfter() {
    int result = Integer.MAX_VALUE;
    for (BackendHealth backend : backends) {
      result = Math.min(result, backend.thresholds().failures());
    }
    return result;
  }
}
