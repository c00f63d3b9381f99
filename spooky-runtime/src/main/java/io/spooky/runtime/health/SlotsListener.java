package io.spooky.runtime.health;

import io.spooky.runtime.balance.Upstream;

/** Hears that an upstream's slots were published anew. */
@FunctionalInterface
public interface SlotsListener {
  /**
   * {@link Upstream#slots()} has new slots, or the same ones with other settings; on the control
   * thread.
   */
  void slotsChanged(Upstream upstream);
}
