package io.spooky.runtime.exchange;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open exchanges of one worker, looked at every {@value #TICK_MILLIS} ms: one timer for all of
 * them instead of one each, at the price of that much lateness. No timer runs while there is none.
 * Confined to the worker's event loop.
 */
public final class Deadlines {
  static final int TICK_MILLIS = 50;

  private static final System.Logger LOG = System.getLogger("exchange");

  private final EventLoop loop;
  private final Entry ends = new Ends();
  private @Nullable ScheduledFuture<?> timer;
  private int size;

  /** Something with deadlines, linked into the list. */
  public abstract static class Entry {
    private @Nullable Entry previous;
    private @Nullable Entry next;

    /** Looks whether a deadline has passed; may remove this entry. */
    protected abstract void tick(long nowNanos);
  }

  private static final class Ends extends Entry {
    @Override
    protected void tick(long nowNanos) {}
  }

  /** Makes an empty list. */
  public Deadlines(EventLoop loop) {
    this.loop = loop;
    ends.next = ends;
    ends.previous = ends;
  }

  /** Adds an entry that is in no list. */
  public void add(Entry entry) {
    Entry last = ends.previous;
    entry.previous = last;
    entry.next = ends;
    ends.previous = entry;
    if (last != null) {
      last.next = entry;
    }
    size++;
    if (timer == null) {
      timer =
          loop.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Removes an entry; repeating it changes nothing. */
  public void remove(Entry entry) {
    Entry before = entry.previous;
    Entry after = entry.next;
    if (before != null && after != null) {
      before.next = after;
      after.previous = before;
      entry.previous = null;
      entry.next = null;
      size--;
    }
  }

  /** Returns the number of entries. */
  public int size() {
    return size;
  }

  private static void tick(Entry entry, long nowNanos) {
    try {
      entry.tick(nowNanos);
    } catch (Throwable e) {
      // Out of here it would end the timer, and with it every deadline of this worker.
      LOG.log(Level.ERROR, "a deadline could not be looked at", e);
    }
  }

  private void tick() {
    if (size == 0 && timer != null) {
      timer.cancel(false);
      timer = null;
      return;
    }
    long now = System.nanoTime();
    Entry entry = ends.next;
    while (entry != null && entry != ends) {
      // Read before the call: the entry may remove itself. It must not remove others.
      Entry following = entry.next;
      tick(entry, now);
      entry = following;
    }
  }
}
