package io.spooky.spi.testkit;

import io.spooky.spi.Backends;
import io.spooky.spi.Pick;
import java.util.BitSet;

/** A request that a test makes: it allows what is eligible, except for what the test denies. */
public final class FakePick implements Pick {
  private final Backends backends;
  private final BitSet denied = new BitSet();
  private long hashKey;
  private int attempt = 1;
  private long nowNanos;

  /** Makes a first attempt with the hash key 0 that allows every eligible slot. */
  public FakePick(Backends backends) {
    this.backends = backends;
  }

  /** Denies a slot to this request, as if it was full or tried before. */
  public FakePick deny(int slot) {
    denied.set(slot);
    return this;
  }

  /** Takes back what was denied. */
  public FakePick denyNone() {
    denied.clear();
    return this;
  }

  /** Sets the hash of the request's key. */
  public FakePick hashKey(long hash) {
    hashKey = hash;
    return this;
  }

  /** Sets which attempt this is, from 1. */
  public FakePick attempt(int number) {
    attempt = number;
    return this;
  }

  /** Sets the worker's monotonic clock, in nanoseconds. */
  public FakePick nowNanos(long nanos) {
    nowNanos = nanos;
    return this;
  }

  @Override
  public boolean allows(int slot) {
    return backends.eligible(slot) && !denied.get(slot);
  }

  @Override
  public long hashKey() {
    return hashKey;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public long nowNanos() {
    return nowNanos;
  }
}
