package io.spooky.runtime.balance;

import io.spooky.runtime.config.BackendConfig;
import io.spooky.spi.Fnv1a;
import io.spooky.spi.config.BackendAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * One backend of one upstream in the running process. It is the same object as long as upstream
 * name, id and address stay the same, over any number of reloads. Safe for all threads.
 */
public final class Backend {
  /** What makes a backend the same one. */
  public record Key(String upstream, String id, BackendAddress address) {}

  private final Key key;
  private final int slot;
  private final long identity;
  private final PaddedCounter inFlight = new PaddedCounter();
  private final AtomicBoolean trial = new AtomicBoolean();
  private final Queue<Runnable> releaseListeners = new ConcurrentLinkedQueue<>();
  private final LongAdder ejections = new LongAdder();
  private final LongAdder restorations = new LongAdder();
  private volatile BackendConfig config;

  /**
   * Makes a backend.
   *
   * @param upstream the upstream's name
   * @param slot its slot, for as long as it lives
   * @param config its present settings
   */
  public Backend(String upstream, int slot, BackendConfig config) {
    this.key = new Key(upstream, config.id(), config.address());
    this.slot = slot;
    this.config = config;
    this.identity = identity(key);
  }

  private static long identity(Key key) {
    // The zero bytes keep ("a", "bc") and ("ab", "c") apart.
    return Fnv1a.spread(Fnv1a.hash(key.upstream() + "\0" + key.id() + "\0" + key.address()));
  }

  /** Returns what makes it the same backend. */
  public Key key() {
    return key;
  }

  /** Returns its slot in its upstream. */
  public int slot() {
    return slot;
  }

  /** Returns the number that {@link io.spooky.spi.Backends#identity} documents. */
  public long identity() {
    return identity;
  }

  /** Returns the requests in flight to it from all workers. */
  public PaddedCounter inFlight() {
    return inFlight;
  }

  /** Returns its present settings. */
  public BackendConfig config() {
    return config;
  }

  /** Replaces its settings at a reload; on the control thread. */
  public void config(BackendConfig changed) {
    config = changed;
  }

  /** Offers one trial request; on the control thread. Returns false if one is on offer already. */
  public boolean offerTrial() {
    return trial.compareAndSet(false, true);
  }

  /** Takes the trial request on offer, if there is one; on any worker. */
  public boolean takeTrial() {
    return trial.get() && trial.compareAndSet(true, false);
  }

  /** Returns whether a trial request is on offer. */
  public boolean trialOffered() {
    return trial.get();
  }

  /** Has a listener run, once, by whichever worker next gives a place back; on any worker. */
  void awaitRelease(Runnable listener) {
    releaseListeners.add(listener);
  }

  /** Runs the listener that waits longest, if there is one; on any worker. */
  boolean notifyRelease() {
    Runnable listener = releaseListeners.poll();
    if (listener == null) {
      return false;
    }
    listener.run();
    return true;
  }

  /** Returns how often it was ejected. */
  public LongAdder ejections() {
    return ejections;
  }

  /** Returns how often it was restored. */
  public LongAdder restorations() {
    return restorations;
  }

  @Override
  public String toString() {
    return key.upstream() + "/" + key.id() + " (" + key.address() + ")";
  }
}
