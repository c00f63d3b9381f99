package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.Upstream;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Observations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The health of one upstream: hands its policy what was seen, carries out what the policy orders as
 * far as the guard rails let it, and publishes what follows. On the control thread.
 */
final class UpstreamHealth {
  /** How long a trial request may stay silent where no time-out bounds it. */
  private static final Duration LONGEST_TRIAL = Duration.ofMinutes(2);

  private final Upstream upstream;
  private final HealthMonitor.Parts parts;
  private final GuardedPolicy policy;
  private final Orders orders = new Orders();
  private final Members members = new Members(this::newSlot);
  private @Nullable ScheduledFuture<?> tick;
  private boolean unpublished;
  private volatile int urgentAfter = Integer.MAX_VALUE;

  /**
   * Makes the health of an upstream without slots.
   *
   * @param faults counts what policies threw
   */
  UpstreamHealth(Upstream upstream, HealthMonitor.Parts parts, LongAdder faults) {
    this.upstream = upstream;
    this.parts = parts;
    this.policy = new GuardedPolicy(upstream.name(), parts.control(), faults);
  }

  /** Returns after how many failures in a row a worker reports at once; from any thread. */
  int urgentAfter() {
    return urgentAfter;
  }

  /** Takes over the upstream's settings and slots after a start or reload, and publishes. */
  void apply() {
    List<Integer> changed = members.refresh(upstream.slots());
    HealthPolicyProvider wanted = upstream.config().healthPolicy();
    if (!policy.isOf(wanted) || (policy.hasGivenUp() && !changed.isEmpty())) {
      unpublished |= members.restoreAll(": the health policy is new");
      policy.replace(wanted, new LiveHealthContext(upstream));
    } else {
      changed.forEach(policy::replaced);
    }
    decide();
    publish();
    if (tick == null) {
      scheduleTick();
    }
  }

  private SlotHealth newSlot(int slot, Backend backend) {
    ProbeLoop probes =
        new ProbeLoop(
            backend, parts.control(), parts.probes(), result -> probed(slot, backend, result));
    return new SlotHealth(backend, probes);
  }

  /** Takes a worker's report. */
  void report(int slot, Observations seen) {
    SlotHealth health = slot < members.size() ? members.get(slot) : null;
    if (health != null) {
      health.reported();
      policy.observed(slot, seen);
      evaluate();
    }
  }

  private void probed(int slot, Backend backend, ProbeResult result) {
    SlotHealth health = members.get(slot);
    if (health != null && health.backend() == backend) {
      policy.probed(slot, result);
      evaluate();
    }
  }

  private void evaluate() {
    decide();
    if (unpublished) {
      publish();
    }
  }

  private void decide() {
    orders.open = true;
    policy.evaluate(orders);
    orders.open = false;
    if (policy.hasGivenUp()) {
      unpublished |= members.restoreAll(": there is no health policy");
    }
    // A restored backend makes room for one that the guard rails have held in rotation.
    unpublished |= members.ejectDue(parts.rails());
    urgentAfter = policy.urgentAfter();
  }

  private void publish() {
    unpublished = false;
    upstream.slots(members.table(parts.rails()));
    parts.listener().slotsChanged(upstream);
  }

  private void scheduleTick() {
    tick = parts.control().runAfter(policy.intervalNanos(), this::tick);
  }

  private void tick() {
    try {
      evaluate();
    } finally {
      if (tick != null) {
        scheduleTick();
      }
    }
  }

  /** Ends the probes and the decisions; the published slots stay as they are. */
  void close() {
    if (tick != null) {
      tick.cancel(false);
      tick = null;
    }
    members.close();
  }

  private long trialPatienceNanos() {
    Duration bound = upstream.config().timeouts().responseHead().multipliedBy(2);
    return (bound.isZero() ? LONGEST_TRIAL : bound).toNanos();
  }

  /** What the policy may order while it decides. */
  private final class Orders implements HealthControl {
    private boolean open;

    @Override
    public void eject(int slot, String reason) {
      SlotHealth health = at(slot);
      if (health != null) {
        health.condemn(reason);
        unpublished |= members.ejectDue(parts.rails());
      }
    }

    @Override
    public void restore(int slot) {
      SlotHealth health = at(slot);
      unpublished |= health != null && health.restore("");
    }

    @Override
    public void probe(int slot) {
      SlotHealth health = at(slot);
      if (health != null) {
        health.probeNow();
      }
    }

    @Override
    public void trial(int slot) {
      SlotHealth health = at(slot);
      if (health != null) {
        health.offerTrial(parts.control().now(), trialPatienceNanos());
      }
    }

    private @Nullable SlotHealth at(int slot) {
      if (!open) {
        throw new IllegalStateException("HealthControl is valid during evaluate alone");
      }
      return members.get(slot);
    }
  }
}
