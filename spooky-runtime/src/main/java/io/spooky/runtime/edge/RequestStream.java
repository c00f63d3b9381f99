package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import io.spooky.runtime.exchange.ClientStream;
import io.spooky.runtime.exchange.Exchange;
import io.spooky.runtime.exchange.StreamError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/3 request stream: the codec's frames become an exchange's events, and its answers become
 * frames. Not sharable. Confined to the worker's event loop.
 *
 * <p>A head is held until the read that brought it ends, since only then QUIC knows whether the
 * stream ended with it; a request without body then goes to its backend in one frame.
 */
final class RequestStream extends ChannelInboundHandlerAdapter
    implements ClientStream, StreamOutbound.Listener {
  private final ClientConnection connection;
  private final StreamOutbound outbound;
  private final Exchange exchange;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Http3Headers heldHead;
  private boolean headSeen;
  private boolean headDelivered;
  private boolean endDelivered;
  private boolean dead;

  RequestStream(ClientConnection connection, StreamOutbound outbound) {
    this.connection = connection;
    this.outbound = outbound;
    this.exchange = new Exchange(connection.worker().context(), this);
    outbound.listener(this);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    connection.streamOpened();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Http3HeadersFrame frame) {
      headersRead(frame.headers());
    } else if (message instanceof Http3DataFrame frame) {
      dataRead(frame);
    } else {
      // Frames of unknown types mean nothing (RFC 9114, section 9).
      ReferenceCountUtil.release(message);
    }
  }

  private void headersRead(Http3Headers headers) {
    if (!headSeen) {
      headSeen = true;
      heldHead = headers;
    } else {
      deliverHead(false);
      exchange.requestTrailers(headers);
    }
  }

  private void dataRead(Http3DataFrame frame) {
    deliverHead(false);
    ByteBuf data = frame.content();
    if (dead || !data.isReadable()) {
      frame.release();
    } else {
      exchange.requestData(data);
    }
  }

  private void deliverHead(boolean endStream) {
    Http3Headers head = heldHead;
    if (head == null) {
      return;
    }
    heldHead = null;
    headDelivered = true;
    endDelivered = endStream;
    if (!dead) {
      exchange.requestHead(head, endStream);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    boolean ended = stream().isInputShutdown();
    deliverHead(ended);
    if (ended) {
      deliverEnd();
    }
    ctx.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      deliverHead(true);
      deliverEnd();
    }
    ctx.fireUserEventTriggered(event);
  }

  private void deliverEnd() {
    if (!endDelivered && !dead) {
      endDelivered = true;
      if (headDelivered) {
        exchange.requestEnd();
      } else {
        // RFC 9114, section 4.1: a stream that ended before a whole request.
        shutdown(Http3ErrorCode.H3_REQUEST_INCOMPLETE);
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    exchange.clientDrained();
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (dead || outbound.isEnded()) {
      // A response that was given whole is not taken back because the rest of the upload was.
      return;
    }
    if (cause instanceof QuicStreamResetException) {
      exchange.clientCancelled();
      reset(StreamError.CANCELLED);
    } else {
      // The codec found the message malformed; some of it may have reached the exchange.
      exchange.malformed(String.valueOf(cause.getMessage()));
      reset(StreamError.MALFORMED);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    dead = true;
    outbound.close();
    exchange.clientCancelled();
    ctx.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    connection.streamClosed();
  }

  // ---- What the exchange wants of the client ----

  @Override
  public void writeHead(Http3Headers head) {
    if (!dead) {
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
    if (!dead && stream().config().isAutoRead() != wanted) {
      stream().config().setAutoRead(wanted);
    }
  }

  @Override
  public void stopUpload() {
    if (!dead) {
      stream().shutdownInput(Http3ErrorCode.H3_NO_ERROR.code());
    }
  }

  @Override
  public void reset(StreamError error) {
    shutdown(
        switch (error) {
          case INTERNAL -> Http3ErrorCode.H3_INTERNAL_ERROR;
          case MALFORMED -> Http3ErrorCode.H3_MESSAGE_ERROR;
          case CANCELLED -> Http3ErrorCode.H3_REQUEST_CANCELLED;
          case REJECTED -> Http3ErrorCode.H3_REQUEST_REJECTED;
        });
  }

  private void shutdown(Http3ErrorCode code) {
    if (dead) {
      return;
    }
    dead = true;
    outbound.close();
    heldHead = null;
    QuicStreamChannel stream = stream();
    // RESET_STREAM and STOP_SENDING first: close() alone would send a clean FIN.
    stream.shutdown(code.code(), stream.newPromise());
    stream.close();
  }

  @Override
  public boolean isStopped() {
    return !dead && StreamStop.isStopped(stream());
  }

  @Override
  public AsciiString clientIp() {
    return connection.clientIp();
  }

  @Override
  public long clientIpHash() {
    return connection.clientIpHash();
  }

  // ---- What became of what was written ----

  @Override
  public void drained() {
    exchange.clientDrained();
  }

  @Override
  public void finished() {
    exchange.clientFinished();
  }

  @Override
  public void writeFailed(Throwable cause) {
    if (!dead) {
      exchange.clientCancelled();
      reset(StreamError.CANCELLED);
    }
  }

  private QuicStreamChannel stream() {
    return (QuicStreamChannel) context().channel();
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "context");
  }
}
