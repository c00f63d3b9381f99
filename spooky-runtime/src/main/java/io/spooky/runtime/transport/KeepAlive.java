package io.spooky.runtime.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a peer has vanished or stands still: while streams are open and nothing was read
 * for {@value #PERIOD_SECONDS} s it sends a PING (RFC 9113, section 6.7), and closes the connection
 * when another period passes without a byte.
 *
 * <p>It is sparing: servers take many PINGs without a response in between for an attack. That of
 * gRPC for Java forgives two within five minutes (its default), so a backend that stays silent over
 * an answered PING gets one more soon, and others only that far apart. A peer whose machine is gone
 * is found in between by TCP itself: see {@link Connector}.
 *
 * <p>It stands behind the codec, which swallows what it reads, so it counts reads by {@code
 * channelReadComplete}.
 */
final class KeepAlive extends ChannelInboundHandlerAdapter {
  static final int PERIOD_SECONDS = 5;

  /** Sent without a response in between, before they become rare. */
  private static final int FREQUENT_PINGS = 2;

  /** Ten seconds more than gRPC's five minutes. */
  private static final int RARE_TICKS = 62;

  private static final System.Logger LOG = System.getLogger("transport");

  private final BackendConnection connection;
  private @Nullable ScheduledFuture<?> timer;
  private boolean readSinceTick;
  private boolean pingSent;
  private long answersSeen;
  private int pingsInARow;
  private int ticksToPing;

  KeepAlive(BackendConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    timer =
        ctx.executor()
            .scheduleAtFixedRate(() -> tick(ctx), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    ctx.fireChannelActive();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    readSinceTick = true;
    ctx.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (timer != null) {
      timer.cancel(false);
    }
    ctx.fireChannelInactive();
  }

  private void tick(ChannelHandlerContext ctx) {
    boolean silent = !readSinceTick;
    readSinceTick = false;
    ticksToPing--;
    forgetOldPings();
    if (!silent || connection.activeStreams() == 0) {
      pingSent = false;
    } else if (pingSent) {
      LOG.log(
          Level.WARNING,
          "{0}: no answer to PING, closing the connection",
          ctx.channel().remoteAddress());
      connection.ending("no answer to PING");
      ctx.close();
    } else if (pingsInARow < FREQUENT_PINGS || ticksToPing <= 0) {
      pingSent = true;
      pingsInARow++;
      ticksToPing = RARE_TICKS;
      connection.sendPing(1);
    }
  }

  private void forgetOldPings() {
    long answers = connection.answers();
    if (answers != answersSeen) {
      answersSeen = answers;
      pingsInARow = 0;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // Losing a connection is the network's business; anything else is a fault of ours.
    Level level = cause instanceof IOException ? Level.DEBUG : Level.WARNING;
    LOG.log(level, ctx.channel().remoteAddress() + ": connection failed", cause);
    connection.ending(FailureTexts.of(cause));
    ctx.close();
  }
}
