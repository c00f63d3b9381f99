package io.spooky.plugins.load;

import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Pick;

/**
 * Compares in flight / weight of all allowed slots, O(n), and draws among equals by weight.
 *
 * <p>Counts are read once for each slot and pick, since other workers change them meanwhile: a
 * second look could find none of those that tied at the first.
 */
final class LeastConnections implements Balancer {
  private final BalancerContext context;

  /** The slots that tie so far in the pick that is going on. */
  private int[] tied = {};

  /** Makes a balancer; {@link #changed} tells it how many slots there are. */
  LeastConnections(BalancerContext context) {
    this.context = context;
  }

  @Override
  public void changed() {
    tied = new int[context.backends().size()];
  }

  @Override
  public int pick(Pick pick) {
    int count = collectLeastLoaded(pick);
    return count > 1 ? draw(count) : count == 1 ? tied[0] : NONE;
  }

  private int collectLeastLoaded(Pick pick) {
    Backends backends = context.backends();
    int count = 0;
    long leastInFlight = 0;
    long leastWeight = 0;
    for (int slot = 0; slot < tied.length; slot++) {
      long weight = backends.weight(slot);
      if (weight > 0 && pick.allows(slot)) {
        long inFlight = backends.inFlightTotal(slot);
        // Cross-multiplied: a division would round different loads to the same number.
        long order = inFlight * leastWeight - leastInFlight * weight;
        if (count == 0 || order < 0) {
          leastInFlight = inFlight;
          leastWeight = weight;
          tied[0] = slot;
          count = 1;
        } else if (order == 0) {
          tied[count++] = slot;
        }
      }
    }
    return count;
  }

  private int draw(int count) {
    Backends backends = context.backends();
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += backends.weight(tied[i]);
    }
    long rest = context.random().nextLong(total);
    int index = -1;
    while (rest >= 0) {
      rest -= backends.weight(tied[++index]);
    }
    return tied[index];
  }
}
