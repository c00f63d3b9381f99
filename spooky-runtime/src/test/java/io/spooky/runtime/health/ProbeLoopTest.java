package io.spooky.runtime.health;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.testing.TestConfigs.backend;
import static io.spooky.runtime.testing.TestConfigs.withProbes;
import static io.spooky.runtime.testing.TestConfigs.withWeight;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When probes are sent, and where their results go. */
final class ProbeLoopTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final BackendConfig PROBED = withProbes(backend("a"), SECOND, SECOND);

  private final MonitorFixture health = new MonitorFixture();

  @Test
  void probe_result_reachesThePolicy() {
    health.apply(PROBED);
    health.scheduler.advance(SECOND);

    health.probes.open.remove(0).answer(200);
    health.scheduler.advance(SECOND.multipliedBy(2));
    health.probes.open.remove(0).answer(503);
    health.scheduler.runDue();

    assertThat(health.policy().heard)
        .containsExactly("probed 0: true, status 200", "probed 0: false, status 503")
        .inOrder();
  }

  @Test
  void probe_unprobedBackend_getsNone() {
    health.apply(backend("a"));
    health.order(control -> control.probe(0));
    health.scheduler.advance(Duration.ofMinutes(1));
    assertThat(health.probes.open).isEmpty();
  }

  @Test
  void probe_unanswered_isFollowedByNone() {
    health.apply(PROBED);
    health.scheduler.advance(Duration.ofMinutes(1));
    health.order(control -> control.probe(0));
    health.scheduler.advance(Duration.ofMinutes(1));
    assertThat(health.probes.open).hasSize(1);
  }

  @Test
  void probe_ordered_comesAtOnceAndPushesTheNextBack() {
    health.apply(withProbes(backend("a"), Duration.ofMinutes(1), SECOND));
    health.order(control -> control.probe(0));
    health.scheduler.runDue();
    assertThat(health.probes.open).hasSize(1);

    health.probes.open.remove(0).answer(200);
    health.scheduler.advance(Duration.ofSeconds(53));
    assertThat(health.probes.open).isEmpty();
    health.scheduler.advance(Duration.ofSeconds(14));
    assertThat(health.probes.open).hasSize(1);
  }

  @Test
  void probe_orderedAtEveryDecision_isHeldApart() {
    List<Long> sent = new ArrayList<>();
    health.probes.responder =
        probe -> {
          sent.add(health.scheduler.nanoTime());
          probe.answer(503);
        };
    health.apply(PROBED);
    health.policy().always = control -> control.probe(0);
    health.scheduler.advance(Duration.ofSeconds(10));

    assertThat(sent.size()).isAtLeast(80);
    for (int i = 1; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - 1)).isAtLeast(ProbeLoop.LEAST_SPACING.toNanos());
    }
  }

  @Test
  void probe_clientRefuses_countsAsFailedAndGoesOn() {
    health.probes.responder =
        probe -> {
          throw new RejectedExecutionException("full");
        };
    health.apply(PROBED);
    health.scheduler.advance(Duration.ofSeconds(10));
    assertThat(health.policy().heard.size()).isAtLeast(8);
    assertThat(health.policy().heard.get(0)).startsWith("probed 0: false, the probe could not");
  }

  @Test
  void probe_hundredBackends_spreadsEvenlyAndStaysSpread() {
    Map<Long, Integer> buckets = new HashMap<>();
    Map<Backend, List<Long>> times = new HashMap<>();
    long start = health.scheduler.nanoTime();
    health.probes.responder =
        probe -> {
          long at = health.scheduler.nanoTime() - start;
          buckets.merge(at / 10_000_000, 1, Integer::sum);
          times.computeIfAbsent(probe.backend(), none -> new ArrayList<>()).add(at);
          probe.answer(200);
        };
    health.apply(
        IntStream.range(0, 100)
            .mapToObj(i -> withProbes(backend("b" + i), SECOND, SECOND))
            .toArray(BackendConfig[]::new));

    health.scheduler.advance(Duration.ofSeconds(30));

    // One is due on average; chance alone gives 8 or so in the fullest of 3,000.
    assertThat(buckets.values().stream().max(Integer::compare).get()).isAtMost(10);
    assertThat(times).hasSize(100);
    times.values().forEach(ProbeLoopTest::assertJittered);
  }

  private static void assertJittered(List<Long> times) {
    assertThat(times.get(0)).isLessThan(SECOND.toNanos());
    assertThat(times.size()).isAtLeast(27);
    assertThat(times.size()).isAtMost(33);
    for (int i = 1; i < times.size(); i++) {
      long gap = times.get(i) - times.get(i - 1);
      assertThat(gap).isAtLeast(900_000_000L);
      assertThat(gap).isAtMost(1_100_000_000L);
    }
    assertThat(times.get(1) - times.get(0)).isNotEqualTo(times.get(2) - times.get(1));
  }

  @Test
  void reload_sameProbes_keepsTheirRhythm() {
    health.apply(PROBED);
    for (int i = 0; i < 20; i++) {
      health.scheduler.advance(Duration.ofMillis(100));
      health.apply(withWeight(PROBED, i));
    }
    assertThat(health.probes.open).hasSize(1);
  }

  @Test
  void reload_otherPath_dropsTheResultOfTheOldOne() {
    health.apply(PROBED);
    health.scheduler.advance(SECOND);
    FakeProbeClient.Probe old = health.probes.open.remove(0);

    health.apply(withProbes(backend("a"), SECOND.multipliedBy(2), SECOND));
    health.scheduler.advance(Duration.ofMinutes(1));
    assertThat(health.probes.open).isEmpty();

    old.answer(503);
    health.scheduler.advance(Duration.ofMinutes(1));
    assertThat(health.policy().heard).isEmpty();
    assertThat(health.probes.open).hasSize(1);
  }

  @Test
  void reload_backendRemoved_endsItsProbesAndDropsTheResult() {
    health.apply(PROBED, backend("b"));
    health.scheduler.advance(SECOND);
    FakeProbeClient.Probe last = health.probes.open.remove(0);

    health.apply(backend("b"));
    health.policy().heard.clear();
    last.answer(200);
    health.scheduler.advance(Duration.ofMinutes(1));

    assertThat(health.probes.forgotten).contains(last.backend());
    assertThat(health.probes.open).isEmpty();
    assertThat(health.policy().heard).isEmpty();
  }

  @Test
  void report_betweenProbes_doesNotDisturbThem() {
    health.apply(PROBED);
    for (int i = 0; i < 30; i++) {
      health.report(0, Outcome.SUCCESS);
      health.scheduler.advance(Duration.ofMillis(10));
    }
    health.scheduler.advance(Duration.ofMillis(700));
    assertThat(health.probes.open).hasSize(1);
  }
}
