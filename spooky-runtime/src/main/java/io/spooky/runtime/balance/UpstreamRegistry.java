package io.spooky.runtime.balance;

import io.spooky.runtime.config.UpstreamConfig;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The upstreams and backends of the process, over config generations: who is still the same, and
 * which slot everybody has. Confined to the control thread.
 *
 * <p>An upstream is the same as long as its name is, a backend as long as upstream, id and address
 * are. A backend keeps its slot; the slot of a removed one stays empty, and is used again by a
 * later config once nothing is in flight on it. A removed upstream keeps its last slots, for the
 * requests that were routed to it before, and is forgotten by the first config after they ended.
 */
public final class UpstreamRegistry {
  /**
   * What a config changed.
   *
   * @param added upstreams that are new, or back
   * @param kept upstreams that stay, changed or not
   * @param removed upstreams that the config no longer names
   * @param forgotten upstreams removed earlier on which nothing is in flight any more
   * @param backendsAdded backends that are new, or back
   * @param backendsRemoved backends that the config no longer names
   */
  public record Changes(
      List<Upstream> added,
      List<Upstream> kept,
      List<Upstream> removed,
      List<Upstream> forgotten,
      List<Backend> backendsAdded,
      List<Backend> backendsRemoved) {
    /** Copies the lists. */
    public Changes {
      added = List.copyOf(added);
      kept = List.copyOf(kept);
      removed = List.copyOf(removed);
      forgotten = List.copyOf(forgotten);
      backendsAdded = List.copyOf(backendsAdded);
      backendsRemoved = List.copyOf(backendsRemoved);
    }
  }

  /** Changes in the making. */
  private static final class Collected {
    final List<Upstream> added = new ArrayList<>();
    final List<Upstream> kept = new ArrayList<>();
    final List<Upstream> removed = new ArrayList<>();
    final List<Upstream> forgotten = new ArrayList<>();
    final List<Backend> backendsAdded = new ArrayList<>();
    final List<Backend> backendsRemoved = new ArrayList<>();

    Changes toChanges() {
      return new Changes(added, kept, removed, forgotten, backendsAdded, backendsRemoved);
    }
  }

  private Map<String, UpstreamSlots> live = new LinkedHashMap<>();
  private final Map<String, UpstreamSlots> removed = new LinkedHashMap<>();

  /** Makes a registry without upstreams. */
  public UpstreamRegistry() {}

  /** Returns the upstreams of the config in force, in its order. */
  public List<Upstream> upstreams() {
    return live.values().stream().map(UpstreamSlots::upstream).toList();
  }

  /**
   * Takes a config over, and publishes the settings and slots of each upstream. New backends are
   * not eligible yet: {@code HealthMonitor.apply} decides on that, and comes before workers are
   * told.
   *
   * @param configs the upstreams; names are unique, and so are ids within an upstream
   */
  public Changes apply(List<UpstreamConfig> configs) {
    Collected changes = new Collected();
    Map<String, UpstreamSlots> next = new LinkedHashMap<>();
    for (UpstreamConfig config : configs) {
      UpstreamSlots slots = claim(config, changes);
      slots.apply(config, changes.backendsAdded, changes.backendsRemoved);
      next.put(config.name(), slots);
    }
    forgetDrained(changes);
    live.forEach((name, slots) -> remove(name, slots, changes));
    live = next;
    return changes.toChanges();
  }

  private UpstreamSlots claim(UpstreamConfig config, Collected changes) {
    UpstreamSlots kept = live.remove(config.name());
    if (kept != null) {
      changes.kept.add(kept.upstream());
      return kept;
    }
    UpstreamSlots back = removed.remove(config.name());
    UpstreamSlots slots = back != null ? back : new UpstreamSlots(new Upstream(config));
    changes.added.add(slots.upstream());
    return slots;
  }

  private void remove(String name, UpstreamSlots slots, Collected changes) {
    changes.removed.add(slots.upstream());
    slots.retire(changes.backendsRemoved);
    removed.put(name, slots);
  }

  private void forgetDrained(Collected changes) {
    Iterator<UpstreamSlots> each = removed.values().iterator();
    while (each.hasNext()) {
      UpstreamSlots slots = each.next();
      if (slots.isDrained()) {
        changes.forgotten.add(slots.upstream());
        each.remove();
      }
    }
  }
}
