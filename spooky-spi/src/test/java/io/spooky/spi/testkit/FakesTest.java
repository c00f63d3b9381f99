package io.spooky.spi.testkit;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.Option;
import io.spooky.spi.Outcome;
import io.spooky.spi.testkit.BrokenBalancers.Right;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FakesTest {
  @Test
  void backends_emptySlot_isNotEligible() {
    FakeBackends backends = FakeBackends.weighted(10, 20);
    backends.remove(1);
    assertThat(backends.size()).isEqualTo(2);
    assertThat(backends.eligible(0)).isTrue();
    assertThat(backends.eligible(1)).isFalse();
    assertThat(backends.weight(1)).isEqualTo(0);
    assertThat(backends.id(1)).isEmpty();
  }

  @Test
  void backends_reuse_onlyWhenNothingIsInFlight() {
    FakeBackends backends = FakeBackends.of(1);
    backends.addInFlight(0, 1);
    backends.inFlightElsewhere(0, 4);
    assertThat(backends.inFlight(0)).isEqualTo(1);
    assertThat(backends.inFlightTotal(0)).isEqualTo(5);
    assertThrows(IllegalStateException.class, () -> backends.reuse(0, "other", 1));
    backends.addInFlight(0, -1);
    backends.inFlightElsewhere(0, 0);
    backends.reuse(0, "other", 1);
    assertThat(backends.id(0)).isEqualTo("other");
  }

  @Test
  void backends_identity_followsFromTheId() {
    FakeBackends backends = FakeBackends.of(2);
    assertThat(backends.identity(0)).isEqualTo(FakeBackends.of(1).identity(0));
    assertThat(backends.identity(0)).isNotEqualTo(backends.identity(1));
    backends.identity(0, 7);
    assertThat(backends.identity(0)).isEqualTo(7);
  }

  @Test
  void pick_allowsWhatIsEligibleAndNotDenied() {
    FakeBackends backends = FakeBackends.of(3);
    FakePick pick = new FakePick(backends).deny(1).hashKey(5).attempt(2).nowNanos(9);
    backends.eligible(2, false);
    assertThat(pick.allows(0)).isTrue();
    assertThat(pick.allows(1)).isFalse();
    assertThat(pick.allows(2)).isFalse();
    assertThat(pick.denyNone().allows(1)).isTrue();
    assertThat(pick.hashKey()).isEqualTo(5);
    assertThat(pick.attempt()).isEqualTo(2);
    assertThat(pick.nowNanos()).isEqualTo(9);
  }

  @Test
  void context_sameSeed_sameNumbers() {
    FakeBalancerContext first = new FakeBalancerContext(FakeBackends.of(1), 3, 1, 4);
    FakeBalancerContext second = new FakeBalancerContext(FakeBackends.of(1), 3);
    assertThat(first.random().nextLong()).isEqualTo(second.random().nextLong());
    assertThat(first.worker()).isEqualTo(1);
    assertThat(first.workers()).isEqualTo(4);
    assertThat(second.workers()).isEqualTo(1);
  }

  @Test
  void options_defaultsAndValues() {
    TestOptions options = TestOptions.of(new Right());
    assertThat(options.get(Right.STEP)).isEqualTo(1);
    assertThat(options.with(Right.STEP, "4").get(Right.STEP)).isEqualTo(4);
    assertThat(options.get(Right.STEP)).isEqualTo(1);
  }

  @Test
  void options_wrongValue_isRefusedAsTheConfigWouldBe() {
    TestOptions options = TestOptions.of(new Right());
    Exception e = assertThrows(IllegalArgumentException.class, () -> options.with(Right.STEP, "6"));
    assertThat(e).hasMessageThat().isEqualTo("'6' is out of range (expected: 1 to 5)");
  }

  @Test
  void options_undeclared_isRefused() {
    TestOptions options = TestOptions.of(new Right());
    Option<Integer> other = Option.integer("step", 1);
    assertThrows(IllegalArgumentException.class, () -> options.get(other));
    assertThrows(IllegalArgumentException.class, () -> options.with("stride", "1"));
  }

  @Test
  void control_keepsTransitionsOnce() {
    FakeHealthControl control = new FakeHealthControl(2);
    control.restore(0);
    control.eject(1, "late");
    control.eject(1, "later");
    control.trial(1);
    control.probe(0);
    assertThat(control.reason(1)).isEqualTo("late");
    control.restore(1);
    assertThat(control.ejected(1)).isFalse();
    assertThat(control.trials(1)).isEqualTo(1);
    assertThat(control.probes(0)).isEqualTo(1);
    assertThat(control.transitions()).containsExactly("eject 1: late", "restore 1").inOrder();
  }

  @Test
  void control_blankReason_isRefused() {
    assertThrows(ContractViolation.class, () -> new FakeHealthControl(1).eject(0, " "));
  }

  @Test
  void observations_countWhatWasAdded() {
    FakeObservations seen =
        FakeObservations.of(Outcome.RESET, 2).and(Outcome.RESET, 1).endingInFailures(3);
    assertThat(seen.count(Outcome.RESET)).isEqualTo(3);
    assertThat(seen.count(Outcome.SUCCESS)).isEqualTo(0);
    assertThat(seen.failuresInARow()).isEqualTo(3);
    assertThat(seen.latencyNanos(5).latencyNanos()).isEqualTo(5);
  }

  @Test
  void time_movesWhenTold_andMayOverflow() {
    ManualTime time = ManualTime.overflowingIn(Duration.ofMillis(1));
    long before = time.nowNanos();
    long after = time.advance(Duration.ofMillis(2));
    assertThat(after).isLessThan(before);
    assertThat(after - before).isEqualTo(2_000_000);
    assertThat(ManualTime.create().nowNanos()).isGreaterThan(0);
  }

  @Test
  void problems_areKeptAsLines() {
    FakeProblems problems = new FakeProblems();
    problems.error(Right.STEP, "too long");
    problems.error("not at all");
    problems.warning(Right.STEP, "rather long");
    assertThat(problems.errors()).containsExactly("step: too long", "not at all").inOrder();
    assertThat(problems.warnings()).containsExactly("step: rather long");
  }
}
