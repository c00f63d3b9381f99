package io.spooky.runtime.balance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one worker and upstream that wait for a free place: for one slot (hash
 * strategies), or for any. First come, first served; bounded by the caller. Confined to the
 * worker's event loop, except that other workers' releases reach it through a task.
 */
final class WaitQueue {
  private static final int ANY = -1;

  private final Executor loop;
  private final IntPredicate hasRoom;
  private final ArrayDeque<Waiter> any = new ArrayDeque<>();
  private @Nullable ArrayDeque<Waiter>[] bySlot = newQueues(0);
  private @Nullable Backend[] registered = {};
  private boolean otherFirst;

  /**
   * Makes an empty queue.
   *
   * @param hasRoom says whether a slot has a free place
   */
  WaitQueue(Executor loop, IntPredicate hasRoom) {
    this.loop = loop;
    this.hasRoom = hasRoom;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable ArrayDeque<Waiter>[] newQueues(int size) {
    return (ArrayDeque<Waiter>[]) new ArrayDeque[size];
  }

  void resize(int slots) {
    if (slots <= bySlot.length) {
      return;
    }
    bySlot = Arrays.copyOf(bySlot, slots);
    registered = Arrays.copyOf(registered, slots);
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

  /**
   * Has another worker's release of this backend wake a waiter here. Returns false if it would
   * already.
   */
  boolean register(int slot, Backend backend) {
    // By backend, since a slot may get another one while the registration with the first lasts.
    if (registered[slot] == backend) {
      return false;
    }
    registered[slot] = backend;
    backend.awaitRelease(() -> loop.execute(() -> releasedElsewhere(slot, backend)));
    return true;
  }

  private void releasedElsewhere(int slot, Backend backend) {
    if (registered[slot] != backend) {
      // The slot holds another backend now, which its waiters registered with.
      backend.notifyRelease();
      return;
    }
    registered[slot] = null;
    if (size(slot) + any.size() == 0) {
      // Nobody waits here any more: the place belongs to whoever registered next.
      backend.notifyRelease();
      return;
    }
    // Before the look at what is free: further places may have been given back since the call that
    // led here, of which nobody told this worker.
    register(slot, backend);
    wake(slot);
  }

  /** A place of this worker's own became free: wakes one waiter, here or elsewhere, in turns. */
  void released(int slot, Backend backend) {
    otherFirst = !otherFirst;
    boolean woken = otherFirst && backend.notifyRelease();
    if (!woken && !wake(slot) && !otherFirst) {
      backend.notifyRelease();
    }
  }

  /**
   * Wakes one waiter, and further ones while there is room all the same: because the first could
   * not use this slot, or because more than one place is free.
   */
  private boolean wake(int slot) {
    int waiters = size(slot) + any.size();
    boolean woken = false;
    for (int i = 0; i < waiters && (!woken || hasRoom.test(slot)); i++) {
      Waiter waiter = poll(slot);
      if (waiter == null) {
        break;
      }
      woken = true;
      waiter.placeMayBeFree();
    }
    return woken;
  }

  private @Nullable Waiter poll(int slot) {
    ArrayDeque<Waiter> queue = bySlot[slot];
    Waiter waiter = queue == null ? null : queue.poll();
    return waiter == null ? any.poll() : waiter;
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
