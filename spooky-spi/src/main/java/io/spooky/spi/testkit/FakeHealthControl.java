package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.HealthControl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a policy orders, and the state that follows from it. It has no guard rails: what is to be
 * ejected is ejected. Orders about a slot that does not exist throw {@link ContractViolation}.
 */
public final class FakeHealthControl implements HealthControl {
  private final @Nullable String[] reasons;
  private final int[] trials;
  private final int[] probes;
  private final List<String> transitions = new ArrayList<>();

  /** Makes a control for a number of slots, none of them ejected. */
  public FakeHealthControl(int slots) {
    reasons = new @Nullable String[slots];
    trials = new int[slots];
    probes = new int[slots];
  }

  @Override
  public void eject(int slot, String reason) {
    checkSlot("eject", slot);
    require(!reason.isBlank(), "eject(%d) gives no reason", slot);
    if (reasons[slot] == null) {
      reasons[slot] = reason;
      transitions.add("eject " + slot + ": " + reason);
    }
  }

  @Override
  public void restore(int slot) {
    checkSlot("restore", slot);
    if (reasons[slot] != null) {
      reasons[slot] = null;
      transitions.add("restore " + slot);
    }
  }

  @Override
  public void probe(int slot) {
    checkSlot("probe", slot);
    probes[slot]++;
  }

  @Override
  public void trial(int slot) {
    checkSlot("trial", slot);
    trials[slot]++;
  }

  private void checkSlot(String order, int slot) {
    require(
        slot >= 0 && slot < reasons.length,
        "%s(%d) names no slot (expected: 0 to %d)",
        order,
        slot,
        reasons.length - 1);
  }

  /** Returns whether the slot is out of rotation. */
  public boolean ejected(int slot) {
    return reasons[slot] != null;
  }

  /** Returns why the slot is out of rotation; null if it is not. */
  public @Nullable String reason(int slot) {
    return reasons[slot];
  }

  /** Returns how often a trial request was asked for. */
  public int trials(int slot) {
    return trials[slot];
  }

  /** Returns how often a probe was asked for. */
  public int probes(int slot) {
    return probes[slot];
  }

  /**
   * Returns the orders that changed something, in their order, as {@code eject 0: 3 failures in a row}
   * and {@code restore 0}.
   */
  public List<String> transitions() {
    return List.copyOf(transitions);
  }
}
