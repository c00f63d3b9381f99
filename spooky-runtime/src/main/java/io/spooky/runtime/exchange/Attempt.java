package io.spooky.runtime.exchange;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.balance.WorkerUpstream;
import io.spooky.spi.Balancer;
import io.spooky.spi.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one backend, from the place it takes to the outcome it reports, exactly once.
 * Confined to the worker's event loop.
 */
final class Attempt {
  private final WorkerUpstream upstream;
  private final Backend backend;
  private final @Nullable Balancer picker;
  private final long startNanos;
  private long latencyNanos;
  private boolean over;

  /**
   * Begins an attempt whose place was taken.
   *
   * @param picker the balancer that picked; null for a trial, which no balancer knows of
   */
  Attempt(WorkerUpstream upstream, Backend backend, @Nullable Balancer picker, long startNanos) {
    this.upstream = upstream;
    this.backend = backend;
    this.picker = picker;
    this.startNanos = startNanos;
  }

  Backend backend() {
    return backend;
  }

  long startNanos() {
    return startNanos;
  }

  void responded(long nowNanos) {
    latencyNanos = Math.max(1, nowNanos - startNanos);
    if (picker != null) {
      upstream.guard().responded(picker, backend.slot(), latencyNanos, nowNanos);
    }
  }

  void complete(Outcome outcome) {
    if (over) {
      return;
    }
    over = true;
    long now = System.nanoTime();
    upstream.release(backend, picker, outcome, latencyNanos, Math.max(0, now - startNanos), now);
  }
}
