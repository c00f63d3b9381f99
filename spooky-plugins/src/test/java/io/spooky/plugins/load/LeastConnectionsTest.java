package io.spooky.plugins.load;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.plugins.Strategy;
import io.spooky.spi.testkit.FakeBackends;
import org.junit.jupiter.api.Test;

final class LeastConnectionsTest {
  private static Strategy leastConnections(int... weights) {
    return Strategy.of(new LeastConnectionsProvider(), FakeBackends.weighted(weights), 1);
  }

  @Test
  void fewestInFlight_isPicked() {
    Strategy strategy = leastConnections(100, 100, 100);
    strategy.backends().addInFlight(0, 3);
    strategy.backends().addInFlight(1, 2);
    strategy.backends().addInFlight(2, 4);
    assertThat(strategy.counts(100)[1]).isEqualTo(100);
  }

  @Test
  void otherWorkers_count() {
    Strategy strategy = leastConnections(100, 100);
    strategy.backends().addInFlight(0, 1);
    strategy.backends().inFlightElsewhere(1, 2);
    assertThat(strategy.pick()).isEqualTo(0);
  }

  @Test
  void inFlight_isRelativeToWeight() {
    Strategy strategy = leastConnections(100, 300);
    strategy.backends().addInFlight(0, 3);
    strategy.backends().addInFlight(1, 8);
    assertThat(strategy.pick()).isEqualTo(1);
    strategy.backends().addInFlight(1, 2);
    assertThat(strategy.pick()).isEqualTo(0);
  }

  @Test
  void loadsThatDifferByLittle_areToldApart() {
    Strategy strategy = leastConnections(65_535, 65_534);
    strategy.backends().addInFlight(0, 1_000_000);
    strategy.backends().addInFlight(1, 1_000_000);
    assertThat(strategy.counts(100)[0]).isEqualTo(100);
  }

  @Test
  void requestsThatGoOn_fillUpByWeight() {
    Strategy strategy = leastConnections(100, 200, 300);
    for (int i = 0; i < 600; i++) {
      strategy.begin();
    }
    assertThat(strategy.backends().inFlight(0)).isEqualTo(100);
    assertThat(strategy.backends().inFlight(1)).isEqualTo(200);
    assertThat(strategy.backends().inFlight(2)).isEqualTo(300);
  }

  @Test
  void ties_areDrawnByWeight() {
    int[] counts = leastConnections(100, 300).counts(10_000);
    assertThat((double) counts[1]).isWithin(200).of(7_500);
  }

  @Test
  void workersWithOtherSeeds_doNotRushToTheSameIdleBackend() {
    int[] first = new int[4];
    for (long seed = 0; seed < 64; seed++) {
      FakeBackends backends = FakeBackends.of(4);
      first[Strategy.of(new LeastConnectionsProvider(), backends, seed).pick()]++;
    }
    for (int count : first) {
      assertThat(count).isAtLeast(6);
    }
  }

  @Test
  void leastLoadedButDenied_isPassedOver() {
    Strategy strategy = leastConnections(100, 100, 100);
    strategy.backends().addInFlight(1, 1);
    strategy.backends().addInFlight(2, 2);
    strategy.request().deny(0);
    assertThat(strategy.pick()).isEqualTo(1);
  }
}
