package io.spooky.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http3.DefaultHttp3UnknownFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicPathEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has QUIC notice what was lost when a client's address changed.
 *
 * <p>quiche 0.29 detects losses for each path by itself, from acknowledgments of later packets of
 * the same path. After a client has moved, nothing is sent on its old path any more, so that what
 * was lost of the last packets there never counts as lost: each probe timeout repeats the first two
 * of them, and the rest of their streams waits for ever. The remedy is to visit the old path, as
 * {@link ClientPaths} does: the acknowledgment of one packet sent there tells of all that was lost.
 * For a visit the client has to be heard from, and QUIC to have something to be acknowledged; a
 * frame of a reserved type, which clients ignore (RFC 9114, section 7.2.8), does both.
 *
 * <p>A path that QUIC has given up cannot be visited. quiche does that to a path whose client has
 * answered only in small datagrams when another loss there times out first, as happens to clients
 * that move again within a round trip; what was lost there stays lost.
 *
 * <p>Can go when QUIC carries losses over to the new path. Confined to the worker's event loop.
 */
final class PathRecovery {
  private static final long PERIOD_MILLIS = 50;

  /** 0x1f * N + 0x21. */
  private static final long RESERVED_FRAME = 0x1f * 6 + 0x21;

  private final QuicChannel channel;
  private final PathVisits visits;
  private final ClientPaths paths;
  private boolean scheduled;
  private int found;
  private long readBefore;

  PathRecovery(QuicChannel channel) {
    this.channel = channel;
    this.visits = channel.parent().pipeline().get(PathVisits.class);
    InetSocketAddress first = (InetSocketAddress) channel.remoteSocketAddress();
    this.paths = new ClientPaths(new QuichePaths(channel), Objects.requireNonNull(first, "remote"));
  }

  /** Returns where the client is; validated if the handshake is complete. */
  InetSocketAddress current() {
    return paths.current();
  }

  /** Returns where the client is, if it has moved to a validated address. */
  @Nullable InetSocketAddress heed(QuicPathEvent event) {
    InetSocketAddress at = event.remote();
    InetSocketAddress origin = visits.origin();
    if (event instanceof QuicPathEvent.New && origin != null) {
      paths.found(origin);
      found++;
    } else if (event instanceof QuicPathEvent.FailedValidation
        || event instanceof QuicPathEvent.Closed) {
      paths.lost(at);
    } else if (event instanceof QuicPathEvent.PeerMigrated && paths.isVisit(at)) {
      elicit();
    } else if (event instanceof QuicPathEvent.PeerMigrated && paths.moved(at, System.nanoTime())) {
      visits.watch(channel, paths);
      schedule();
      return at;
    }
    return null;
  }

  /**
   * Returns whether the client has used so many addresses that QUIC will soon listen to no other:
   * it never forgets one.
   */
  boolean areMany() {
    return found >= QuicDispatcher.CONNECTION_IDS / 2;
  }

  private void schedule() {
    if (!scheduled) {
      scheduled = true;
      channel.eventLoop().schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    scheduled = false;
    if (!channel.isActive() || paths.areSettled()) {
      visits.forget(channel);
      return;
    }
    if (paths.plan(System.nanoTime())) {
      elicit();
    }
    schedule();
  }

  private void elicit() {
    QuicStreamChannel control = Http3.getLocalControlStream(channel);
    if (control != null) {
      control.writeAndFlush(new DefaultHttp3UnknownFrame(RESERVED_FRAME, Unpooled.EMPTY_BUFFER));
    }
  }

  /** A round of datagrams of this connection begins, or is under way. */
  void sending() {
    visits.sending(paths);
    long read = visits.read();
    // Within a round Netty follows QUIC to another path by itself.
    if (read != readBefore) {
      readBefore = read;
      if (channel.remoteSocketAddress() instanceof InetSocketAddress remote) {
        InetSocketAddress belonging = paths.belonging(remote);
        if (!belonging.equals(remote)) {
          QuicheConnections.sendTo(channel, belonging);
        }
      }
    }
  }

  /** Returns where a datagram is to be sent. */
  InetSocketAddress leaving(InetSocketAddress recipient) {
    return paths.leaving(recipient);
  }
}
