package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withPriority;
import static io.spooky.runtime.testing.TestConfigs.withProbes;
import static io.spooky.runtime.testing.TestConfigs.withWeight;

import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.spi.HealthControl;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** From reports through the policy to published slots. */
final class HealthMonitorTest {
  private static final BackendConfig A = backend("a");
  private static final BackendConfig B = backend("b");
  private static final BackendConfig C = backend("c");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MonitorFixture health = new MonitorFixture();

  @Test
  void apply_healthyBackends_areEligibleAndPublishedOnce() {
    health.apply(A, B);

    assertThat(health.eligible()).isEqualTo("yy");
    assertThat(health.published).containsExactly(health.upstream().slots());
    assertThat(health.monitor.urgentAfter(health.upstream())).isEqualTo(3);
  }

  @Test
  void report_reachesThePolicyWhichDecidesAtOnce() {
    health.apply(A, B);
    health.policy().evaluatedNanos.clear();

    health.report(1, Outcome.RESET);

    assertThat(health.policy().heard).containsExactly("observed 1: 0 successes, run of 1");
    assertThat(health.policy().evaluatedNanos).hasSize(1);
    assertThat(health.published).hasSize(1);
  }

  @Test
  void report_handsOverToTheControlThread() {
    health.apply(A);
    WorkerTally tally = new WorkerTally(1);
    tally.add(0, Outcome.SUCCESS, 0);

    health.monitor.report(health.upstream(), 0, tally.take(0));

    assertThat(health.policy().heard).isEmpty();
    health.scheduler.runDue();
    assertThat(health.policy().heard).hasSize(1);
  }

  @Test
  void report_emptyOrUnknownSlotOrUpstream_isDropped() {
    health.apply(A, B).apply(A);
    WorkerTally tally = new WorkerTally(1);
    tally.add(0, Outcome.SUCCESS, 0);
    Upstream unknown = new Upstream(health.upstream().config());
    health.policy().heard.clear();

    health.monitor.report(unknown, 0, tally.take(0));
    health.report(1, Outcome.RESET);
    health.report(9, Outcome.RESET);

    assertThat(health.policy().heard).isEmpty();
  }

  @Test
  void evaluate_withoutReports_happensOnceAnInterval() {
    health.apply(A);
    health.policy().evaluatedNanos.clear();

    health.scheduler.advance(Duration.ofMillis(5_500));

    assertThat(health.policy().evaluatedNanos).hasSize(5);
  }

  @Test
  void evaluate_tooShortInterval_isHeldToTenMilliseconds() {
    health.apply(A);
    health.policy().interval = Duration.ofNanos(1);
    health.scheduler.advance(SECOND);
    health.policy().evaluatedNanos.clear();

    health.scheduler.advance(SECOND);

    assertThat(health.policy().evaluatedNanos).hasSize(100);
  }

  @Test
  void eject_takesOutAndCountsOnce_restorePutsBack() {
    health.apply(A, B);

    health.policy().always = control -> control.eject(0, "3 failures in a row");
    health.scheduler.advance(Duration.ofSeconds(5));

    assertThat(health.eligible()).isEqualTo("ny");
    assertThat(health.published).hasSize(2);
    assertThat(health.backend(0).ejections().sum()).isEqualTo(1);

    health.policy().always = control -> control.restore(0);
    health.scheduler.advance(Duration.ofSeconds(5));

    assertThat(health.eligible()).isEqualTo("yy");
    assertThat(health.published).hasSize(3);
    assertThat(health.backend(0).restorations().sum()).isEqualTo(1);
  }

  @Test
  void eject_allOfThem_leavesNoneEligible() {
    health.apply(A, B);
    health.order(ejecting(0, 1));
    assertThat(health.eligible()).isEqualTo("nn");
    assertThat(health.upstream().slots().panic()).isFalse();
  }

  @Test
  void eject_largestShareReached_waitsUntilAnotherIsRestored() {
    MonitorFixture railed = new MonitorFixture(new GuardRails(0.5, 0));
    railed.apply(A, B, C);

    railed.order(ejecting(0, 1));
    assertThat(railed.eligible()).isEqualTo("nyy");
    assertThat(railed.backend(1).ejections().sum()).isEqualTo(0);

    railed.order(control -> control.restore(0));
    assertThat(railed.eligible()).isEqualTo("yny");
  }

  @Test
  void priority_failsOverAndBack() {
    health.apply(A, withPriority(B, 1), withPriority(C, 2));
    assertThat(health.eligible()).isEqualTo("ynn");

    health.order(ejecting(0));
    assertThat(health.eligible()).isEqualTo("nyn");
    health.order(ejecting(1));
    assertThat(health.eligible()).isEqualTo("nny");
    health.order(control -> control.restore(0));
    assertThat(health.eligible()).isEqualTo("ynn");
  }

  @Test
  void priority_groupWithoutWeight_isPassedOver() {
    health.apply(withWeight(A, 0), withPriority(B, 1));
    assertThat(health.eligible()).isEqualTo("ny");
  }

  @Test
  void panic_tooFewHealthy_ignoresHealth() {
    MonitorFixture panicking = new MonitorFixture(new GuardRails(1, 0.5));
    panicking.apply(A, B, C, withWeight(backend("d"), 0));

    panicking.order(ejecting(0));
    assertThat(panicking.eligible()).isEqualTo("nyyn");
    panicking.order(ejecting(1));
    assertThat(panicking.eligible()).isEqualTo("yyyn");
    assertThat(panicking.upstream().slots().panic()).isTrue();
    panicking.order(control -> control.restore(0));
    assertThat(panicking.eligible()).isEqualTo("ynyn");
    assertThat(panicking.upstream().slots().panic()).isFalse();
  }

  @Test
  void panic_allEjected_usesTheFirstGroup() {
    MonitorFixture panicking = new MonitorFixture(new GuardRails(1, 0.5));
    panicking.apply(A, withPriority(B, 1));
    panicking.order(ejecting(0, 1));
    assertThat(panicking.eligible()).isEqualTo("yn");
  }

  @Test
  void control_keptAfterTheDecision_refuses() {
    health.apply(A);
    List<HealthControl> kept = new ArrayList<>();
    health.order(kept::add);

    IllegalStateException refused = null;
    try {
      kept.get(0).eject(0, "late");
    } catch (IllegalStateException e) {
      refused = e;
    }

    assertThat(refused).isNotNull();
    assertThat(health.eligible()).isEqualTo("y");
  }

  @Test
  void close_endsDecisionsAndProbesAndKeepsSlots() {
    health.apply(A, withProbes(B, SECOND, SECOND));
    health.order(ejecting(0));

    health.monitor.close();
    health.scheduler.advance(Duration.ofMinutes(1));

    assertThat(health.scheduler.waiting()).isEqualTo(0);
    assertThat(health.probes.open).isEmpty();
    assertThat(health.probes.closed).isTrue();
    assertThat(health.eligible()).isEqualTo("ny");
  }

  private static Consumer<HealthControl> ejecting(int... slots) {
    return control -> {
      for (int slot : slots) {
        control.eject(slot, "3 failures in a row");
      }
    };
  }
}
