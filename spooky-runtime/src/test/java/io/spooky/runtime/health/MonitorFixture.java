package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.SlotTable;
import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.balance.UpstreamRegistry;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.testing.ManualScheduler;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.spi.HealthControl;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A monitor of one upstream with a scripted policy, on a clock that the test moves. */
final class MonitorFixture {
  // The clock overflows a minute into the test.
  final ManualScheduler scheduler =
      new ManualScheduler(Long.MAX_VALUE - Duration.ofMinutes(1).toNanos());
  final FakeProbeClient probes = new FakeProbeClient();
  final FakePolicy.Provider provider = new FakePolicy.Provider();
  final UpstreamRegistry registry = new UpstreamRegistry();
  final List<SlotTable> published = new ArrayList<>();
  final HealthMonitor monitor;

  MonitorFixture() {
    this(GuardRails.DEFAULT);
  }

  MonitorFixture(GuardRails rails) {
    ControlThread control =
        new ControlThread(scheduler, scheduler::nanoTime, new SplittableRandom(1));
    monitor =
        new HealthMonitor(control, probes, rails, upstream -> published.add(upstream.slots()));
  }

  /** Puts a config with this one upstream in force. */
  MonitorFixture apply(BackendConfig... backends) {
    return apply(provider, backends);
  }

  /** Puts a config with this one upstream and a policy in force. */
  MonitorFixture apply(FakePolicy.Provider policy, BackendConfig... backends) {
    registry.apply(List.of(TestConfigs.upstream("api", policy, backends)));
    monitor.apply(registry.upstreams());
    return this;
  }

  Upstream upstream() {
    return registry.upstreams().get(0);
  }

  Backend backend(int slot) {
    return upstream().slots().backend(slot);
  }

  FakePolicy policy() {
    return provider.last();
  }

  /** Lets the policy order something, by means of a report that says nothing. */
  void order(Consumer<HealthControl> orders) {
    policy().once = orders;
    report(0, Outcome.NOT_SENT);
  }

  /** Reports one outcome from a worker. */
  void report(int slot, Outcome outcome) {
    WorkerTally tally = new WorkerTally(1);
    tally.add(slot, outcome, 0);
    monitor.report(upstream(), slot, tally.take(slot));
    scheduler.runDue();
  }

  /** Returns the published eligibility, a letter for each slot. */
  String eligible() {
    SlotTable slots = upstream().slots();
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slot < slots.size(); slot++) {
      text.append(slots.eligible(slot) ? 'y' : 'n');
    }
    return text.toString();
  }
}
