package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withOptions;
import static io.spooky.runtime.testing.TestConfigs.withPriority;
import static io.spooky.runtime.testing.TestConfigs.withProbes;
import static io.spooky.runtime.testing.TestConfigs.withWeight;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reload keeps of health, and what it forgets. */
final class HealthReloadTest {
  private static final BackendConfig A = backend("a");
  private static final BackendConfig B = backend("b");
  private static final BackendConfig C = backend("c");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MonitorFixture health = new MonitorFixture();

  /** Begins each test with a backend that is out. */
  @BeforeEach
  void ejectFirst() {
    health.apply(A, B);
    health.order(control -> control.eject(0, "3 failures in a row"));
    health.policy().heard.clear();
  }

  @Test
  void apply_sameConfig_keepsPolicyAndEjection() {
    health.apply(A, B);
    assertThat(health.provider.made).hasSize(1);
    assertThat(health.policy().heard).isEmpty();
    assertThat(health.eligible()).isEqualTo("ny");
    assertThat(health.backend(0).ejections().sum()).isEqualTo(1);
  }

  @Test
  void apply_otherWeightAndPriority_keepsEjection() {
    health.apply(withPriority(withWeight(A, 5), 0), withPriority(B, 1), withPriority(C, 2));
    assertThat(health.eligible()).isEqualTo("nyn");
  }

  @Test
  void apply_anotherProviderOfTheSameClass_keepsPolicyAndEjection() {
    FakePolicy.Provider again = new FakePolicy.Provider();
    health.apply(again, A, B);
    assertThat(again.made).isEmpty();
    assertThat(health.eligible()).isEqualTo("ny");
  }

  @Test
  void apply_moreBackends_tellsThePolicyOfTheNewSlotsAlone() {
    health.apply(A, B, C);
    assertThat(health.policy().heard).containsExactly("replaced 2");
    assertThat(health.policy().context.upstream().backends()).isEqualTo(3);
    assertThat(health.eligible()).isEqualTo("nyy");
  }

  @Test
  void apply_otherOptions_beginsAnewAndTellsThePolicy() {
    health.apply(withOptions(A, "other"), B);
    assertThat(health.policy().heard).containsExactly("replaced 0");
    assertThat(health.policy().context.options(0)).isEqualTo(TestConfigs.options("other"));
    assertThat(health.eligible()).isEqualTo("yy");
    assertThat(health.backend(0).restorations().sum()).isEqualTo(1);
  }

  @Test
  void apply_probesBegin_tellsThePolicy() {
    health.apply(A, withProbes(B, SECOND, SECOND));
    assertThat(health.policy().heard).containsExactly("replaced 1");
    assertThat(health.policy().context.probed(0)).isFalse();
    assertThat(health.policy().context.probed(1)).isTrue();
  }

  @Test
  void apply_backendReplacedInItsSlot_isHealthyWhateverItsPredecessorWas() {
    health.apply(B);
    assertThat(health.policy().heard).isEmpty();
    health.apply(B, C);
    assertThat(health.policy().heard).containsExactly("replaced 0");
    assertThat(health.backend(0).key().id()).isEqualTo("c");
    assertThat(health.eligible()).isEqualTo("yy");
  }

  @Test
  void apply_emptySlot_answersThePolicyWithAnothersOptions() {
    health.apply(withOptions(B, "b"));
    assertThat(health.policy().context.options(0)).isEqualTo(TestConfigs.options("b"));
    assertThat(health.policy().context.upstream().weight(0)).isEqualTo(0);
    assertThat(health.policy().context.probed(0)).isFalse();
  }

  @Test
  void apply_ordersForAnEmptySlot_doNothing() {
    health.apply(B);
    health.policy().once =
        control -> {
          control.eject(0, "gone");
          control.trial(0);
          control.probe(0);
          control.restore(0);
        };
    health.report(1, Outcome.SUCCESS);
    assertThat(health.monitor.policyFaults()).isEqualTo(0);
    assertThat(health.eligible()).isEqualTo("ny");
  }

  @Test
  void apply_otherPolicy_beginsWithAllHealthy() {
    FakePolicy.OtherProvider other = new FakePolicy.OtherProvider();
    health.apply(other, A, B);
    assertThat(other.made).hasSize(1);
    assertThat(health.eligible()).isEqualTo("yy");
    assertThat(health.backend(0).restorations().sum()).isEqualTo(1);
  }

  @Test
  void apply_upstreamRemoved_isWatchedNoMoreAndKeepsItsSlots() {
    Backend ejected = health.backend(0);
    var upstream = health.upstream();
    health.registry.apply(List.of());
    health.monitor.apply(List.of());
    health.policy().evaluatedNanos.clear();

    health.scheduler.advance(Duration.ofMinutes(1));

    assertThat(health.policy().evaluatedNanos).isEmpty();
    assertThat(upstream.slots().backend(0)).isSameInstanceAs(ejected);
    assertThat(upstream.slots().eligible(0)).isFalse();
    assertThat(upstream.slots().eligible(1)).isTrue();
  }
}
