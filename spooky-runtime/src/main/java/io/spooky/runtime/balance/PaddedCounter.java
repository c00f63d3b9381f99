package io.spooky.runtime.balance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An atomic count alone on its cache lines: the one thing that workers write together on the
 * request path. The fields around the value keep neighbours on the heap 64 bytes away on both
 * sides.
 */
@SuppressWarnings("unused")
public final class PaddedCounter {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(PaddedCounter.class, "value", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long p01;
  private long p02;
  private long p03;
  private long p04;
  private long p05;
  private long p06;
  private long p07;
  private volatile int value;
  private long p11;
  private long p12;
  private long p13;
  private long p14;
  private long p15;
  private long p16;
  private long p17;

  /** Makes a count of zero. */
  public PaddedCounter() {}

  /** Returns the count. */
  public int get() {
    return value;
  }

  /** Adds one if the count is below a limit, and returns whether it did. */
  public boolean tryIncrement(int limit) {
    // Never above the limit, even for a moment: another thread would take that for a full backend,
    // and wait for a release that has been.
    int before = value;
    while (before < limit) {
      int seen = (int) VALUE.compareAndExchange(this, before, before + 1);
      if (seen == before) {
        return true;
      }
      before = seen;
    }
    return false;
  }

  /** Takes one away. */
  public void decrement() {
    VALUE.getAndAdd(this, -1);
  }
}
