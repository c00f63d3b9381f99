package io.spooky.samples.custom.balancer;

import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Pick;
import java.util.random.RandomGenerator;

/**
 * Counts the canaries' share instead of drawing it, so that it is exact: each request adds to a
 * credit, and a credit of one sends a request to a canary.
 */
final class Canary implements Balancer {
  private static final String MARK = "canary";

  private final double share;
  private final int attempts;
  private final Backends backends;
  private final RandomGenerator random;

  /** What the canaries are owed, in requests. */
  private double credit;

  /** By slot; made by {@link #changed}, since a pick must not look at texts. */
  private boolean[] canaries = {};

  Canary(double share, int attempts, BalancerContext context) {
    this.share = share;
    this.attempts = attempts;
    this.backends = context.backends();
    this.random = context.random();
    // Or all workers would send their first canary request at the same time.
    this.credit = random.nextDouble();
  }

  @Override
  public void changed() {
    canaries = new boolean[backends.size()];
    for (int slot = 0; slot < canaries.length; slot++) {
      canaries[slot] = backends.id(slot).startsWith(MARK);
    }
  }

  @Override
  public int pick(Pick pick) {
    boolean toCanary = pick.attempt() <= attempts && isDue();
    int slot = draw(pick, toCanary);
    return slot == NONE ? draw(pick, !toCanary) : slot;
  }

  private boolean isDue() {
    credit += share;
    boolean due = credit >= 1;
    credit -= due ? 1 : 0;
    return due;
  }

  /**
   * Draws from one group by weight, in one pass: what was drawn so far is replaced by each further
   * slot with the probability that the slot has among those seen.
   */
  private int draw(Pick pick, boolean fromCanaries) {
    int drawn = NONE;
    long total = 0;
    for (int slot = 0; slot < canaries.length; slot++) {
      int weight = backends.weight(slot);
      if (weight > 0 && canaries[slot] == fromCanaries && pick.allows(slot)) {
        total += weight;
        drawn = random.nextLong(total) < weight ? slot : drawn;
      }
    }
    return drawn;
  }
}
