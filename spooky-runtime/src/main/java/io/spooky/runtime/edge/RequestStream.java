package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3Exception;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3HeadersValidationException;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.ReferenceCountUtil;
import io.spooky.runtime.bridge.ClientAddress;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.exchange.ClientStream;
import io.spooky.runtime.exchange.Exchange;
import io.spooky.runtime.exchange.StreamError;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/3 request stream: the codec's frames become an exchange's events, and its answers become
 * frames. Not sharable. Confined to the worker's event loop.
 *
 * <p>A head is held until the read that brought it ends, since only then QUIC knows whether the
 * stream ended with it; a request without body then goes to its backend in one frame. The end of a
 * request is {@link RequestEnd} and nothing else; trailers are held until then. After an exception
 * the codec goes on delivering, so the stream is dead before the exchange hears of it.
 */
final class RequestStream extends ChannelInboundHandlerAdapter
    implements ClientStream, StreamOutbound.Listener {
  private static final System.Logger LOG = System.getLogger("edge");

  private final ClientConnection connection;
  private final StreamOutbound outbound;
  private final Exchange exchange;
  private @Nullable ChannelHandlerContext context;
  private @Nullable StreamFate fate;
  private @Nullable Http3Headers heldHead;
  private @Nullable Http3Headers heldTrailers;
  private boolean headSeen;
  private boolean headDelivered;

  RequestStream(ClientConnection connection, StreamOutbound outbound) {
    this.connection = connection;
    this.outbound = outbound;
    this.exchange = new Exchange(connection.worker().context(), this);
    outbound.listener(this);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    fate = new StreamFate(connection, stream(), outbound);
  }

  // ---- The request ----

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Http3HeadersFrame frame) {
      headersRead(frame.headers());
    } else if (message instanceof Http3DataFrame frame) {
      dataRead(frame);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  private void headersRead(Http3Headers headers) {
    if (!headSeen) {
      headSeen = true;
      heldHead = headers;
    } else {
      deliverHead(false);
      heldTrailers = headers;
    }
  }

  private void dataRead(Http3DataFrame frame) {
    deliverHead(false);
    ByteBuf data = frame.content();
    if (fate().isDead() || !headDelivered || !data.isReadable()) {
      frame.release();
      return;
    }
    boolean answered = outbound.isEnded();
    exchange.requestData(data);
    blameIfAnswered(answered);
  }

  private void deliverHead(boolean endStream) {
    Http3Headers head = heldHead;
    heldHead = null;
    if (head != null && !fate().isDead()) {
      headDelivered = true;
      exchange.requestHead(head, endStream);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    deliverHead(false);
    ctx.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == RequestEnd.INSTANCE) {
      fate().clientEnded();
      deliverEnd();
    } else if (event == RequestEnd.UNREPORTED) {
      // The stream is closed by us in the end, as one whose rest nobody wants.
      deliverEnd();
    }
    ctx.fireUserEventTriggered(event);
  }

  private void deliverEnd() {
    if (fate().isDead()) {
      return;
    }
    if (!headSeen) {
      // RFC 9114, section 4.1: a stream that ended before a whole request.
      fate().blameClient();
      fate().reset(Http3ErrorCode.H3_REQUEST_INCOMPLETE);
    } else if (heldHead != null) {
      deliverHead(true);
    } else {
      boolean answered = outbound.isEnded();
      if (heldTrailers != null) {
        exchange.requestTrailers(heldTrailers);
      }
      exchange.requestEnd();
      blameIfAnswered(answered);
    }
  }

  /**
   * An answer that came from within the exchange is its refusal of what it was just given: the
   * request had gone to a backend by then, and was taken back for what the client sent.
   */
  private void blameIfAnswered(boolean before) {
    if (!before && outbound.isEnded()) {
      fate().blameClient();
    }
  }

  // ---- What goes wrong ----

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (fate().isDead()) {
      return;
    }
    if (cause instanceof Http3HeadersValidationException) {
      fate().blameClient();
      fate().reset(Http3ErrorCode.H3_MESSAGE_ERROR);
      malformed(String.valueOf(cause.getMessage()));
    } else if (cause instanceof Http3Exception) {
      // The codec closes the connection after this.
      fate().closed();
      connection.codecFailed(cause);
      malformed(String.valueOf(cause.getMessage()));
    } else if (cause instanceof DecoderException || cause instanceof AssertionError) {
      // RFC 9204, section 2.2.3; what Netty's decoder does not expect it throws as it comes, or
      // asserts where assertions are on.
      fate().closed();
      connection.fail(Http3ErrorCode.QPACK_DECOMPRESSION_FAILED, String.valueOf(cause));
      malformed("header section that cannot be decoded");
    } else if (cause instanceof QuicException || cause instanceof ClosedChannelException) {
      requestLost();
    } else {
      LOG.log(Level.ERROR, "a request failed", cause);
      giveUp(Http3ErrorCode.H3_INTERNAL_ERROR);
    }
  }

  /** The stream is dead already: what the exchange answers goes nowhere. */
  private void malformed(String reason) {
    heldHead = null;
    exchange.malformed(reason);
  }

  /** The client's RESET_STREAM. A response that was given whole is not taken back for it. */
  private void requestLost() {
    if (outbound.isEnded()) {
      fate().requestLost();
    } else {
      fate().blameClient();
      giveUp(Http3ErrorCode.H3_REQUEST_CANCELLED);
    }
  }

  private void giveUp(Http3ErrorCode code) {
    fate().reset(code);
    heldHead = null;
    if (headDelivered) {
      exchange.clientCancelled();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    exchange.clientDrained();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fate().closed();
    if (headDelivered) {
      exchange.clientCancelled();
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    fate().removed();
  }

  // ---- What the exchange wants of the client ----

  @Override
  public void writeHead(Http3Headers head) {
    if (!fate().isDead()) {
      context().write(new DefaultHttp3HeadersFrame(head));
    }
  }

  @Override
  public void writeData(ByteBuf data) {
    outbound.writeData(data);
  }

  @Override
  public void writeTrailers(Http3Headers trailers) {
    writeHead(trailers);
  }

  @Override
  public void writeEnd() {
    outbound.writeFin();
  }

  @Override
  public boolean isWritable() {
    return stream().isWritable() && outbound.isTaken();
  }

  @Override
  public void setReading(boolean wanted) {
    if (!fate().isDead() && stream().config().isAutoRead() != wanted) {
      stream().config().setAutoRead(wanted);
    }
  }

  @Override
  public void reset(StreamError error) {
    switch (error) {
      case INTERNAL -> fate().reset(Http3ErrorCode.H3_INTERNAL_ERROR);
      case REJECTED -> fate().reset(Http3ErrorCode.H3_REQUEST_REJECTED);
      case MALFORMED -> {
        fate().blameClient();
        fate().reset(Http3ErrorCode.H3_MESSAGE_ERROR);
      }
      case CANCELLED -> {
        fate().blameClient();
        fate().reset(Http3ErrorCode.H3_REQUEST_CANCELLED);
      }
    }
  }

  @Override
  public void lookForEnd() {
    ChannelHandlerContext guard = stream().pipeline().context(RequestGuard.class);
    if (guard != null && !fate().isDead()) {
      ((RequestGuard) guard.handler()).lookForEnd(guard);
    }
  }

  @Override
  public long fieldSectionLimit() {
    return connection.fieldSectionLimit();
  }

  @Override
  public boolean isStopped() {
    return !fate().isDead()
        && (QuicheStreams.isStopped(stream())
            || !stream().config().isAutoRead() && QuicheStreams.isReset(stream()));
  }

  @Override
  public ClientAddress address() {
    return connection.address();
  }

  @Override
  public CertificateNames servedNames() {
    return connection.servedNames();
  }

  // ---- What became of what was written ----

  @Override
  public void drained() {
    exchange.clientDrained();
  }

  @Override
  public void finished() {
    fate().responseSent();
    exchange.clientFinished();
  }

  @Override
  public void writeFailed(Throwable cause) {
    if (!fate().isDead()) {
      fate().blameClient();
      giveUp(Http3ErrorCode.H3_REQUEST_CANCELLED);
    }
  }

  private QuicStreamChannel stream() {
    return (QuicStreamChannel) context().channel();
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "context");
  }

  private StreamFate fate() {
    return Objects.requireNonNull(fate, "fate");
  }
}
