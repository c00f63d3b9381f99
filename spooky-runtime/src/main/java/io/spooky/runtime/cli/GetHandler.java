package io.spooky.runtime.cli;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Both halves of {@code get}'s one stream. Confined to the client's event loop. */
final class GetHandler extends Http3RequestStreamInboundHandler {
  private static final int PIECE = 1 << 16;

  private final GetRequest request;
  private final ResponsePrinter printer;
  private final CompletableFuture<Void> done;

  GetHandler(GetRequest request, ResponsePrinter printer, CompletableFuture<Void> done) {
    this.request = request;
    this.printer = printer;
    this.done = done;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    var head = ctx.writeAndFlush(new DefaultHttp3HeadersFrame(request.headers()));
    InputStream body = request.body();
    if (body == null) {
      // The FIN must follow what is queued, hence the listener.
      head.addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
    } else {
      head.addListener(written -> next(ctx, body, written.cause()));
    }
    ctx.fireChannelActive();
  }

  /**
   * Sends the next piece once the one before is on its way, so that one piece at a time is held.
   */
  private void next(ChannelHandlerContext ctx, InputStream body, @Nullable Throwable failure) {
    if (failure != null) {
      // The server may have answered without wanting the rest; the response tells.
      closeQuietly(body);
      return;
    }
    ByteBuf piece = ctx.alloc().buffer(PIECE);
    int read;
    try {
      read = piece.writeBytes(body, PIECE);
    } catch (IOException e) {
      piece.release();
      closeQuietly(body);
      fail(ctx, e);
      return;
    }
    if (read > 0) {
      ctx.writeAndFlush(new DefaultHttp3DataFrame(piece))
          .addListener(written -> next(ctx, body, written.cause()));
    } else {
      piece.release();
      closeQuietly(body);
      ((QuicStreamChannel) ctx.channel()).shutdownOutput();
    }
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // It was only read.
    }
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
    printer.headers(frame.headers());
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) throws IOException {
    try {
      printer.data(frame.content());
    } finally {
      frame.release();
    }
  }

  @Override
  protected void channelInputClosed(ChannelHandlerContext ctx) {
    if (printer.responded()) {
      done.complete(null);
    } else {
      done.completeExceptionally(new IOException("the server ended the stream without one"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    var connection = ((QuicStreamChannel) ctx.channel()).parent();
    String reason = connection.isTimedOut() ? "nothing came in time" : "the connection was closed";
    done.completeExceptionally(new IOException(reason));
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    fail(ctx, cause);
  }

  private void fail(ChannelHandlerContext ctx, Throwable cause) {
    done.completeExceptionally(
        cause instanceof QuicStreamResetException reset
            ? new IOException(told(reset), cause)
            : cause);
    int code = Http3ErrorCode.H3_REQUEST_CANCELLED.code();
    ((QuicStreamChannel) ctx.channel()).shutdown(code, ctx.newPromise());
  }

  private static String told(QuicStreamResetException reset) {
    return String.format("the server reset the stream (0x%x)", reset.applicationProtocolCode());
  }
}
