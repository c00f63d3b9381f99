package io.spooky.runtime.health;

import io.spooky.runtime.balance.Upstream;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Watches over the health of all upstreams: runs their policies and the active probes, and
 * publishes which slots may be used. Lives on the control thread; {@link #report}, {@link
 * #urgentAfter} and {@link #policyFaults} may be called from any.
 *
 * <p>A reload changes nothing for a backend whose health options and probes it left alone: an
 * ejected one stays ejected. An upstream that gets another policy begins with all backends healthy,
 * since the new policy knows of no other.
 */
public final class HealthMonitor implements AutoCloseable {
  /** What all upstreams share. */
  record Parts(
      ControlThread control, ProbeClient probes, GuardRails rails, SlotsListener listener) {}

  private final Parts parts;
  private final Map<Upstream, UpstreamHealth> upstreams = new ConcurrentHashMap<>();
  private final LongAdder policyFaults = new LongAdder();

  /**
   * Makes a monitor without upstreams.
   *
   * @param control the control thread
   * @param probes sends the probes; the monitor closes it
   * @param rails what no policy can override
   * @param listener hears of each upstream whose slots were published
   */
  public HealthMonitor(
      ControlThread control, ProbeClient probes, GuardRails rails, SlotsListener listener) {
    this.parts = new Parts(control, probes, rails, listener);
  }

  /**
   * Takes a config over, at start-up and after each reload: publishes every upstream's slots once,
   * and tells the listener. The slots of upstreams that are left out stay as they are, but nobody
   * watches over them any more. On the control thread.
   *
   * @param current the upstreams, with the config and the backends of this generation
   */
  public void apply(Collection<Upstream> current) {
    Set<Upstream> gone = new HashSet<>(upstreams.keySet());
    current.forEach(gone::remove);
    gone.forEach(this::forget);
    for (Upstream upstream : current) {
      upstreams
          .computeIfAbsent(upstream, added -> new UpstreamHealth(added, parts, policyFaults))
          .apply();
    }
  }

  private void forget(Upstream upstream) {
    UpstreamHealth health = upstreams.remove(upstream);
    if (health != null) {
      health.close();
    }
  }

  /** Takes what one worker saw of one backend since its last report. From any thread. */
  public void report(Upstream upstream, int slot, WorkerObservations seen) {
    parts
        .control()
        .run(
            () -> {
              UpstreamHealth health = upstreams.get(upstream);
              if (health != null) {
                health.report(slot, seen);
              }
            });
  }

  /**
   * Returns after how many failures in a row at one backend a worker reports at once; at least 1.
   * From any thread.
   */
  public int urgentAfter(Upstream upstream) {
    UpstreamHealth health = upstreams.get(upstream);
    return health == null ? Integer.MAX_VALUE : health.urgentAfter();
  }

  /** Returns how often policies threw since the start. From any thread. */
  public long policyFaults() {
    return policyFaults.sum();
  }

  /** Ends all probes and decisions; the published slots stay as they are. On the control thread. */
  @Override
  public void close() {
    Set.copyOf(upstreams.keySet()).forEach(this::forget);
    parts.probes().close();
  }
}
