package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;

/**
 * The single requests that are let through to one ejected backend: at most one at a time, from the
 * offer until a worker reports on the backend or must be taken for silent. On the control thread.
 */
final class Trial {
  private enum State {
    /** No trial request. */
    NONE,
    /** A token waits for a worker, or was taken since we looked last. */
    OFFERED,
    /** A worker took the token. */
    TAKEN
  }

  private final Backend backend;
  private State state = State.NONE;
  private long silentAtNanos;

  Trial(Backend backend) {
    this.backend = backend;
  }

  /**
   * Offers a trial request, unless one is on offer or on its way.
   *
   * @param patienceNanos how long after it was seen taken a request counts as lost
   */
  void offer(long nowNanos, long patienceNanos) {
    switch (state) {
      case NONE -> offer();
      case OFFERED -> {
        if (!backend.trialOffered()) {
          state = State.TAKEN;
          silentAtNanos = nowNanos + patienceNanos;
        }
      }
      case TAKEN -> {
        if (nowNanos - silentAtNanos >= 0) {
          offer();
        }
      }
    }
  }

  private void offer() {
    backend.offerTrial();
    state = State.OFFERED;
  }

  /** Notes a report on the backend: if the token was taken, its request has ended. */
  void reported() {
    if (!backend.trialOffered()) {
      state = State.NONE;
    }
  }

  /** Takes back what no worker took yet. */
  void retract() {
    backend.takeTrial();
    state = State.NONE;
  }
}
