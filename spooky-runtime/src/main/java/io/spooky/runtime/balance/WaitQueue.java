package io.spooky.runtime.balance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one worker and upstream that wait for a free place: for one slot (hash
 * strategies), or for any. First come, first served; bounded by the caller. Confined to the
 * worker's event loop, except that other workers' releases reach it through a task.
 */
final class WaitQueue {
  private static final int ANY = -1;

  private final Executor loop;
  private final ArrayDeque<Waiter> any = new ArrayDeque<>();
  private @Nullable ArrayDeque<Waiter>[] bySlot = newQueues(0);
  private AtomicBoolean[] registered = {};
  private boolean otherFirst;

  WaitQueue(Executor loop) {
    this.loop = loop;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable ArrayDeque<Waiter>[] newQueues(int size) {
    return (ArrayDeque<Waiter>[]) new ArrayDeque[size];
  }

  void resize(int slots) {
    if (slots <= bySlot.length) {
      return;
    }
    int before = bySlot.length;
    bySlot = Arrays.copyOf(bySlot, slots);
    registered = Arrays.copyOf(registered, slots);
    for (int slot = before; slot < slots; slot++) {
      registered[slot] = new AtomicBoolean();
    }
  }

  int size(int slot) {
    if (slot == ANY) {
      return any.size();
    }
    ArrayDeque<Waiter> queue = bySlot[slot];
    return queue == null ? 0 : queue.size();
  }

  void add(int slot, Waiter waiter) {
    if (slot == ANY) {
      any.add(waiter);
      return;
    }
    ArrayDeque<Waiter> queue = bySlot[slot];
    if (queue == null) {
      queue = new ArrayDeque<>();
      bySlot[slot] = queue;
    }
    queue.add(waiter);
  }

  boolean remove(int slot, Waiter waiter) {
    ArrayDeque<Waiter> queue = slot == ANY ? any : bySlot[slot];
    return queue != null && queue.remove(waiter);
  }

  /** Has another worker's release of this backend wake a waiter here. */
  void register(int slot, Backend backend) {
    if (registered[slot].compareAndSet(false, true)) {
      backend.awaitRelease(() -> loop.execute(() -> releasedElsewhere(slot, backend)));
    }
  }

  private void releasedElsewhere(int slot, Backend backend) {
    registered[slot].set(false);
    if (!wakeOne(slot)) {
      // Nobody waits here any more: the place belongs to whoever registered next.
      backend.notifyRelease();
    } else if (size(slot) + any.size() > 0) {
      register(slot, backend);
    }
  }

  /** A place of this worker's own became free: wakes one waiter, here or elsewhere, in turns. */
  void released(int slot, Backend backend) {
    otherFirst = !otherFirst;
    boolean woken = otherFirst && backend.notifyRelease();
    if (!woken && !wakeOne(slot) && !otherFirst) {
      backend.notifyRelease();
    }
  }

  private boolean wakeOne(int slot) {
    ArrayDeque<Waiter> queue = bySlot[slot];
    Waiter waiter = queue == null ? null : queue.poll();
    if (waiter == null) {
      waiter = any.poll();
    }
    if (waiter == null) {
      return false;
    }
    waiter.placeMayBeFree();
    return true;
  }

  /** Lets every waiter try again, since the set of backends changed. */
  void wakeAll() {
    List<Waiter> waiters = new ArrayList<>(any);
    any.clear();
    for (ArrayDeque<Waiter> queue : bySlot) {
      if (queue != null) {
        waiters.addAll(queue);
        queue.clear();
      }
    }
    waiters.forEach(Waiter::placeMayBeFree);
  }
}
