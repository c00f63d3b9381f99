package io.spooky.samples.conformance.volley;

import io.spooky.samples.standalone.support.RunningProcess;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process brings about and nobody tells of. */
public final class Await {
  private static final long PAUSE_NANOS = 5_000_000;

  private Await() {}

  /** Awaits a condition. */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    until(what, RunningProcess.LIMIT, condition);
  }

  /** Awaits a condition for a limited time. */
  public static void until(String what, Duration limit, Callable<Boolean> condition)
      throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("in vain: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
