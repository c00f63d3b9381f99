package io.spooky.plugins.hash;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Pick;

/**
 * Looks a key up on a ring of the eligible backends, O(log n), and walks on while the request may
 * not use what it finds.
 *
 * <p>The ring of all configured backends is kept as well: backends leave and return much more often
 * than the config changes, and then the points are only filtered, not hashed and sorted again.
 */
final class ConsistentHash implements Balancer {
  private final int replicas;
  private final BalancerContext context;
  private Ring configured = Ring.EMPTY;
  private Ring eligible = Ring.EMPTY;

  /** Makes a balancer without backends; {@link #changed} tells it of them. */
  ConsistentHash(int replicas, BalancerContext context) {
    this.replicas = replicas;
    this.context = context;
  }

  @Override
  public void changed() {
    Members members = Members.of(context.backends());
    if (!members.equals(configured.members())) {
      configured = Ring.of(members, replicas);
    }
    eligible = configured.only(context.backends()::eligible);
  }

  @Override
  public int pick(Pick pick) {
    int size = eligible.size();
    int index = eligible.indexOf(pick.hashKey());
    for (int walked = 0; walked < size; walked++) {
      int slot = eligible.slot(index);
      if (pick.allows(slot)) {
        return slot;
      }
      index = index + 1 == size ? 0 : index + 1;
    }
    return NONE;
  }
}
