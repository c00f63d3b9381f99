package io.spooky.runtime.edge;

import io.netty.handler.codec.http3.DefaultHttp3GoAwayFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionPathStats;
import io.netty.handler.codec.quic.QuicConnectionStats;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of a client connection that loses nothing (RFC 9114, section 5.2). Confined to the
 * worker's event loop.
 *
 * <p>The first GOAWAY excludes no stream: it tells the client to go elsewhere. What it sent before
 * it knew is served. A round trip later a second one names the first stream that is not; later ones
 * are refused as unprocessed. When the last response has ended, and then nothing has come or gone
 * for a while, what was sent has arrived, and the connection is closed.
 */
final class ConnectionDrain {
  /** The largest id of a client's request stream: excludes none. */
  static final long NO_STREAM = (1L << 62) - 4;

  private static final int STREAM_ID_STEP = 4;

  /** At least a round trip, for what was on its way when the first GOAWAY left. */
  private static final long MIN_ROUND_TRIP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long MAX_ROUND_TRIP_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int GOAWAY_ROUND_TRIPS = 2;

  /** More than the time after which QUIC sends again what was lost (RFC 9002, section 6.2). */
  private static final int QUIET_ROUND_TRIPS = 4;

  /** A client that never keeps quiet is not waited for any longer. */
  private static final int MOST_QUIET_WAITS = 20;

  private final QuicChannel channel;
  private final Runnable close;
  private long nextStreamId;
  private long cutoff = Long.MAX_VALUE;
  private boolean started;
  private boolean idle;
  private boolean waiting;
  private int waits;
  private long packets;

  /**
   * Makes the end of a connection, which has not begun.
   *
   * @param close called when nothing is left to wait for
   */
  ConnectionDrain(QuicChannel channel, Runnable close) {
    this.channel = channel;
    this.close = close;
  }

  /** Returns whether a new request stream is to be served, and remembers it if so. */
  boolean accepts(long streamId) {
    if (streamId >= cutoff) {
      return false;
    }
    nextStreamId = Math.max(nextStreamId, streamId + STREAM_ID_STEP);
    return true;
  }

  /** Begins; repeating it changes nothing. */
  void start() {
    if (!started) {
      started = true;
      goAway(NO_STREAM);
      schedule(this::exclude, GOAWAY_ROUND_TRIPS);
    }
  }

  boolean isStarted() {
    return started;
  }

  private void exclude() {
    cutoff = nextStreamId;
    goAway(cutoff);
    waitForQuiet();
  }

  private void goAway(long id) {
    QuicStreamChannel control = Http3.getLocalControlStream(channel);
    if (control != null) {
      control.writeAndFlush(new DefaultHttp3GoAwayFrame(id));
    }
  }

  /** Says whether requests are open. */
  void idle(boolean none) {
    idle = none;
    waitForQuiet();
  }

  private void waitForQuiet() {
    if (cutoff != Long.MAX_VALUE && idle && !waiting) {
      waiting = true;
      packets = packets();
      schedule(this::lookForQuiet, QUIET_ROUND_TRIPS);
    }
  }

  private void lookForQuiet() {
    waiting = false;
    waits++;
    if (!idle) {
      return;
    }
    if (packets() == packets || waits >= MOST_QUIET_WAITS) {
      close.run();
    } else {
      waitForQuiet();
    }
  }

  private void schedule(Runnable step, int roundTrips) {
    Runnable ifOpen =
        () -> {
          if (channel.isActive()) {
            step.run();
          }
        };
    channel.eventLoop().schedule(ifOpen, roundTrips * roundTrip(), TimeUnit.NANOSECONDS);
  }

  /** Returns the number of packets sent and received. */
  private long packets() {
    QuicConnectionStats stats = now(channel.collectStats());
    return stats == null ? 0 : stats.sent() + stats.recv();
  }

  private long roundTrip() {
    QuicConnectionStats stats = now(channel.collectStats());
    long longest = MIN_ROUND_TRIP_NANOS;
    for (int path = 0; stats != null && path < stats.pathsCount(); path++) {
      QuicConnectionPathStats onPath = now(channel.collectPathStats(path));
      if (onPath != null && onPath.active()) {
        longest = Math.max(longest, onPath.rtt());
      }
    }
    return Math.min(longest, MAX_ROUND_TRIP_NANOS);
  }

  /** On the connection's event loop the answer is there at once. */
  private static <T> @Nullable T now(Future<T> answer) {
    return answer.isSuccess() ? answer.getNow() : null;
  }
}
