package io.spooky.runtime.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One upstream's slots as of one moment: which backend holds each, and which of them may be used.
 * Immutable; the control thread publishes a new one at each change.
 */
public final class SlotTable {
  /** No slots. */
  public static final SlotTable EMPTY = new SlotTable(List.of(), new boolean[0], false);

  private final @Nullable Backend[] backends;
  private final boolean[] eligible;
  private final boolean panic;

  /**
   * Makes a table.
   *
   * @param backends by slot; null for an empty slot
   * @param eligible by slot: whether health, priority and the config let it be used
   * @param panic whether so many are ejected that health is ignored
   */
  public SlotTable(List<@Nullable Backend> backends, boolean[] eligible, boolean panic) {
    this.backends = backends.toArray(new @Nullable Backend[0]);
    this.eligible = eligible.clone();
    this.panic = panic;
  }

  /** Returns the number of slots. */
  public int size() {
    return backends.length;
  }

  /** Returns the backend in a slot, or null. */
  public @Nullable Backend backend(int slot) {
    return backends[slot];
  }

  /** Returns whether health, priority and the config let the slot be used. */
  public boolean eligible(int slot) {
    return eligible[slot];
  }

  /** Returns whether so many backends are ejected that health is ignored. */
  public boolean panic() {
    return panic;
  }
}
