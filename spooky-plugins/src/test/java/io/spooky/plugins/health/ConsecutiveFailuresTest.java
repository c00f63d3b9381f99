package io.spooky.plugins.health;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.spi.HealthPolicy;
import io.spooky.spi.Outcome;
import io.spooky.spi.testkit.FakeHealthContext;
import io.spooky.spi.testkit.FakeHealthControl;
import io.spooky.spi.testkit.FakeObservations;
import io.spooky.spi.testkit.FakeProblems;
import io.spooky.spi.testkit.FakeUpstreamInfo;
import io.spooky.spi.testkit.ManualTime;
import io.spooky.spi.testkit.TestOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slot 0 is not probed, slot 1 is; thresholds are 3 and 2, the cooldown is 5 s. */
final class ConsecutiveFailuresTest {
  private static final ConsecutiveFailuresProvider PROVIDER = new ConsecutiveFailuresProvider();
  private static final TestOptions DEFAULTS = TestOptions.of(PROVIDER);

  private final FakeHealthContext context = new FakeHealthContext(DEFAULTS, 2).probed(1, true);
  private final FakeHealthControl control = new FakeHealthControl(2);
  private final ManualTime time = ManualTime.overflowingIn(Duration.ofSeconds(2));
  private HealthPolicy policy = PROVIDER.newPolicy(context);

  private void use(int slot, TestOptions options) {
    policy = PROVIDER.newPolicy(context.options(slot, options));
  }

  private void evaluate() {
    policy.evaluate(time.nowNanos(), control);
  }

  private void report(int slot, FakeObservations seen) {
    policy.observed(slot, seen, time.nowNanos());
    evaluate();
  }

  private void failures(int slot, int count) {
    report(slot, FakeObservations.of(Outcome.TIMEOUT, count).endingInFailures(count));
  }

  private void successes(int slot, int count) {
    report(slot, FakeObservations.of(Outcome.SUCCESS, count));
  }

  private void probe(int slot, boolean passed) {
    policy.probed(slot, passed, passed ? "status 200" : "status 503", time.nowNanos());
    evaluate();
  }

  private void pass(Duration span) {
    time.advance(span);
    evaluate();
  }

  private void eject(int slot) {
    failures(slot, 3);
    assertThat(control.ejected(slot)).isTrue();
  }

  @Test
  void failuresAtTheThreshold_eject() {
    failures(0, 2);
    assertThat(control.transitions()).isEmpty();
    failures(0, 1);
    assertThat(control.transitions()).containsExactly("eject 0: 3 failures in a row");
  }

  @Test
  void failuresBeyondTheThreshold_areAllNamed() {
    failures(0, 7);
    assertThat(control.reason(0)).isEqualTo("7 failures in a row");
  }

  @Test
  void oneFailure_isNamedAsOne() {
    use(0, DEFAULTS.with("failure_threshold", "1"));
    failures(0, 1);
    assertThat(control.reason(0)).isEqualTo("1 failure");
  }

  @Test
  void successWhileHealthy_clearsTheFailures() {
    failures(0, 2);
    successes(0, 1);
    failures(0, 2);
    assertThat(control.transitions()).isEmpty();
  }

  @Test
  void runsOfAllWorkers_addUp() {
    report(0, FakeObservations.of(Outcome.RESET, 1).endingInFailures(1));
    report(0, FakeObservations.of(Outcome.CONNECT_FAILED, 1).endingInFailures(1));
    assertThat(control.ejected(0)).isFalse();
    report(0, FakeObservations.of(Outcome.TIMEOUT, 1).endingInFailures(1));
    assertThat(control.ejected(0)).isTrue();
  }

  @Test
  void runOverSeveralReports_isCountedOnce() {
    report(0, FakeObservations.of(Outcome.RESET, 1).endingInFailures(1));
    report(0, FakeObservations.of(Outcome.RESET, 1).endingInFailures(2));
    assertThat(control.ejected(0)).isFalse();
    report(0, FakeObservations.of(Outcome.RESET, 1).endingInFailures(3));
    assertThat(control.reason(0)).isEqualTo("3 failures in a row");
  }

  @Test
  void reportWithASuccess_beginsTheRunAtWhatItEndsWith() {
    failures(0, 2);
    report(0, FakeObservations.of(Outcome.SUCCESS, 1).and(Outcome.RESET, 9).endingInFailures(2));
    assertThat(control.ejected(0)).isFalse();
    failures(0, 1);
    assertThat(control.reason(0)).isEqualTo("3 failures in a row");
  }

  @Test
  void reportWithASuccess_thatEndsInEnoughFailures_ejects() {
    report(0, FakeObservations.of(Outcome.SUCCESS, 50).and(Outcome.RESET, 4).endingInFailures(3));
    assertThat(control.reason(0)).isEqualTo("3 failures in a row");
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"TIMEOUT", "CONNECT_FAILED", "RESET"})
  void failure_isWhatTheBackendDidNotAnswer(Outcome outcome) {
    report(0, FakeObservations.of(outcome, 3).endingInFailures(3));
    assertThat(control.ejected(0)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"CANCELLED", "NOT_SENT"})
  void outcomeThatSaysNothing_changesNothing(Outcome outcome) {
    failures(0, 2);
    report(0, FakeObservations.of(outcome, 100).endingInFailures(2));
    assertThat(control.ejected(0)).isFalse();
    failures(0, 1);
    assertThat(control.ejected(0)).isTrue();
  }

  @Test
  void lbh02_serverErrors_areAnswersOfABackendThatWorks() {
    for (int i = 0; i < 100; i++) {
      report(0, FakeObservations.of(Outcome.SERVER_ERROR, 10));
    }
    failures(0, 2);
    report(0, FakeObservations.of(Outcome.SERVER_ERROR, 1));
    failures(0, 2);
    assertThat(control.transitions()).isEmpty();
  }

  @Test
  void lbh02_serverErrors_countedInTheWorkersRun_areLeftOutAllTheSame() {
    report(0, FakeObservations.of(Outcome.SERVER_ERROR, 10).endingInFailures(10));
    assertThat(control.transitions()).isEmpty();
  }

  @Test
  void lbh02_serverErrors_countIfConfigured() {
    use(0, DEFAULTS.with("count_server_errors", "true"));
    report(0, FakeObservations.of(Outcome.SERVER_ERROR, 2));
    assertThat(control.ejected(0)).isFalse();
    report(0, FakeObservations.of(Outcome.SERVER_ERROR, 1));
    assertThat(control.reason(0)).isEqualTo("3 failures in a row");
  }

  @Test
  void lbh02_probesAndRequests_addUpInOneRun() {
    failures(1, 1);
    probe(1, false);
    assertThat(control.ejected(1)).isFalse();
    probe(1, false);
    assertThat(control.reason(1)).isEqualTo("3 failures in a row");
  }

  @Test
  void passedProbeWhileHealthy_clearsTheFailures() {
    failures(1, 2);
    probe(1, true);
    failures(1, 2);
    assertThat(control.transitions()).isEmpty();
  }

  @Test
  void lbh01_probed_restoredAfterCooldownAndSuccesses() {
    eject(1);
    pass(Duration.ofSeconds(5));
    assertThat(control.ejected(1)).isTrue();
    probe(1, true);
    assertThat(control.ejected(1)).isTrue();
    probe(1, true);
    assertThat(control.transitions())
        .containsExactly("eject 1: 3 failures in a row", "restore 1")
        .inOrder();
    assertThat(control.trials(1)).isEqualTo(0);
  }

  @Test
  void lbh01_enoughSuccesses_stillWaitForTheCooldown() {
    eject(1);
    probe(1, true);
    probe(1, true);
    pass(Duration.ofNanos(4_999_999_999L));
    assertThat(control.ejected(1)).isTrue();
    pass(Duration.ofNanos(1));
    assertThat(control.ejected(1)).isFalse();
  }

  @Test
  void failureWhileUnhealthy_startsTheCooldownAgainAndClearsTheSuccesses() {
    eject(1);
    probe(1, true);
    pass(Duration.ofSeconds(4));
    probe(1, false);
    pass(Duration.ofSeconds(4));
    probe(1, true);
    pass(Duration.ofSeconds(1));
    assertThat(control.ejected(1)).isTrue();
    probe(1, true);
    assertThat(control.ejected(1)).isFalse();
  }

  @Test
  void passiveFailureWhileUnhealthy_startsTheCooldownAgain() {
    eject(0);
    pass(Duration.ofSeconds(4));
    failures(0, 1);
    pass(Duration.ofSeconds(4));
    assertThat(control.trials(0)).isEqualTo(0);
    pass(Duration.ofSeconds(1));
    assertThat(control.trials(0)).isEqualTo(1);
  }

  @Test
  void mixedReportWhileUnhealthy_countsOneSuccessIfItEndsWell() {
    eject(0);
    report(0, FakeObservations.of(Outcome.RESET, 1).and(Outcome.SUCCESS, 9));
    pass(Duration.ofSeconds(5));
    assertThat(control.ejected(0)).isTrue();
    successes(0, 1);
    assertThat(control.ejected(0)).isFalse();
  }

  @Test
  void mixedReportWhileUnhealthy_thatEndsBadly_countsNoSuccess() {
    eject(0);
    report(0, FakeObservations.of(Outcome.RESET, 1).and(Outcome.SUCCESS, 9).endingInFailures(1));
    pass(Duration.ofSeconds(5));
    successes(0, 1);
    assertThat(control.ejected(0)).isTrue();
  }

  @Test
  void unprobed_asksForTrialsAfterTheCooldown() {
    eject(0);
    pass(Duration.ofMillis(4_999));
    assertThat(control.trials(0)).isEqualTo(0);
    pass(Duration.ofMillis(1));
    assertThat(control.trials(0)).isEqualTo(1);
    successes(0, 1);
    assertThat(control.trials(0)).isEqualTo(2);
    successes(0, 1);
    assertThat(control.ejected(0)).isFalse();
    assertThat(control.trials(0)).isEqualTo(2);
  }

  @Test
  void failedTrial_startsTheCooldownAgain() {
    eject(0);
    pass(Duration.ofSeconds(5));
    failures(0, 1);
    pass(Duration.ofSeconds(4));
    assertThat(control.trials(0)).isEqualTo(1);
  }

  @Test
  void restoredBackend_beginsWithoutFailures() {
    eject(1);
    pass(Duration.ofSeconds(5));
    probe(1, true);
    probe(1, true);
    failures(1, 2);
    assertThat(control.ejected(1)).isFalse();
    failures(1, 1);
    assertThat(control.ejected(1)).isTrue();
  }

  @Test
  void refusedEjection_isOrderedAgain() {
    eject(0);
    control.restore(0);
    pass(Duration.ofSeconds(1));
    assertThat(control.ejected(0)).isTrue();
  }

  @Test
  void newPolicy_restoresWhatAnEarlierOneLeftEjected() {
    control.eject(0, "the earlier policy said so");
    evaluate();
    assertThat(control.ejected(0)).isFalse();
  }

  @Test
  void replacedBackend_isHealthy() {
    eject(0);
    control.replace(0);
    policy.replaced(0);
    pass(Duration.ofSeconds(1));
    assertThat(control.ejected(0)).isFalse();
    failures(0, 2);
    assertThat(control.ejected(0)).isFalse();
  }

  @Test
  void addedBackend_hasItsOwnOptions() {
    int slot = context.add(DEFAULTS.with("failure_threshold", "1"));
    control.add();
    policy.replaced(slot);
    failures(slot, 1);
    assertThat(control.transitions()).containsExactly("eject 2: 1 failure");
    assertThat(policy.urgentAfter()).isEqualTo(1);
  }

  @Test
  void backends_haveTheirOwnOptionsAndRuns() {
    use(1, DEFAULTS.with("failure_threshold", "5"));
    failures(0, 2);
    failures(1, 4);
    assertThat(control.transitions()).isEmpty();
    failures(1, 1);
    assertThat(control.transitions()).containsExactly("eject 1: 5 failures in a row");
  }

  @Test
  void interval_isHalfTheShortestCooldown_withinBounds() {
    assertThat(policy.interval()).isEqualTo(Duration.ofSeconds(1));
    use(1, DEFAULTS.with("cooldown_ms", "500"));
    assertThat(policy.interval()).isEqualTo(Duration.ofMillis(250));
    use(1, DEFAULTS.with("cooldown_ms", "0"));
    assertThat(policy.interval()).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void urgentAfter_isTheLeastThreshold() {
    assertThat(policy.urgentAfter()).isEqualTo(3);
    use(1, DEFAULTS.with("failure_threshold", "2"));
    assertThat(policy.urgentAfter()).isEqualTo(2);
  }

  @Test
  void validate_noCooldown_isFoolish() {
    FakeProblems problems = new FakeProblems();
    FakeUpstreamInfo upstream = new FakeUpstreamInfo("api", 100);
    PROVIDER.validate(DEFAULTS, upstream, problems);
    assertThat(problems.warnings()).isEmpty();
    PROVIDER.validate(DEFAULTS.with("cooldown_ms", "0"), upstream, problems);
    assertThat(problems.warnings())
        .containsExactly("cooldown_ms: without a cooldown a failing backend is tried all the time");
  }
}
