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
  private final Ties tied;

  /** Makes a balancer; {@link #changed} tells it how many slots there are. */
  LeastConnections(BalancerContext context) {
    this.context = context;
    this.tied = new Ties(context);
  }

  @Override
  public void changed() {
    tied.resize();
  }

  @Override
  public int pick(Pick pick) {
    Backends backends = context.backends();
    tied.clear();
    long leastInFlight = 0;
    long leastWeight = 0;
    for (int slot = 0; slot < tied.room(); slot++) {
      long weight = backends.weight(slot);
      if (weight > 0 && pick.allows(slot)) {
        long inFlight = backends.inFlightTotal(slot);
        // Cross-multiplied: a division would round different loads to the same number.
        long order = inFlight * leastWeight - leastInFlight * weight;
        if (tied.isEmpty() || order < 0) {
          leastInFlight = inFlight;
          leastWeight = weight;
          tied.clear();
          tied.add(slot);
        } else if (order == 0) {
          tied.add(slot);
        }
      }
    }
    return tied.draw();
  }
}
