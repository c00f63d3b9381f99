package io.spooky.plugins.weighted;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.plugins.Strategy;
import io.spooky.spi.testkit.FakeBackends;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RandomBalancerTest {
  private static final int PICKS = 100_000;

  private static Strategy random(long seed, int... weights) {
    return Strategy.of(new RandomProvider(), FakeBackends.weighted(weights), seed);
  }

  /**
   * Checks counts against weights with Pearson's test. The statistic of a right strategy lies below
   * 30 with a chance of 99.99 % at up to seven degrees of freedom; seeds are fixed, so this never
   * flickers.
   */
  private static void assertFollows(int[] counts, int... weights) {
    double total = Arrays.stream(weights).sum();
    double statistic = 0;
    for (int slot = 0; slot < weights.length; slot++) {
      double expected = PICKS * weights[slot] / total;
      if (weights[slot] == 0) {
        assertThat(counts[slot]).isEqualTo(0);
      } else {
        statistic += (counts[slot] - expected) * (counts[slot] - expected) / expected;
      }
    }
    assertThat(statistic).isLessThan(30);
  }

  @Test
  void equalWeights() {
    assertFollows(random(1, 7, 7, 7, 7).counts(PICKS), 7, 7, 7, 7);
  }

  @Test
  void weights() {
    assertFollows(random(2, 1, 100, 0, 65_535, 30_000).counts(PICKS), 1, 100, 0, 65_535, 30_000);
  }

  @Test
  void deniedSlots_leaveTheOthersTheirProportions() {
    Strategy strategy = random(3, 100, 200, 300, 400);
    strategy.request().deny(3).deny(0);
    assertFollows(strategy.counts(PICKS), 0, 200, 300, 0);
  }

  @Test
  void firstAndLast_areReached() {
    int[] counts = random(4, 1, 1).counts(1_000);
    assertThat(counts[0]).isGreaterThan(400);
    assertThat(counts[1]).isGreaterThan(400);
  }

  @Test
  void manyHeavyBackends_doNotOverflow() {
    int[] weights = new int[40_000];
    Arrays.fill(weights, 65_535);
    Strategy strategy = random(5, weights);
    for (int i = 0; i < 1_000; i++) {
      assertThat(strategy.pick()).isAtLeast(0);
    }
  }
}
