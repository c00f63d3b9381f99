package io.spooky.samples.conformance.relay;

import java.util.concurrent.atomic.LongAdder;

/** What passed in one direction. Written by the relay, read by all threads. */
public final class Traffic {
  private final LongAdder offered = new LongAdder();
  private final LongAdder offeredBytes = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder deliveredBytes = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder corrupted = new LongAdder();

  Traffic() {}

  void offer(int bytes) {
    offered.increment();
    offeredBytes.add(bytes);
  }

  void deliver(int bytes) {
    delivered.increment();
    deliveredBytes.add(bytes);
  }

  void drop() {
    dropped.increment();
  }

  void corrupt() {
    corrupted.increment();
  }

  /** Returns how many datagrams the sender sent. */
  public long offered() {
    return offered.sum();
  }

  /** Returns the bytes of UDP payload that the sender sent. */
  public long offeredBytes() {
    return offeredBytes.sum();
  }

  /** Returns how many datagrams were passed on, copies included. */
  public long delivered() {
    return delivered.sum();
  }

  /** Returns the bytes of UDP payload that were passed on. */
  public long deliveredBytes() {
    return deliveredBytes.sum();
  }

  /** Returns how many datagrams were dropped. */
  public long dropped() {
    return dropped.sum();
  }

  /** Returns how many datagrams were passed on with a changed byte. */
  public long corrupted() {
    return corrupted.sum();
  }
}
