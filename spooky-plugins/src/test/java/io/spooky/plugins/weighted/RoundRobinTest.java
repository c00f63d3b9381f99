package io.spooky.plugins.weighted;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.Range;
import io.spooky.plugins.Strategy;
import io.spooky.spi.testkit.FakeBackends;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RoundRobinTest {
  private static Strategy roundRobin(long seed, int... weights) {
    return Strategy.of(new RoundRobinProvider(), FakeBackends.weighted(weights), seed);
  }

  private static List<Integer> picks(Strategy strategy, int picks) {
    List<Integer> result = new ArrayList<>();
    for (int i = 0; i < picks; i++) {
      result.add(strategy.pick());
    }
    return result;
  }

  @Test
  void lbh03_equalWeights_differByOneAtMostOver30000() {
    int[] counts = roundRobin(1, 100, 100, 100, 100, 100, 100, 100).counts(30_000);
    int[] sorted = Arrays.stream(counts).sorted().toArray();
    assertThat(sorted[6] - sorted[0]).isAtMost(1);
  }

  @Test
  void lbh03_weights_areHonouredWithinTwoPercent() {
    int[] weights = {1, 2, 3, 50, 100, 65_535};
    int[] counts = roundRobin(2, weights).counts(65_691 * 2);
    for (int slot = 0; slot < weights.length; slot++) {
      assertThat(counts[slot]).isAtLeast((int) (weights[slot] * 2 * 0.98) - 1);
      assertThat(counts[slot]).isAtMost((int) (weights[slot] * 2 * 1.02) + 1);
    }
  }

  @Test
  void lbh03_returningBackend_getsAtMostTwiceItsShare() {
    for (int[] weights : List.of(new int[] {100, 100, 100, 100}, new int[] {50, 100, 100, 150})) {
      Strategy strategy = roundRobin(3, weights);
      strategy.backends().eligible(1, false);
      strategy.changed().counts(10_001);
      strategy.backends().eligible(1, true);
      strategy.changed();
      for (int picks = 20; picks <= 200; picks += 20) {
        assertThat(strategy.counts(20)[1]).isAtMost(10);
      }
    }
  }

  @Test
  void equalWeights_goRound() {
    List<Integer> picks = picks(roundRobin(4, 7, 7, 7), 9);
    for (int i = 1; i < picks.size(); i++) {
      assertThat(picks.get(i)).isEqualTo((picks.get(i - 1) + 1) % 3);
    }
  }

  @Test
  void weights_spreadTheTurnsOfTheHeavyOne() {
    for (long seed = 0; seed < 50; seed++) {
      Strategy strategy = roundRobin(seed, 5, 1, 1);
      picks(strategy, 7);
      List<Integer> round = picks(strategy, 70);
      for (int i = 0; i + 7 <= round.size(); i++) {
        long light = round.subList(i, i + 7).stream().filter(slot -> slot > 0).count();
        assertWithMessage("seed %s: %s", seed, round).that(light).isEqualTo(2);
      }
    }
  }

  @Test
  void deniedSlot_doesNotHandItsTurnsToItsNeighbour() {
    Strategy strategy = roundRobin(5, 100, 100, 100, 100);
    strategy.request().deny(1);
    assertThat(strategy.counts(3_000)).asList().containsExactly(1_000, 0, 1_000, 1_000).inOrder();
  }

  @Test
  void deniedSlot_ofSomeWeight_leavesTheOthersTheirProportions() {
    Strategy strategy = roundRobin(6, 100, 200, 300);
    strategy.request().deny(2);
    int[] counts = strategy.counts(3_000);
    assertThat(counts[0]).isIn(Range.closed(999, 1_001));
    assertThat(counts[2]).isEqualTo(0);
  }

  @Test
  void heavyBackendThatIsFull_doesNotStarveALightOne() {
    for (long seed = 0; seed < 50; seed++) {
      Strategy strategy = roundRobin(seed, 1, 65_535, 2);
      strategy.counts(40_000);
      strategy.request().deny(1);
      int[] counts = strategy.counts(300);
      assertWithMessage("seed %s", seed).that(counts[0]).isAtLeast(97);
      assertWithMessage("seed %s", seed).that(counts[2]).isAtLeast(197);
    }
  }

  @Test
  void workers_doNotMarchInStep() {
    for (int[] weights : List.of(new int[] {1, 1, 1, 1, 1}, new int[] {1, 2, 3, 4, 5})) {
      Set<List<Integer>> rounds = new HashSet<>();
      for (long seed = 0; seed < 32; seed++) {
        rounds.add(picks(roundRobin(seed, weights), 5));
      }
      assertThat(rounds.size()).isAtLeast(5);
    }
  }

  @Test
  void changeOfNothingThatMatters_keepsTheTurns() {
    List<Integer> undisturbed = picks(roundRobin(8, 1, 2, 3), 60);
    Strategy strategy = roundRobin(8, 1, 2, 3);
    List<Integer> disturbed = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      disturbed.add(strategy.changed().pick());
    }
    assertThat(disturbed).isEqualTo(undisturbed);
  }

  @Test
  void changedWeights_areInForceAtOnce() {
    Strategy strategy = roundRobin(9, 100, 100);
    strategy.counts(11);
    strategy.backends().weight(1, 300);
    int[] counts = strategy.changed().counts(400);
    assertThat(counts[1]).isIn(Range.closed(299, 301));
  }
}
