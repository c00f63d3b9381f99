package io.spooky.plugins.load;

import static com.google.common.truth.Truth.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatenciesTest {
  private static final long SECOND = 1_000_000_000;
  private static final double CLOSE = 1e-6;

  private final Latencies latencies = new Latencies(Duration.ofSeconds(10));

  private double ratio() {
    return latencies.relative(1) / latencies.relative(0);
  }

  @Test
  void slot_withoutSample_isUnknown() {
    latencies.resize(2);
    assertThat(latencies.isUnknown(1)).isTrue();
    assertThat(latencies.at(1, 5)).isZero();
    latencies.sample(1, 0, 5);
    assertThat(latencies.isUnknown(1)).isFalse();
    latencies.forget(1);
    assertThat(latencies.isUnknown(1)).isTrue();
  }

  @Test
  void peak_replacesTheAverage() {
    latencies.resize(1);
    latencies.sample(0, 1_000, 0);
    latencies.sample(0, 9_000, 1);
    assertThat(latencies.at(0, 1)).isWithin(CLOSE).of(9_000);
  }

  @Test
  void smallerSample_afterOneHalfLife_countsHalf() {
    latencies.resize(1);
    latencies.sample(0, 9_000, 0);
    latencies.sample(0, 1_000, 10 * SECOND);
    assertThat(latencies.at(0, 10 * SECOND)).isWithin(CLOSE).of(5_000);
  }

  @Test
  void time_halvesTheAverageInEachHalfLife() {
    latencies.resize(1);
    latencies.sample(0, 8_000, 0);
    assertThat(latencies.at(0, 10 * SECOND)).isWithin(CLOSE).of(4_000);
    assertThat(latencies.at(0, 30 * SECOND)).isWithin(CLOSE).of(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -7 * SECOND, Long.MAX_VALUE - 15 * SECOND})
  void relative_isInProportionToTheAverages(long start) {
    latencies.resize(2);
    latencies.sample(0, 1_000, start);
    latencies.sample(1, 8_000, start);
    assertThat(ratio()).isWithin(CLOSE).of(8);
    latencies.sample(0, 1_000, start + 30 * SECOND);
    assertThat(ratio()).isWithin(CLOSE).of(1);
  }

  @Test
  void relative_overDays_isInProportionToTheAverages() {
    latencies.resize(2);
    SplittableRandom random = new SplittableRandom(3);
    long now = Long.MAX_VALUE - 3_600 * SECOND;
    for (int i = 0; i < 10_000; i++) {
      now += random.nextLong(60 * SECOND);
      latencies.sample(i % 2, random.nextInt(1, 1_000_000_000), now);
      if (i > 0) {
        double expected = latencies.at(1, now) / latencies.at(0, now);
        assertThat(ratio() / expected).isWithin(CLOSE).of(1);
      }
    }
  }

  @Test
  void slot_withoutSampleForVeryLong_isUnknownAgain() {
    latencies.resize(2);
    latencies.sample(0, 1_000, 0);
    long now = 0;
    for (int hour = 1; hour < 10; hour++) {
      now = hour * 3_600 * SECOND;
      latencies.sample(1, 1_000, now);
    }
    assertThat(latencies.isUnknown(0)).isTrue();
    assertThat(latencies.at(1, now)).isWithin(CLOSE).of(1_000);
  }
}
