package io.spooky.runtime.balance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.config.UpstreamConfig.Limits;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.runtime.testing.ThresholdPolicy;
import io.spooky.spi.Balancer;
import io.spooky.spi.Outcome;
import io.spooky.spi.Pick;
import io.spooky.spi.testkit.FakePick;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One worker's half of an upstream: places, waiters, trials, and what a plugin may break. */
final class PlacesTest {
  private final ArrayDeque<Runnable> loop = new ArrayDeque<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Upstream upstream = new Upstream(config(1, 2));
  private final WorkerUpstream first = half();
  private final WorkerUpstream second = half();
  private final List<String> woken = new ArrayList<>();

  private static UpstreamConfig config(int inFlight, int queue) {
    UpstreamConfig plain =
        TestConfigs.upstream(
            "api",
            new ThresholdPolicy.Provider(),
            TestConfigs.backend("a"),
            TestConfigs.backend("b"));
    return new UpstreamConfig(
        plain.name(),
        plain.balancer(),
        plain.balancerOptions(),
        plain.healthPolicy(),
        plain.timeouts(),
        plain.retry(),
        new Limits(inFlight, queue, Duration.ofSeconds(1)),
        plain.backends());
  }

  private WorkerUpstream half() {
    return new WorkerUpstream(
        upstream,
        loop::add,
        new SplittableRandom(1),
        (u, slot, outcome, nanos) -> outcomes.add(outcome));
  }

  @BeforeEach
  void publish() {
    publish(true, true);
  }

  private void publish(boolean a, boolean b) {
    if (upstream.slots().size() == 0) {
      upstream.slots(
          new SlotTable(
              List.of(
                  new Backend("api", 0, TestConfigs.backend("a")),
                  new Backend("api", 1, TestConfigs.backend("b"))),
              new boolean[] {a, b},
              false));
    } else {
      upstream.slots(new SlotTable(List.of(backend(0), backend(1)), new boolean[] {a, b}, false));
    }
    first.refresh();
    second.refresh();
  }

  private Backend backend(int slot) {
    return Objects.requireNonNull(upstream.slots().backend(slot));
  }

  private void runLoop() {
    for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
      task.run();
    }
  }

  private static void release(WorkerUpstream half, Backend backend) {
    half.release(backend, null, Outcome.SUCCESS, 1, 1, 1);
  }

  @Test
  void acquire_limitHoldsOverWorkers() {
    assertThat(first.acquire(0)).isNotNull();
    assertThat(second.acquire(0)).isNull();
    assertThat(second.hasRoom(0)).isFalse();
    assertThat(first.inFlight(0)).isEqualTo(1);
    assertThat(second.inFlight(0)).isEqualTo(0);
    assertThat(second.inFlightTotal(0)).isEqualTo(1);
    release(first, backend(0));
    assertThat(second.acquire(0)).isNotNull();
    assertThat(outcomes).containsExactly(Outcome.SUCCESS);
  }

  private void take(String name) {
    woken.add(name);
    assertThat(first.acquire(0)).isNotNull();
  }

  @Test
  void release_wakesOneWaiterOfItsOwn() {
    Backend taken = Objects.requireNonNull(first.acquire(0));
    assertThat(first.await(0, () -> take("one"))).isTrue();
    assertThat(first.await(0, () -> take("two"))).isTrue();
    release(first, taken);
    runLoop();
    assertThat(woken).containsExactly("one");
  }

  @Test
  void release_wakesAWaiterOfAnotherWorker() {
    Backend taken = Objects.requireNonNull(first.acquire(0));
    assertThat(second.await(0, () -> woken.add("other"))).isTrue();
    release(first, taken);
    runLoop();
    assertThat(woken).containsExactly("other");
  }

  @Test
  void await_fullQueue_isRefused() {
    first.acquire(0);
    assertThat(first.await(0, () -> {})).isTrue();
    assertThat(first.await(0, () -> {})).isTrue();
    assertThat(first.await(0, () -> {})).isFalse();
  }

  @Test
  void await_placeFreeAlready_isWokenAtOnce() {
    assertThat(first.await(0, () -> woken.add("now"))).isTrue();
    assertThat(woken).isEmpty();
    runLoop();
    assertThat(woken).containsExactly("now");
  }

  @Test
  void forget_waiterIsNeverWoken() {
    Backend taken = Objects.requireNonNull(first.acquire(0));
    Waiter gone = () -> woken.add("gone");
    first.await(0, gone);
    first.forget(0, gone);
    release(first, taken);
    runLoop();
    assertThat(woken).isEmpty();
  }

  @Test
  void refresh_wakesEveryWaiter() {
    first.acquire(0);
    first.acquire(1);
    first.await(0, () -> woken.add("own"));
    first.await(WorkerUpstream.ANY_SLOT, () -> woken.add("any"));
    publish(false, true);
    assertThat(woken).containsExactly("own", "any");
  }

  @Test
  void takeTrial_onlyOfIneligibleBackends_once() {
    assertThat(backend(0).offerTrial()).isTrue();
    assertThat(first.takeTrial()).isEqualTo(Balancer.NONE);
    publish(false, true);
    assertThat(first.takeTrial()).isEqualTo(0);
    assertThat(second.takeTrial()).isEqualTo(Balancer.NONE);
  }

  private int pick(Balancer balancer) {
    first.guard().replace(balancer);
    return pick();
  }

  private int pick() {
    FakePick pick = new FakePick(first);
    return first.guard().pick(pick, each -> first.guard().balancer().pick(each));
  }

  @Test
  void pick_throwing_costsOneRequest() {
    assertThat(
            pick(
                each -> {
                  throw new IllegalStateException("broken");
                }))
        .isEqualTo(GuardedBalancer.FAULT);
    assertThat(first.guard().hasFallenBack()).isFalse();
    assertThat(pick(each -> 1)).isEqualTo(1);
  }

  @Test
  void pick_slotThatIsNotAllowed_isAFault() {
    publish(true, false);
    assertThat(pick(each -> 1)).isEqualTo(GuardedBalancer.FAULT);
    assertThat(pick(each -> 7)).isEqualTo(GuardedBalancer.FAULT);
    assertThat(pick(each -> -5)).isEqualTo(GuardedBalancer.FAULT);
  }

  @Test
  void pick_repeatedFaults_fallBackToUniformChoiceUntilReplaced() {
    Balancer broken =
        each -> {
          throw new StackOverflowError();
        };
    assertThat(pick(broken)).isEqualTo(GuardedBalancer.FAULT);
    for (int i = 1; i < GuardedBalancer.TOLERATED_FAULTS; i++) {
      assertThat(pick()).isEqualTo(GuardedBalancer.FAULT);
    }
    assertThat(first.guard().hasFallenBack()).isTrue();
    int[] counts = new int[2];
    for (int i = 0; i < 1000; i++) {
      counts[pick()]++;
    }
    assertThat(Math.abs(counts[0] - counts[1])).isLessThan(200);
    assertThat(pick(each -> 0)).isEqualTo(0);
    assertThat(first.guard().hasFallenBack()).isFalse();
  }

  @Test
  void completed_throwing_reachesNobody() {
    Balancer broken =
        new Balancer() {
          @Override
          public int pick(Pick pick) {
            return 0;
          }

          @Override
          public void completed(int slot, Outcome outcome, long duration, long now) {
            throw new IllegalStateException("broken");
          }
        };
    Backend taken = Objects.requireNonNull(first.acquire(0));
    first.release(taken, broken, Outcome.RESET, 1, 1, 1);
    assertThat(outcomes).containsExactly(Outcome.RESET);
    assertThat(first.inFlightTotal(0)).isEqualTo(0);
  }
}
