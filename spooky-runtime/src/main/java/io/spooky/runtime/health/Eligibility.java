package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.SlotTable;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which slots may be used: healthy ones with a weight, in the group with the lowest priority number
 * that has any. In panic, all of that group that have a weight.
 */
final class Eligibility {
  private final List<@Nullable Backend> backends;
  private final Predicate<Backend> healthy;
  private final GuardRails rails;

  /**
   * Makes the rule for one moment.
   *
   * @param backends by slot; null for an empty one
   * @param healthy whether a backend is not ejected
   */
  Eligibility(List<@Nullable Backend> backends, Predicate<Backend> healthy, GuardRails rails) {
    this.backends = backends;
    this.healthy = healthy;
    this.rails = rails;
  }

  /** Returns the slots to publish. */
  SlotTable table() {
    OptionalInt inUse = lowestPriority(healthy);
    OptionalInt group = inUse.isPresent() ? inUse : lowestPriority(backend -> true);
    if (group.isEmpty()) {
      return table(backend -> false, false);
    }
    Predicate<Backend> member = backend -> priority(backend) == group.getAsInt();
    boolean panic = rails.panics(count(member.and(healthy)), count(member));
    return table(panic ? member : member.and(healthy), panic);
  }

  private OptionalInt lowestPriority(Predicate<Backend> of) {
    return backends.stream()
        .filter(backend -> backend != null && takesTraffic(backend) && of.test(backend))
        .mapToInt(Eligibility::priority)
        .min();
  }

  private int count(Predicate<Backend> of) {
    int count = 0;
    for (Backend backend : backends) {
      count += backend != null && takesTraffic(backend) && of.test(backend) ? 1 : 0;
    }
    return count;
  }

  private SlotTable table(Predicate<Backend> usable, boolean panic) {
    boolean[] eligible = new boolean[backends.size()];
    for (int slot = 0; slot < eligible.length; slot++) {
      Backend backend = backends.get(slot);
      eligible[slot] = backend != null && takesTraffic(backend) && usable.test(backend);
    }
    return new SlotTable(backends, eligible, panic);
  }

  private static boolean takesTraffic(Backend backend) {
    return backend.config().weight() > 0;
  }

  private static int priority(@Nullable Backend backend) {
    return backend == null ? Integer.MAX_VALUE : backend.config().priority();
  }
}
