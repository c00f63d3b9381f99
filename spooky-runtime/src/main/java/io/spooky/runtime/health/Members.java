package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.SlotTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The backends of one upstream by slot, and what concerns them together. On the control thread. */
final class Members {
  /** Makes the health of a backend that is new in its slot. */
  @FunctionalInterface
  interface Factory {
    /** Returns a healthy backend. */
    SlotHealth make(int slot, Backend backend);
  }

  private final Factory factory;
  private final List<@Nullable SlotHealth> slots = new ArrayList<>();

  Members(Factory factory) {
    this.factory = factory;
  }

  /** Returns the number of slots. */
  int size() {
    return slots.size();
  }

  /** Returns the backend in a slot; null if it is empty. */
  @Nullable SlotHealth get(int slot) {
    return slots.get(slot);
  }

  /**
   * Takes over who is in which slot, and everybody's settings.
   *
   * @return the slots with a backend that is new, or whose health starts anew because its settings
   *     changed
   */
  List<Integer> refresh(SlotTable table) {
    List<Integer> changed = new ArrayList<>();
    for (int slot = 0; slot < table.size(); slot++) {
      if (slot == slots.size()) {
        slots.add(null);
      }
      if (refresh(slot, table.backend(slot))) {
        changed.add(slot);
      }
    }
    return changed;
  }

  private boolean refresh(int slot, @Nullable Backend backend) {
    SlotHealth before = slots.get(slot);
    if (before != null && before.backend() == backend) {
      boolean changed = before.refresh();
      if (changed) {
        before.restore(": its health check changed");
      }
      return changed;
    }
    if (before != null) {
      before.close();
    }
    slots.set(slot, backend == null ? null : factory.make(slot, backend));
    return backend != null;
  }

  /** Restores all; returns whether any was ejected. */
  boolean restoreAll(String why) {
    boolean any = false;
    for (SlotHealth member : present()) {
      any |= member.restore(why);
    }
    return any;
  }

  /** Ejects whom the policy wants ejected, as far as the rails allow; returns whether any was. */
  boolean ejectDue(GuardRails rails) {
    boolean any = false;
    List<SlotHealth> present = present();
    for (SlotHealth member : present) {
      if (member.isEjectionDue() && rails.allowsOneMore(ejected(present), present.size())) {
        member.eject();
        any = true;
      }
    }
    return any;
  }

  private static int ejected(List<SlotHealth> present) {
    return (int) present.stream().filter(SlotHealth::isEjected).count();
  }

  private List<SlotHealth> present() {
    return slots.stream().filter(Objects::nonNull).toList();
  }

  /** Returns the slots to publish. */
  SlotTable table(GuardRails rails) {
    List<@Nullable Backend> backends = new ArrayList<>();
    slots.forEach(member -> backends.add(member == null ? null : member.backend()));
    return new Eligibility(backends, this::isHealthy, rails).table();
  }

  private boolean isHealthy(Backend backend) {
    SlotHealth member = slots.get(backend.slot());
    return member != null && !member.isEjected();
  }

  /** Ends everything about all of them. */
  void close() {
    present().forEach(SlotHealth::close);
    slots.clear();
  }
}
