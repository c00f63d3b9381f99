package io.spooky.runtime.balance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.testing.TestConfigs;
import io.spooky.runtime.testing.ThresholdPolicy;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Places, and who is woken for them, with the event loops in the test's hands. */
final class WorkerUpstreamTest {
  private static final int LIMIT = 4;

  private final Upstream upstream = new Upstream(config("a", "b"));
  private final Worker one = new Worker();
  private final Worker two = new Worker();

  /** A worker's half, and the tasks of its event loop. */
  private final class Worker {
    final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    final List<Backend> held = new ArrayList<>();
    final WorkerUpstream half =
        new WorkerUpstream(
            upstream, tasks::add, new SplittableRandom(1), (up, slot, outcome, latency) -> {});

    void take(int slot, int count) {
      for (int i = 0; i < count; i++) {
        Backend backend = half.acquire(slot);
        assertThat(backend).isNotNull();
        held.add(backend);
      }
    }

    void release(int slot) {
      int last = held.size() - 1;
      while (held.get(last).slot() != slot) {
        last--;
      }
      half.release(held.remove(last), null, Outcome.SUCCESS, 0, 0, 0);
    }

    /** Runs what the event loop has to do; fails if that has no end. */
    void run() {
      int left = 1_000;
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        assertThat(left--).isGreaterThan(0);
        task.run();
      }
    }
  }

  /** A request that can use one slot alone, though it waits for any. */
  private static final class Request implements Waiter {
    private final Worker worker;
    private final int slot;
    @Nullable Backend place;

    Request(Worker worker, int slot) {
      this.worker = worker;
      this.slot = slot;
    }

    Request await() {
      assertThat(worker.half.await(WorkerUpstream.ANY_SLOT, this)).isTrue();
      return this;
    }

    @Override
    public void placeMayBeFree() {
      place = worker.half.acquire(slot);
      if (place == null) {
        await();
      }
    }
  }

  private static UpstreamConfig config(String... ids) {
    UpstreamConfig base =
        TestConfigs.upstream(
            "up",
            new ThresholdPolicy.Provider(),
            Arrays.stream(ids)
                .map(TestConfigs::backend)
                .toArray(io.spooky.runtime.config.BackendConfig[]::new));
    return new UpstreamConfig(
        base.name(),
        base.balancer(),
        base.balancerOptions(),
        base.healthPolicy(),
        base.timeouts(),
        base.retry(),
        new UpstreamConfig.Limits(LIMIT, 100, Duration.ofSeconds(1)),
        base.backends());
  }

  private void publish(@Nullable Backend... backends) {
    boolean[] eligible = new boolean[backends.length];
    for (int slot = 0; slot < eligible.length; slot++) {
      eligible[slot] = backends[slot] != null;
    }
    upstream.slots(
        new SlotTable(Collections.unmodifiableList(Arrays.asList(backends)), eligible, false));
    one.half.refresh();
    two.half.refresh();
  }

  private Backend backend(int slot, String id) {
    return new Backend("up", slot, TestConfigs.backend(id));
  }

  @Test
  void releases_severalBeforeTheOtherWorkerHearsOfOne_wakeAsMany() {
    publish(backend(0, "a"));
    one.take(0, LIMIT);
    List<Request> waiting = new ArrayList<>();
    for (int i = 0; i < LIMIT + 1; i++) {
      waiting.add(new Request(two, 0).await());
    }
    for (int i = 0; i < LIMIT; i++) {
      one.release(0);
    }
    two.run();
    assertThat(waiting.stream().filter(each -> each.place != null).count()).isEqualTo(LIMIT);
  }

  @Test
  void await_roomThatTheRequestCannotUse_doesNotSpin() {
    publish(backend(0, "a"), backend(1, "b"));
    one.take(0, LIMIT);
    Request waits = new Request(one, 0).await();
    one.run();
    assertThat(waits.place).isNull();
    one.release(0);
    one.release(0);
    one.run();
    assertThat(waits.place).isNotNull();
  }

  @Test
  void release_firstWaiterCannotUseIt_wakesTheNext() {
    publish(backend(0, "a"), backend(1, "b"));
    one.take(0, LIMIT);
    one.take(1, LIMIT);
    Request first = new Request(one, 0).await();
    Request second = new Request(one, 1).await();
    one.release(1);
    one.run();
    assertThat(first.place).isNull();
    assertThat(second.place).isNotNull();
  }

  @Test
  void release_slotGivenToAnotherBackendMeanwhile_wakesTheOtherWorker() {
    Backend first = backend(0, "a");
    publish(first);
    one.take(0, LIMIT);
    Request gaveUp = new Request(two, 0).await();
    two.half.forget(WorkerUpstream.ANY_SLOT, gaveUp);
    // Taken by nobody here, the registration stays; the slot goes to another backend.
    publish(backend(0, "b"));
    one.held.clear();
    one.take(0, LIMIT);
    Request waits = new Request(two, 0).await();
    one.release(0);
    one.release(0);
    two.run();
    assertThat(waits.place).isNotNull();
  }
}
