package io.spooky.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3Exception;
import io.netty.handler.codec.http3.Http3Settings;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicPathEvent;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.spooky.runtime.bridge.ClientAddress;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.telemetry.Counter;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One client's QUIC connection: who it is, which of its streams are served, how they end, and its
 * part in a drain. Confined to the worker's event loop.
 *
 * <p>The client's address is the one the handshake proved, and changes only when QUIC has validated
 * another path: until then anybody can write a sender into a datagram (RFC 9000, section 8).
 */
final class ClientConnection extends ChannelInboundHandlerAdapter implements ConnectionErrors {
  private static final System.Logger LOG = System.getLogger("edge");

  private final Worker worker;
  private final ConnectionOutbound outbound;
  private final PathRecovery paths;
  private final StreamLedger ledger = new StreamLedger();
  private @Nullable QuicChannel channel;
  private @Nullable ConnectionDrain drain;
  private final ServerTls tls;
  private ClientAddress address = ClientAddress.unknown();
  private long fieldSectionLimit = Long.MAX_VALUE;
  private int openStreams;
  private boolean active;

  ClientConnection(Worker worker, Transport transport, ServerTls tls, PathRecovery paths) {
    this.worker = worker;
    this.tls = tls;
    this.paths = paths;
    this.outbound =
        new ConnectionOutbound(worker.batch(), worker.lateSends(), transport.segments(), paths);
  }

  Worker worker() {
    return worker;
  }

  ConnectionOutbound outbound() {
    return outbound;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    QuicChannel quic = (QuicChannel) ctx.channel();
    channel = quic;
    outbound.channel(quic);
    drain = new ConnectionDrain(quic, this::closeNow);
    drain.idle(true);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    // Fired when the handshake is complete: the address is validated (RFC 9000, section 8.1).
    if (worker.isDraining()) {
      closeNow();
      return;
    }
    active = true;
    remember(paths.current());
    worker.connectionOpened(this);
    count(Counter.CONNECTIONS_OPENED);
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (active) {
      active = false;
      count(Counter.CONNECTIONS_CLOSED);
      worker.connectionClosed(this);
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof QuicPathEvent path) {
      InetSocketAddress validated = paths.heed(path);
      if (validated != null) {
        remember(validated);
      }
      if (paths.areMany()) {
        rotate();
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  private void remember(InetSocketAddress validated) {
    if (!validated.isUnresolved()) {
      address = ClientAddress.of(validated.getAddress());
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

  /** The client's SETTINGS are here. */
  void settings(Http3Settings settings) {
    Long limit = settings.maxFieldSectionSize();
    fieldSectionLimit = limit == null ? Long.MAX_VALUE : limit;
  }

  /** Returns the largest header section that the client takes (RFC 9114, section 4.2.2). */
  long fieldSectionLimit() {
    return fieldSectionLimit;
  }

  // ---- Streams ----

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof QuicStreamChannel stream)) {
      ctx.fireChannelRead(message);
    } else if (!channel().isActive()) {
      // The connection was closed while its packet was read; Netty goes on with what was in it.
      return;
    } else if (stream.type() == QuicStreamType.UNIDIRECTIONAL) {
      // After GOAWAY as before: a client may still send what belongs to its open requests.
      stream.pipeline().addLast("guard", new UnidirectionalGuard(this));
      ctx.fireChannelRead(stream);
    } else if (drain().accepts(stream.streamId())) {
      stream.pipeline().addLast("guard", new RequestGuard(this));
      ctx.fireChannelRead(stream);
    } else {
      reject(stream);
    }
  }

  /** Refuses a stream as unprocessed, to be sent again elsewhere (RFC 9114, section 5.2). */
  private void reject(QuicStreamChannel stream) {
    int rejected = Http3ErrorCode.H3_REQUEST_REJECTED.code();
    stream.shutdown(rejected, stream.newPromise());
    stream.close();
    worker.loop().execute(() -> QuicheStreams.forget(stream));
    heed(ledger.rejected());
  }

  void streamOpened() {
    openStreams++;
    drain().idle(false);
  }

  /** Notes the end of a request stream; the arguments are those of {@link StreamLedger#ended}. */
  void streamClosed(boolean cutShort, boolean clientEnded) {
    openStreams--;
    if (cutShort) {
      count(Counter.STREAMS_CUT_SHORT);
    }
    if (channel().isActive()) {
      drain().idle(openStreams == 0);
      heed(ledger.ended(cutShort, clientEnded));
    }
  }

  private void heed(StreamLedger.Advice advice) {
    if (advice == StreamLedger.Advice.CLOSE && channel().isActive()) {
      count(Counter.CONNECTIONS_ABUSIVE);
      close(Http3ErrorCode.H3_EXCESSIVE_LOAD, "too many streams taken back");
    } else if (advice == StreamLedger.Advice.ROTATE) {
      rotate();
    }
  }

  private void rotate() {
    if (!drain().isStarted()) {
      count(Counter.CONNECTIONS_ROTATED);
      LOG.log(Level.DEBUG, "client connection {0} is to be replaced", address);
      drain().start();
    }
  }

  // ---- The end ----

  /** Sends GOAWAY, and closes when the requests before it have ended. */
  void startDrain() {
    drain().start();
  }

  @Override
  public void fail(Http3ErrorCode code, String reason) {
    if (channel().isActive()) {
      count(Counter.PROTOCOL_ERRORS);
      close(code, reason);
    }
  }

  /** Notes what the codec found wrong, and closes the connection for itself. */
  void codecFailed(Throwable cause) {
    if (cause instanceof Http3Exception) {
      count(Counter.PROTOCOL_ERRORS);
    }
    LOG.log(Level.DEBUG, "client connection {0}: {1}", address, cause);
  }

  private void close(Http3ErrorCode code, String reason) {
    LOG.log(Level.DEBUG, "client connection {0}: {1}: {2}", address, code, reason);
    channel().close(true, code.code(), Unpooled.EMPTY_BUFFER);
  }

  void closeNow() {
    if (channel().isOpen()) {
      int code = Http3ErrorCode.H3_NO_ERROR.code();
      channel().close(true, code, Unpooled.EMPTY_BUFFER);
    }
  }

  private void count(Counter counter) {
    worker.context().counters().increment(counter);
  }

  private QuicChannel channel() {
    return Objects.requireNonNull(channel, "channel");
  }

  private ConnectionDrain drain() {
    return Objects.requireNonNull(drain, "drain");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    codecFailed(cause);
  }
}
