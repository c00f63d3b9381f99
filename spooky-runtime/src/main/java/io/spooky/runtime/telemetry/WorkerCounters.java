package io.spooky.runtime.telemetry;

import java.util.concurrent.atomic.AtomicLongArray;

/** One worker's counters: one thread writes, any thread reads. */
public final class WorkerCounters {
  private final AtomicLongArray counts = new AtomicLongArray(Counter.values().length);

  /** Makes counters of zero. */
  public WorkerCounters() {}

  /** Adds one; on the worker's event loop. */
  public void increment(Counter counter) {
    int index = counter.ordinal();
    // One writer: a plain addition published in order costs no locked instruction.
    counts.lazySet(index, counts.getPlain(index) + 1);
  }

  /** Returns a count. */
  public long get(Counter counter) {
    return counts.get(counter.ordinal());
  }
}
