package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker's counts, runs and urgent reports. */
final class WorkerTallyTest {
  private final WorkerTally tally = new WorkerTally(3);

  @Test
  void take_nothingCounted_isNull() {
    assertThat(tally.take(0)).isNull();
    tally.add(1, Outcome.SUCCESS, 5);
    assertThat(tally.take(0)).isNull();
    assertThat(tally.slots()).isEqualTo(2);
  }

  @Test
  void take_countsEachOutcomeAndLatency_thenBeginsAnew() {
    tally.add(2, Outcome.SUCCESS, 5);
    tally.add(2, Outcome.SUCCESS, 7);
    tally.add(2, Outcome.SERVER_ERROR, 11);
    tally.add(0, Outcome.RESET, 0);

    WorkerObservations seen = tally.take(2);

    assertThat(seen.count(Outcome.SUCCESS)).isEqualTo(2);
    assertThat(seen.count(Outcome.SERVER_ERROR)).isEqualTo(1);
    assertThat(seen.count(Outcome.RESET)).isEqualTo(0);
    assertThat(seen.latencyNanos()).isEqualTo(23);
    assertThat(tally.take(2)).isNull();
    assertThat(tally.take(0).count(Outcome.RESET)).isEqualTo(1);
    assertThat(seen.count(Outcome.SUCCESS)).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"TIMEOUT", "CONNECT_FAILED", "RESET"})
  void add_failure_extendsTheRun(Outcome failure) {
    tally.add(0, Outcome.TIMEOUT, 0);
    tally.add(0, failure, 0);
    assertThat(tally.take(0).failuresInARow()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"SUCCESS", "SERVER_ERROR"})
  void add_answer_endsTheRun(Outcome answer) {
    tally.add(0, Outcome.TIMEOUT, 0);
    tally.add(0, answer, 0);
    assertThat(tally.take(0).failuresInARow()).isEqualTo(0);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"CANCELLED", "NOT_SENT"})
  void add_neutral_leavesTheRun(Outcome neutral) {
    tally.add(0, Outcome.TIMEOUT, 0);
    tally.add(0, neutral, 0);
    assertThat(tally.take(0).failuresInARow()).isEqualTo(1);
  }

  @Test
  void take_runGoesOnOverReports() {
    tally.add(0, Outcome.TIMEOUT, 0);
    tally.take(0);
    tally.add(0, Outcome.TIMEOUT, 0);
    WorkerObservations seen = tally.take(0);
    assertThat(seen.failuresInARow()).isEqualTo(2);
    assertThat(seen.count(Outcome.TIMEOUT)).isEqualTo(1);
  }

  @Test
  void add_enoughFailuresInARow_isUrgent() {
    assertThat(tally.add(0, Outcome.RESET, 0)).isFalse();
    assertThat(tally.add(0, Outcome.RESET, 0)).isFalse();
    assertThat(tally.add(1, Outcome.RESET, 0)).isFalse();
    assertThat(tally.add(0, Outcome.RESET, 0)).isTrue();
    assertThat(tally.add(0, Outcome.CANCELLED, 0)).isFalse();
    assertThat(tally.add(0, Outcome.RESET, 0)).isTrue();
  }

  @Test
  void add_endlessFailures_isUrgentSoManyTimesInAPeriod() {
    assertThat(urgentOf(10_000)).isEqualTo(WorkerTally.URGENT_REPORTS);
    tally.startPeriod();
    assertThat(urgentOf(10_000)).isEqualTo(WorkerTally.URGENT_REPORTS);
  }

  private int urgentOf(int failures) {
    int urgent = 0;
    for (int i = 0; i < failures; i++) {
      urgent += tally.add(0, Outcome.TIMEOUT, 0) ? 1 : 0;
    }
    return urgent;
  }

  @Test
  void urgentAfter_changed_holdsFromThenOn() {
    tally.urgentAfter(1);
    assertThat(tally.add(0, Outcome.TIMEOUT, 0)).isTrue();
  }

  @Test
  void forget_dropsCountsAndRun() {
    tally.add(0, Outcome.TIMEOUT, 0);
    tally.forget(0);
    tally.forget(7);
    assertThat(tally.take(0)).isNull();
    tally.add(0, Outcome.TIMEOUT, 0);
    assertThat(tally.take(0).failuresInARow()).isEqualTo(1);
  }
}
