package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withWeight;

import io.spooky.runtime.testing.TestConfigs;
import io.spooky.spi.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Single requests to an ejected backend. */
final class TrialTest {
  private final MonitorFixture health = new MonitorFixture().apply(backend("a"), backend("b"));

  private void ejectAndTry() {
    health.policy().always =
        control -> {
          control.eject(0, "3 failures in a row");
          control.trial(0);
        };
    health.report(1, Outcome.SUCCESS);
  }

  @Test
  void trial_ejectedBackend_offersOneToken() {
    ejectAndTry();
    assertThat(health.eligible()).isEqualTo("ny");
    assertThat(health.backend(0).takeTrial()).isTrue();
    assertThat(health.backend(0).takeTrial()).isFalse();
  }

  @Test
  void trial_healthyBackend_offersNone() {
    health.order(control -> control.trial(1));
    assertThat(health.backend(1).trialOffered()).isFalse();
  }

  @Test
  void trial_backendWithoutWeight_offersNone() {
    health.apply(withWeight(backend("a"), 0), backend("b"));
    ejectAndTry();
    assertThat(health.backend(0).trialOffered()).isFalse();
  }

  @Test
  void trial_whileItsRequestRuns_offersNoOther() {
    ejectAndTry();
    health.backend(0).takeTrial();
    health.scheduler.advance(TestConfigs.RESPONSE_HEAD);
    assertThat(health.backend(0).trialOffered()).isFalse();
  }

  @Test
  void trial_reportCame_offersTheNext() {
    ejectAndTry();
    health.backend(0).takeTrial();
    health.report(0, Outcome.SUCCESS);
    assertThat(health.policy().heard).contains("observed 0: 1 successes, run of 0");
    assertThat(health.backend(0).trialOffered()).isTrue();
  }

  @Test
  void trial_reportOfAnEarlierRequest_leavesTheOneOffer() {
    ejectAndTry();
    health.report(0, Outcome.TIMEOUT);
    assertThat(health.backend(0).takeTrial()).isTrue();
    assertThat(health.backend(0).takeTrial()).isFalse();
  }

  @Test
  void trial_noReportForLong_offersAnother() {
    ejectAndTry();
    health.backend(0).takeTrial();
    health.scheduler.advance(TestConfigs.RESPONSE_HEAD.multipliedBy(2).plusSeconds(2));
    assertThat(health.backend(0).trialOffered()).isTrue();
  }

  @Test
  void trial_neverTaken_staysOffered() {
    ejectAndTry();
    health.scheduler.advance(Duration.ofHours(1));
    assertThat(health.backend(0).takeTrial()).isTrue();
  }

  @Test
  void restore_takesTheTokenBack() {
    ejectAndTry();
    health.policy().always = control -> control.restore(0);
    health.report(1, Outcome.SUCCESS);
    assertThat(health.backend(0).trialOffered()).isFalse();
  }

  @Test
  void apply_backendRemoved_takesTheTokenBack() {
    ejectAndTry();
    var removed = health.backend(0);
    health.apply(backend("b"));
    assertThat(removed.trialOffered()).isFalse();
  }
}
