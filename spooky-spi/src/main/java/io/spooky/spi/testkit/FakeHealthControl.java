package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.HealthControl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a policy orders, and the state that follows from it. It has no guard rails: what is to
 * be ejected is ejected. Orders about a slot that does not exist throw {@link ContractViolation}.
 */
public final class FakeHealthControl implements HealthControl {
  private final List<Slot> slots = new ArrayList<>();
  private final List<String> transitions = new ArrayList<>();

  /** Makes a control for a number of slots, none of them ejected. */
  public FakeHealthControl(int slots) {
    for (int slot = 0; slot < slots; slot++) {
      add();
    }
  }

  /** Adds a slot that is not ejected. */
  public void add() {
    slots.add(new Slot());
  }

  /** Forgets what was ordered about a slot, as if another backend was put there. */
  public void replace(int slot) {
    slots.set(slot, new Slot());
  }

  @Override
  public void eject(int slot, String reason) {
    checkSlot("eject", slot);
    require(!reason.isBlank(), "eject(%d) gives no reason", slot);
    if (slots.get(slot).reason == null) {
      slots.get(slot).reason = reason;
      transitions.add("eject " + slot + ": " + reason);
    }
  }

  @Override
  public void restore(int slot) {
    checkSlot("restore", slot);
    if (slots.get(slot).reason != null) {
      slots.get(slot).reason = null;
      transitions.add("restore " + slot);
    }
  }

  @Override
  public void probe(int slot) {
    checkSlot("probe", slot);
    slots.get(slot).probes++;
  }

  @Override
  public void trial(int slot) {
    checkSlot("trial", slot);
    slots.get(slot).trials++;
  }

  private void checkSlot(String order, int slot) {
    require(
        slot >= 0 && slot < slots.size(),
        "%s(%d) names no slot (expected: 0 to %d)",
        order,
        slot,
        slots.size() - 1);
  }

  /** Returns whether the slot is out of rotation. */
  public boolean ejected(int slot) {
    return slots.get(slot).reason != null;
  }

  /** Returns why the slot is out of rotation; null if it is not. */
  public @Nullable String reason(int slot) {
    return slots.get(slot).reason;
  }

  /** Returns how often a trial request was asked for. */
  public int trials(int slot) {
    return slots.get(slot).trials;
  }

  /** Returns how often a probe was asked for. */
  public int probes(int slot) {
    return slots.get(slot).probes;
  }

  /**
   * Returns the orders that changed something, in their order, as {@code eject 0: 3 failures in a
   * row} and {@code restore 0}.
   */
  public List<String> transitions() {
    return List.copyOf(transitions);
  }

  /** What was ordered about one slot. */
  private static final class Slot {
    private @Nullable String reason;
    private int trials;
    private int probes;
  }
}
