package io.spooky.runtime.edge;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks QUIC for packets once more when a connection has become quiet.
 *
 * <p>Netty sets its timer at the end of each round of sending. If it finds there that the timer is
 * overdue, which happens on a busy event loop, it runs it at once: QUIC declares packets lost, but
 * the round of sending that the timer wants is kept off by the round's own guard against
 * re-entrance. With nothing in flight there is no further timer, and the connection stands still
 * until its idle time-out. This can go when Netty sends after such a timer.
 *
 * <p>One for each worker; confined to its event loop. Costs a busy connection one entry of a queue
 * for each tick, and a silent one nothing.
 */
final class LateSends implements Runnable {
  static final int TICK_MILLIS = 50;

  /** The first may itself run the overdue timer. */
  static final int ASKS = 2;

  private final EventLoop loop;
  private final ArrayDeque<Watched> watched = new ArrayDeque<>();
  private boolean scheduled;

  LateSends(EventLoop loop) {
    this.loop = loop;
  }

  /** One connection. */
  static final class Watched {
    private final LateSends owner;
    private @Nullable Runnable send;
    private boolean isWatched;
    private int asks;
    private boolean asking;

    Watched(LateSends owner) {
      this.owner = owner;
    }

    /** Says how the connection is made to send. */
    void sends(Runnable action) {
      send = action;
    }

    /** A round of sending begins. */
    void sending() {
      if (asking) {
        return;
      }
      asks = ASKS + 1;
      if (!isWatched) {
        isWatched = true;
        owner.add(this);
      }
    }

    /** Returns whether the connection has to be looked at again. */
    private boolean tick() {
      asks--;
      if (asks < ASKS && send != null) {
        asking = true;
        send.run();
        asking = false;
      }
      isWatched = asks > 0;
      return isWatched;
    }
  }

  private void add(Watched connection) {
    watched.add(connection);
    if (!scheduled) {
      schedule();
    }
  }

  private void schedule() {
    scheduled = true;
    loop.schedule(this, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    scheduled = false;
    for (int left = watched.size(); left > 0; left--) {
      Watched connection = watched.remove();
      if (connection.tick()) {
        watched.add(connection);
      }
    }
    if (!watched.isEmpty() && !scheduled) {
      schedule();
    }
  }
}
