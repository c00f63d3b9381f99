package io.spooky.runtime.balance;

import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.Outcome;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One worker's half of an upstream: the slots as this worker sees them, its own counts, the
 * requests that wait, and its balancer. Lives as long as the upstream, over reloads. Confined to
 * the worker's event loop.
 */
public final class WorkerUpstream implements Backends {
  /** Stands for any slot where a request waits for a place. */
  public static final int ANY_SLOT = -1;

  private final Upstream upstream;
  private final OutcomeSink sink;
  private final Executor loop;
  private final WaitQueue waiting;
  private final GuardedBalancer guard;
  private final RetryBudget retries = new RetryBudget(System.nanoTime());
  private SlotTable table = SlotTable.EMPTY;
  private int[] inFlight = {};
  private UpstreamConfig config;

  /**
   * Makes a worker's half.
   *
   * @param upstream the shared half
   * @param loop the worker's event loop
   * @param random the worker's source of randomness, for the fallback choice
   * @param sink takes every outcome
   */
  public WorkerUpstream(
      Upstream upstream, Executor loop, RandomGenerator random, OutcomeSink sink) {
    this.upstream = upstream;
    this.sink = sink;
    this.loop = loop;
    this.waiting = new WaitQueue(loop, this::hasRoom);
    this.config = upstream.config();
    this.guard = new GuardedBalancer(upstream.name(), this, random);
  }

  /** Takes over the slots and settings that the control thread published last. */
  public void refresh() {
    table = upstream.slots();
    config = upstream.config();
    if (table.size() > inFlight.length) {
      inFlight = Arrays.copyOf(inFlight, table.size());
    }
    waiting.resize(table.size());
    guard.changed();
    waiting.wakeAll();
  }

  /** Returns the shared half. */
  public Upstream upstream() {
    return upstream;
  }

  /** Returns the balancer with its guard: what throws is caught, counted and replaced. */
  public GuardedBalancer guard() {
    return guard;
  }

  /** Returns what further attempts draw on. */
  public RetryBudget retries() {
    return retries;
  }

  /** Returns the backend in a slot. */
  public @Nullable Backend backend(int slot) {
    return table.backend(slot);
  }

  /** Returns whether the slot's backend is below its limit of requests in flight. */
  public boolean hasRoom(int slot) {
    Backend backend = table.backend(slot);
    return backend != null && backend.inFlight().get() < config.limits().inFlight();
  }

  /** Takes a place at the slot's backend; returns null if there is none. */
  public @Nullable Backend acquire(int slot) {
    Backend backend = table.backend(slot);
    if (backend == null || !backend.inFlight().tryIncrement(config.limits().inFlight())) {
      return null;
    }
    inFlight[slot]++;
    return backend;
  }

  /**
   * Gives the place back and reports the outcome to the balancer that picked, to health and to
   * telemetry.
   *
   * @param picker the balancer that picked the slot; null where none was asked
   */
  public void release(
      Backend backend,
      @Nullable Balancer picker,
      Outcome outcome,
      long latencyNanos,
      long durationNanos,
      long nowNanos) {
    int slot = backend.slot();
    inFlight[slot]--;
    backend.inFlight().decrement();
    if (picker != null) {
      guard.completed(picker, slot, outcome, durationNanos, nowNanos);
    }
    sink.completed(upstream, slot, outcome, latencyNanos);
    waiting.released(slot, backend);
  }

  /**
   * Takes a trial request on offer at an ejected backend; {@link Balancer#NONE} if there is none.
   */
  public int takeTrial() {
    for (int slot = 0; slot < table.size(); slot++) {
      Backend backend = table.eligible(slot) ? null : table.backend(slot);
      if (backend != null && backend.takeTrial()) {
        return slot;
      }
    }
    return Balancer.NONE;
  }

  /** Returns whether others wait for this slot, or for any, already. */
  public boolean isQueued(int slot) {
    return waiting.size(slot) > 0;
  }

  /**
   * Lets a request wait.
   *
   * @param slot the slot, or {@link #ANY_SLOT}
   * @return false if too many wait already
   */
  public boolean await(int slot, Waiter waiter) {
    int bound = config.limits().queue();
    if (slot == ANY_SLOT) {
      bound *= Math.max(1, eligibleSlots());
    }
    if (waiting.size(slot) >= bound) {
      return false;
    }
    waiting.add(slot, waiter);
    boolean room = false;
    for (int i = 0; i < table.size(); i++) {
      Backend backend = table.backend(i);
      if (backend != null && table.eligible(i) && (slot == ANY_SLOT || slot == i)) {
        // Looked at once: there may be room that this request cannot use, now or later.
        room |= waiting.register(i, backend) && hasRoom(i);
      }
    }
    if (room) {
      // A place became free between the failed attempt and the registration. Not inline: two
      // workers that take turns to find the place taken would recurse.
      loop.execute(() -> wake(slot, waiter));
    }
    return true;
  }

  private void wake(int slot, Waiter waiter) {
    if (waiting.remove(slot, waiter)) {
      waiter.placeMayBeFree();
    }
  }

  /** Takes a waiting request out. */
  public void forget(int slot, Waiter waiter) {
    waiting.remove(slot, waiter);
  }

  /** Returns the number of slots that health, priority and the config let be used. */
  public int eligibleSlots() {
    int count = 0;
    for (int slot = 0; slot < table.size(); slot++) {
      count += table.eligible(slot) ? 1 : 0;
    }
    return count;
  }

  @Override
  public int size() {
    return table.size();
  }

  @Override
  public boolean eligible(int slot) {
    return table.eligible(slot);
  }

  @Override
  public int weight(int slot) {
    Backend backend = table.backend(slot);
    return backend == null ? 0 : backend.config().weight();
  }

  @Override
  public long identity(int slot) {
    Backend backend = table.backend(slot);
    return backend == null ? 0 : backend.identity();
  }

  @Override
  public int inFlight(int slot) {
    return inFlight[slot];
  }

  @Override
  public int inFlightTotal(int slot) {
    Backend backend = table.backend(slot);
    return backend == null ? 0 : backend.inFlight().get();
  }

  @Override
  public String id(int slot) {
    Backend backend = table.backend(slot);
    return backend == null ? "" : backend.key().id();
  }
}
