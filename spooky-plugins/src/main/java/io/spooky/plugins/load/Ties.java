package io.spooky.plugins.load;

import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;

/** The slots that are the least loaded so far in a pick; one of them is drawn by weight. */
final class Ties {
  private final BalancerContext context;
  private int[] slots = {};
  private int count;

  Ties(BalancerContext context) {
    this.context = context;
  }

  /** Makes room for all slots. */
  void resize() {
    slots = new int[context.backends().size()];
  }

  /** Returns the number of slots that there is room for. */
  int room() {
    return slots.length;
  }

  /** Forgets all slots: those of the pick before, or since one is loaded less. */
  void clear() {
    count = 0;
  }

  /** Adds a slot; its weight is above 0. */
  void add(int slot) {
    slots[count++] = slot;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Returns one of the slots, or {@link Balancer#NONE} if there is none. */
  int draw() {
    if (count <= 1) {
      return count == 0 ? Balancer.NONE : slots[0];
    }
    Backends backends = context.backends();
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += backends.weight(slots[i]);
    }
    long rest = context.random().nextLong(total);
    int index = -1;
    while (rest >= 0) {
      rest -= backends.weight(slots[++index]);
    }
    return slots[index];
  }
}
