package io.spooky.samples.conformance.client;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request stream. What is sent goes out in the order of the calls; it may be called before the
 * stream is open, and from any one thread at a time.
 */
public final class ClientStream extends Http3RequestStreamInboundHandler {
  private final StreamListener listener;
  private @Nullable Future<QuicStreamChannel> opening;
  private @Nullable ChannelFuture last;
  private boolean over;
  private boolean stopped;

  ClientStream(StreamListener listener) {
    this.listener = listener;
  }

  void opening(Future<QuicStreamChannel> future) {
    opening = future;
    future.addListener(
        opened -> {
          if (!opened.isSuccess()) {
            reset(-1, opened.cause());
          }
        });
  }

  /** Sends a field section: the head, or trailers. */
  public void fields(Http3Headers fields) {
    whenOpen(stream -> write(stream, new DefaultHttp3HeadersFrame(fields)));
  }

  /** Sends a part of the body in a frame of its own. */
  public void data(byte[] data) {
    whenOpen(stream -> write(stream, new DefaultHttp3DataFrame(Unpooled.wrappedBuffer(data))));
  }

  /** Ends the request. */
  public void end() {
    // Shutting the output down overtakes what is queued; hence after the last write.
    whenOpen(
        stream -> {
          if (last == null) {
            stream.shutdownOutput();
          } else {
            last.addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
          }
        });
  }

  /** Takes the request back: RESET_STREAM and STOP_SENDING with a code. */
  public void cancel(int code) {
    whenOpen(stream -> stream.shutdown(code, stream.newPromise()));
  }

  /** Ends the request's half with RESET_STREAM, and goes on reading. */
  public void resetOutput(int code) {
    whenOpen(stream -> stream.shutdownOutput(code));
  }

  /** Sends STOP_SENDING, and goes on writing. */
  public void stopInput(int code) {
    whenOpen(stream -> stream.shutdownInput(code));
  }

  /** Stops reading, so that flow control fills up, or goes on. */
  public void setReading(boolean reading) {
    whenOpen(stream -> stream.config().setAutoRead(reading));
  }

  /** Returns whether more may be written without piling up. */
  public boolean isWritable() {
    return opening != null && opening.isSuccess() && opening.getNow().isWritable();
  }

  private void whenOpen(Consumer<QuicStreamChannel> action) {
    if (opening != null) {
      // Listeners are called in order.
      opening.addListener(
          opened -> {
            if (opened.isSuccess()) {
              action.accept((QuicStreamChannel) opened.getNow());
            }
          });
    }
  }

  private void write(QuicStreamChannel stream, Object frame) {
    last = stream.writeAndFlush(frame);
    last.addListener(
        written -> {
          if (!written.isSuccess() && !stopped) {
            stopped = true;
            listener.onStopped();
          }
        });
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
    listener.onFields(frame.headers());
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) {
    byte[] data = ByteBufUtil.getBytes(frame.content());
    frame.release();
    listener.onData(data);
  }

  @Override
  protected void channelInputClosed(ChannelHandlerContext ctx) {
    if (!over) {
      over = true;
      listener.onEnd();
    }
  }

  @Override
  protected void handleQuicException(ChannelHandlerContext ctx, QuicException exception) {
    boolean reset = exception instanceof QuicStreamResetException;
    reset(reset ? ((QuicStreamResetException) exception).applicationProtocolCode() : -1, exception);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof QuicException exception) {
      handleQuicException(ctx, exception);
    } else {
      reset(-1, cause);
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      listener.onWritable();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    reset(-1, new ClosedChannelException());
    ctx.fireChannelInactive();
  }

  private void reset(long code, Throwable cause) {
    if (!over) {
      over = true;
      listener.onReset(code, cause);
    }
  }
}
