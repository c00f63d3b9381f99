package io.spooky.runtime.health;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The one thread that decides, with the time and the randomness that decisions may use.
 *
 * @param executor runs tasks on the control thread, one after the other
 * @param nanoTime the monotonic clock, in nanoseconds
 * @param random to be used on the control thread alone
 */
public record ControlThread(
    ScheduledExecutorService executor, LongSupplier nanoTime, RandomGenerator random) {
  /** Returns the monotonic clock, in nanoseconds. */
  long now() {
    return nanoTime.getAsLong();
  }

  /** Runs a task on the control thread; drops it if that has ended. From any thread. */
  void run(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // The process is about to end: nobody is left to decide anything.
      return;
    }
  }

  /** Runs a task on the control thread after a while. */
  ScheduledFuture<?> runAfter(long delayNanos, Runnable task) {
    return executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
  }
}
