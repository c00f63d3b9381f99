package io.spooky.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.DefaultHttp3GoAwayFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicPathEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.spooky.runtime.bridge.ClientAddress;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.telemetry.Counter;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's QUIC connection: who it is, how many requests are open, and its part in a drain.
 * Confined to the worker's event loop.
 *
 * <p>The client's address is the one the handshake proved, and changes only when QUIC has validated
 * another path: until then anybody can write a sender into a datagram (RFC 9000, section 8).
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {
  private static final System.Logger LOG = System.getLogger("edge");

  /** Time for the last responses and the GOAWAY to arrive before the connection is closed. */
  private static final int LINGER_MILLIS = 300;

  private static final int STREAM_ID_STEP = 4;

  private final Worker worker;
  private final ConnectionOutbound outbound;
  private @Nullable QuicChannel channel;
  private final ServerTls tls;
  private ClientAddress address = ClientAddress.unknown();
  private long nextStreamId;
  private long goAwayId = Long.MAX_VALUE;
  private int openStreams;
  private boolean active;
  private boolean lingering;

  ClientConnection(Worker worker, Transport transport, ServerTls tls) {
    this.worker = worker;
    this.tls = tls;
    this.outbound = new ConnectionOutbound(worker.batch(), transport.segments());
  }

  Worker worker() {
    return worker;
  }

  ConnectionOutbound outbound() {
    return outbound;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = (QuicChannel) ctx.channel();
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    // Fired when the handshake is complete: the address is validated (RFC 9000, section 8.1).
    if (worker.isDraining()) {
      closeNow();
      return;
    }
    active = true;
    remember(channel().remoteSocketAddress());
    worker.connectionOpened(this);
    worker.context().counters().increment(Counter.CONNECTIONS_OPENED);
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (active) {
      active = false;
      worker.context().counters().increment(Counter.CONNECTIONS_CLOSED);
      worker.connectionClosed(this);
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof QuicPathEvent.PeerMigrated migrated) {
      remember(migrated.remote());
    }
    ctx.fireUserEventTriggered(event);
  }

  private void remember(@Nullable SocketAddress validated) {
    if (validated instanceof InetSocketAddress socketAddress && !socketAddress.isUnresolved()) {
      address = ClientAddress.of(socketAddress.getAddress());
    }
  }

  /** Returns the validated address. */
  ClientAddress address() {
    return address;
  }

  /** Returns the hosts that the listener's certificate covers now. */
  CertificateNames servedNames() {
    return tls.names();
  }

  /** Returns whether a new stream may be served: not after a GOAWAY that excludes it. */
  boolean accepts(QuicStreamChannel stream) {
    long id = stream.streamId();
    if (id >= goAwayId) {
      return false;
    }
    nextStreamId = Math.max(nextStreamId, id + STREAM_ID_STEP);
    return true;
  }

  void streamOpened() {
    openStreams++;
  }

  void streamClosed() {
    openStreams--;
    lingerIfDone();
  }

  /** Sends GOAWAY (RFC 9114, section 5.2), and closes when the requests before it have ended. */
  void drain() {
    if (goAwayId != Long.MAX_VALUE) {
      return;
    }
    goAwayId = nextStreamId;
    QuicStreamChannel control = Http3.getLocalControlStream(channel());
    if (control != null) {
      control.writeAndFlush(new DefaultHttp3GoAwayFrame(goAwayId));
    }
    lingerIfDone();
  }

  private void lingerIfDone() {
    if (goAwayId != Long.MAX_VALUE && openStreams == 0 && active && !lingering) {
      lingering = true;
      worker.loop().schedule(this::closeNow, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  void closeNow() {
    if (channel().isOpen()) {
      int code = Http3ErrorCode.H3_NO_ERROR.code();
      channel().close(true, code, Unpooled.EMPTY_BUFFER);
    }
  }

  private QuicChannel channel() {
    return Objects.requireNonNull(channel, "channel");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.log(Level.DEBUG, "client connection {0}: {1}", address, cause);
  }
}
