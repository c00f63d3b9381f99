package io.spooky.plugins.load;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.plugins.Strategy;
import io.spooky.spi.Outcome;
import io.spooky.spi.testkit.FakeBackends;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PeakEwmaTest {
  private static final Duration MS = Duration.ofMillis(1);
  private static final Duration SLOW = Duration.ofSeconds(5);

  private static Strategy peakEwma(int... weights) {
    return Strategy.of(new PeakEwmaProvider(), FakeBackends.weighted(weights), 1);
  }

  /** Has each slot answer once, in the order of the slots. */
  private static Strategy heard(Strategy strategy, Duration... latencies) {
    int[] asked = new int[latencies.length];
    for (int i = 0; i < latencies.length; i++) {
      asked[i] = strategy.begin();
    }
    assertThat(asked).asList().containsNoDuplicates();
    for (int slot = 0; slot < latencies.length; slot++) {
      strategy.respond(slot, latencies[slot]);
    }
    return strategy;
  }

  @Test
  void quickest_isPicked() {
    Strategy strategy = heard(peakEwma(100, 100, 100), MS.multipliedBy(3), MS, MS.multipliedBy(2));
    for (int i = 0; i < 100; i++) {
      assertThat(strategy.pick(MS)).isEqualTo(1);
    }
  }

  @Test
  void inFlight_countsAsOftenAsItIs() {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS.multipliedBy(4));
    for (int i = 0; i < 500; i++) {
      strategy.begin();
    }
    assertThat(strategy.backends().inFlight(0)).isEqualTo(400);
    assertThat(strategy.backends().inFlight(1)).isEqualTo(100);
  }

  @Test
  void otherWorkers_count() {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS.multipliedBy(2));
    strategy.backends().inFlightElsewhere(0, 3);
    assertThat(strategy.begin()).isEqualTo(1);
  }

  @Test
  void inFlight_isRelativeToWeight() {
    Strategy strategy = heard(peakEwma(100, 300), MS, MS);
    for (int i = 0; i < 400; i++) {
      strategy.begin();
    }
    assertThat(strategy.backends().inFlight(0)).isWithin(1).of(100);
  }

  @Test
  void slowResponse_costsTheTrafficAtOnce_andComesBackByItself() {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS.multipliedBy(2));
    assertThat(strategy.pick(SLOW)).isEqualTo(0);
    int quick = 0;
    while (strategy.after(MS.multipliedBy(100)).begin() == 1) {
      strategy.respond(1, MS);
      quick++;
    }
    // ln(5000) half-lives of 10 s over ln 2: 123 s, of ten requests each.
    assertThat(quick).isWithin(60).of(1_230);
    strategy.respond(0, MS);
    assertThat(strategy.after(SLOW).pick(MS)).isAnyOf(0, 1);
  }

  @Test
  void unknownBackend_isAskedOnce_untilItAnswers() {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS);
    int added = strategy.backends().add("new", 100);
    strategy.changed();
    assertThat(strategy.begin()).isEqualTo(added);
    for (int i = 0; i < 50; i++) {
      assertThat(strategy.begin()).isNotEqualTo(added);
    }
    strategy.respond(added, MS);
    assertThat(strategy.begin()).isEqualTo(added);
  }

  @Test
  void unknownBackend_thatOtherWorkersKeepBusy_isAsked() {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS);
    int added = strategy.backends().add("new", 100);
    strategy.backends().inFlightElsewhere(added, 40);
    assertThat(strategy.changed().begin()).isEqualTo(added);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"SERVER_ERROR", "TIMEOUT", "CONNECT_FAILED", "RESET"})
  void failure_isWorseThanAResponse(Outcome outcome) {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS.multipliedBy(3));
    strategy.end(strategy.begin(), outcome, Duration.ofNanos(1));
    assertThat(strategy.pick(MS)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"SUCCESS", "CANCELLED", "NOT_SENT"})
  void otherEnds_changeNothing(Outcome outcome) {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS.multipliedBy(3));
    strategy.end(strategy.begin(), outcome, SLOW);
    assertThat(strategy.pick(MS)).isEqualTo(0);
  }

  @Test
  void failuresInARow_areForgottenInMinutes() {
    Strategy strategy = heard(peakEwma(100, 100), MS, MS);
    strategy.request().deny(1);
    for (int i = 0; i < 1_000; i++) {
      strategy.end(strategy.begin(), Outcome.RESET, MS);
    }
    strategy.request().denyNone();
    assertThat(strategy.pick(MS)).isEqualTo(1);
    strategy.after(Duration.ofMinutes(3)).respond(strategy.begin(), MS);
    assertThat(strategy.pick(MS)).isEqualTo(0);
  }

  @Test
  void restoredBackend_startsAnew() {
    Strategy strategy = heard(peakEwma(100, 100), SLOW, MS);
    strategy.backends().eligible(0, false);
    strategy.changed();
    strategy.backends().eligible(0, true);
    strategy.changed();
    assertThat(strategy.pick(MS)).isEqualTo(0);
    assertThat(List.of(strategy.begin(), strategy.begin())).containsExactly(0, 1);
  }

  @Test
  void otherBackendInASlot_startsAnew() {
    Strategy strategy = heard(peakEwma(100, 100), SLOW, MS);
    strategy.backends().remove(0);
    strategy.changed();
    strategy.backends().reuse(0, "other", 100);
    assertThat(strategy.changed().begin()).isEqualTo(0);
  }

  @Test
  void changeOfAnotherBackend_keepsWhatIsKnown() {
    Strategy strategy = heard(peakEwma(100, 100, 100), SLOW, MS, MS);
    strategy.backends().weight(2, 50);
    assertThat(strategy.changed().pick(MS)).isEqualTo(1);
  }

  @Test
  void ties_areDrawnByWeight() {
    int[] counts = peakEwma(100, 300).counts(10_000);
    assertThat((double) counts[1]).isWithin(200).of(7_500);
  }

  @Test
  void quickestButDenied_isPassedOver() {
    Strategy strategy = heard(peakEwma(100, 100, 100), MS, MS.multipliedBy(2), SLOW);
    strategy.request().deny(0);
    assertThat(strategy.pick(MS)).isEqualTo(1);
  }
}
