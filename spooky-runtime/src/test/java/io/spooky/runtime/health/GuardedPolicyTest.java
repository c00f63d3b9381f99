package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withOptions;

import io.spooky.runtime.testing.LogRecords;
import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies that fail, and what the log says of health. */
final class GuardedPolicyTest {
  private final LogRecords log = new LogRecords("health");
  private final MonitorFixture health = new MonitorFixture().apply(backend("a"), backend("b"));

  @AfterEach
  void detach() {
    log.close();
  }

  private static void fail(HealthControl control) {
    assertThat(control).isNotNull();
    throw new IllegalStateException("broken");
  }

  @Test
  void transitions_areLoggedOnceEach() {
    health.policy().always = control -> control.eject(0, "3 failures in a row");
    health.scheduler.advance(Duration.ofSeconds(10));
    health.policy().always = control -> control.restore(0);
    health.scheduler.advance(Duration.ofSeconds(10));

    assertThat(log.lines())
        .containsExactly(
            "WARNING upstream 'api' backend 'a' (10.0.0.1:8080) ejected: 3 failures in a row",
            "INFO upstream 'api' backend 'a' (10.0.0.1:8080) restored")
        .inOrder();
  }

  @Test
  void fault_single_isLoggedAndChangesNothing() {
    health.order(GuardedPolicyTest::fail);
    assertThat(health.monitor.policyFaults()).isEqualTo(1);
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0))
        .isEqualTo(
            "WARNING upstream 'api' health policy io.spooky.runtime.health.FakePolicy$Provider"
                + " evaluate failed: java.lang.IllegalStateException: broken");
    health.order(control -> control.eject(1, "still judged"));
    assertThat(health.eligible()).isEqualTo("yn");
  }

  @Test
  void fault_repeated_givesThePolicyUpAndRestoresAll() {
    health.order(control -> control.eject(0, "3 failures in a row"));
    health.policy().always = GuardedPolicyTest::fail;
    health.scheduler.advance(Duration.ofMinutes(1));

    assertThat(health.eligible()).isEqualTo("yy");
    assertThat(health.monitor.policyFaults()).isEqualTo(GuardedPolicy.TOLERATED_FAULTS);
    assertThat(log.lines().stream().filter(line -> line.startsWith("SEVERE"))).hasSize(1);
    assertThat(health.monitor.urgentAfter(health.upstream())).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void fault_nowAndThen_isTolerated() {
    for (int i = 0; i < 10; i++) {
      health.order(GuardedPolicyTest::fail);
      health.scheduler.advance(GuardedPolicy.FAULT_MEMORY.plusSeconds(1));
    }
    health.order(control -> control.eject(0, "3 failures in a row"));
    assertThat(health.eligible()).isEqualTo("ny");
  }

  @Test
  void fault_slotOutOfRange_isThePolicysFault() {
    health.order(control -> control.eject(7, "no such slot"));
    assertThat(health.monitor.policyFaults()).isEqualTo(1);
  }

  @Test
  void givenUp_reloadThatChangesNothing_leavesItSo_otherOptionsTryAgain() {
    health.policy().always = GuardedPolicyTest::fail;
    health.scheduler.advance(Duration.ofMinutes(1));

    health.apply(backend("a"), backend("b"));
    assertThat(health.provider.made).hasSize(1);
    health.apply(withOptions(backend("a"), "other"), backend("b"));
    assertThat(health.provider.made).hasSize(2);
    health.order(control -> control.eject(0, "judged again"));
    assertThat(health.eligible()).isEqualTo("ny");
  }

  @Test
  void newPolicy_throws_leavesAllHealthy() {
    FakePolicy.Provider broken =
        new FakePolicy.Provider() {
          @Override
          public HealthPolicy newPolicy(HealthContext context) {
            throw new IllegalStateException("broken");
          }
        };
    health.apply(broken, backend("a"), backend("b"));
    health.report(0, Outcome.RESET);
    assertThat(health.eligible()).isEqualTo("yy");
    assertThat(health.monitor.policyFaults()).isEqualTo(1);
  }
}
