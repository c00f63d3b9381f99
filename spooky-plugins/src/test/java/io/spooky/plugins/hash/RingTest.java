package io.spooky.plugins.hash;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.spi.testkit.FakeBackends;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RingTest {
  private static Ring ring(int replicas, int... weights) {
    return Ring.of(Members.of(FakeBackends.weighted(weights)), replicas);
  }

  private static int[] points(Ring ring, int slots) {
    int[] counts = new int[slots];
    for (int i = 0; i < ring.size(); i++) {
      counts[ring.slot(i)]++;
    }
    return counts;
  }

  @Test
  void points_areInProportionToWeight() {
    assertThat(points(ring(64, 100, 50, 200, 0, 1), 5))
        .asList()
        .containsExactly(64, 32, 128, 0, 1)
        .inOrder();
  }

  @Test
  void points_areRounded() {
    assertThat(Ring.points(1, 149)).isEqualTo(1);
    assertThat(Ring.points(1, 150)).isEqualTo(2);
    assertThat(Ring.points(1024, 65_535)).isEqualTo(671_078);
  }

  @Test
  void largeRing_isCutInProportion() {
    int[] counts = points(ring(1024, 60_000, 30_000, 1), 3);
    assertThat(Arrays.stream(counts).sum()).isAtMost(Ring.MOST_POINTS);
    assertThat((double) counts[0] / counts[1]).isWithin(0.01).of(2);
    assertThat(counts[2]).isAtLeast(1);
  }

  @Test
  void indexOf_firstPointAtOrBehind() {
    Ring ring = ring(64, 100, 100, 100);
    long hash = Long.MIN_VALUE;
    int wraps = 0;
    for (int i = 0; i < 100_000; i++) {
      int index = ring.indexOf(hash);
      assertThat(index).isEqualTo(linear(ring, hash));
      wraps += index == 0 ? 1 : 0;
      hash += Long.MAX_VALUE / 50_000;
    }
    assertThat(wraps).isGreaterThan(0);
  }

  private static int linear(Ring ring, long hash) {
    for (int i = 0; i < ring.size(); i++) {
      if (ring.hash(i) >= hash) {
        return i;
      }
    }
    return 0;
  }

  @Test
  void sameIdentity_lowerSlotOwnsThePoints() {
    FakeBackends backends = FakeBackends.of(2);
    backends.identity(1, backends.identity(0));
    assertThat(points(Ring.of(Members.of(backends), 64), 2)).asList().containsExactly(128, 0);
  }

  @Test
  void only_keepsThePlacesOfTheOthers() {
    Ring ring = ring(64, 100, 100, 100);
    Ring kept = ring.only(slot -> slot != 1);
    assertThat(points(kept, 3)).asList().containsExactly(64, 0, 64).inOrder();
    assertThat(kept.members()).isEqualTo(ring.members());
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.hash(i)).isGreaterThan(kept.hash(i - 1));
    }
  }

  @Test
  void empty_hasNoPoints() {
    assertThat(Ring.EMPTY.size()).isEqualTo(0);
    assertThat(Ring.EMPTY.indexOf(5)).isEqualTo(0);
  }
}
