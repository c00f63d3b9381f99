package io.spooky.runtime.balance;

import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.config.UpstreamConfig;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which backend holds, or last held, each slot of one upstream. On the control thread. */
final class UpstreamSlots {
  private final Upstream upstream;
  private final List<Backend> holders = new ArrayList<>();
  private final BitSet live = new BitSet();
  private boolean retired;

  UpstreamSlots(Upstream upstream) {
    this.upstream = upstream;
  }

  /** Returns the upstream. */
  Upstream upstream() {
    return upstream;
  }

  /**
   * Ends the life of all backends with that of the upstream. The published slots stay: requests
   * that were routed here before still need them.
   *
   * @param removed takes the backends
   */
  void retire(List<Backend> removed) {
    live.stream().mapToObj(holders::get).forEach(removed::add);
    live.clear();
    retired = true;
  }

  /** Returns whether nothing is in flight on any of them. */
  boolean isDrained() {
    return holders.stream().allMatch(backend -> backend.inFlight().get() == 0);
  }

  /**
   * Takes a new config over, and publishes it with its slots.
   *
   * @param added takes the backends that are new, or back
   * @param removed takes the backends that the config no longer names
   */
  void apply(UpstreamConfig config, List<Backend> added, List<Backend> removed) {
    BitSet free = free();
    Map<Backend.Key, BackendConfig> wanted = byKey(config);
    for (Backend backend : holders) {
      BackendConfig kept = wanted.remove(backend.key());
      if (kept != null) {
        backend.config(kept);
        free.clear(backend.slot());
        keep(backend, added);
      } else if (live.get(backend.slot())) {
        live.clear(backend.slot());
        removed.add(backend);
      }
    }
    wanted.values().forEach(fresh -> added.add(place(fresh, free)));
    upstream.config(config);
    upstream.slots(table());
    retired = false;
  }

  /**
   * Returns the slots that may be used again: those that were published as empty before this
   * config, so that every worker has long heard of it, and on which nothing is in flight.
   */
  private BitSet free() {
    BitSet free = new BitSet();
    if (retired) {
      return free;
    }
    for (Backend backend : holders) {
      boolean drained = backend.inFlight().get() == 0;
      free.set(backend.slot(), drained && !live.get(backend.slot()));
    }
    return free;
  }

  private Map<Backend.Key, BackendConfig> byKey(UpstreamConfig config) {
    Map<Backend.Key, BackendConfig> result = new LinkedHashMap<>();
    for (BackendConfig backend : config.backends()) {
      result.put(new Backend.Key(upstream.name(), backend.id(), backend.address()), backend);
    }
    return result;
  }

  private void keep(Backend backend, List<Backend> added) {
    if (!live.get(backend.slot())) {
      // It was removed, and its slot not yet given away: its counts are still its own.
      live.set(backend.slot());
      added.add(backend);
    }
  }

  private Backend place(BackendConfig config, BitSet free) {
    int reused = free.nextSetBit(0);
    int slot = reused >= 0 ? reused : holders.size();
    Backend backend = new Backend(upstream.name(), slot, config);
    if (reused >= 0) {
      free.clear(reused);
      holders.set(slot, backend);
    } else {
      holders.add(backend);
    }
    live.set(slot);
    return backend;
  }

  /** Backends that stay keep their eligibility; new ones have none until health was asked. */
  private SlotTable table() {
    SlotTable before = upstream.slots();
    List<@Nullable Backend> backends = new ArrayList<>();
    boolean[] eligible = new boolean[holders.size()];
    for (int slot = 0; slot < holders.size(); slot++) {
      Backend backend = live.get(slot) ? holders.get(slot) : null;
      backends.add(backend);
      boolean known = backend != null && slot < before.size() && before.backend(slot) == backend;
      eligible[slot] = known && before.eligible(slot);
    }
    return new SlotTable(backends, eligible, before.panic());
  }
}
