package io.spooky.runtime.testing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamResetException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The response half of a request: keeps what comes, for the test to await. */
public abstract class ResponseHandler extends Http3RequestStreamInboundHandler {
  private static final long LIMIT_SECONDS = 20;

  private final CompletableFuture<Http3Headers> head = new CompletableFuture<>();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final CompletableFuture<Long> reset = new CompletableFuture<>();
  private final List<String> interim = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile @Nullable Http3Headers trailers;
  private volatile long receivedBytes;
  private boolean keep = true;

  /** Made with its stream. */
  ResponseHandler() {}

  /** From now on the body is only counted. */
  final void keepNothing() {
    keep = false;
  }

  /** Awaits the response's head. */
  public final Http3Headers head() throws Exception {
    return head.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Awaits the status. */
  public final String status() throws Exception {
    return head().status().toString();
  }

  /** Awaits the clean end of the response and returns its body. */
  public final byte[] body() throws Exception {
    return body.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Awaits the clean end of the response and returns its body as text. */
  public final String text() throws Exception {
    return new String(body(), StandardCharsets.UTF_8);
  }

  /** Returns how the response ends. */
  public final CompletableFuture<byte[]> bodyFuture() {
    return body;
  }

  /** Awaits a reset and returns its code. */
  public final long reset() throws Exception {
    return reset.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns the trailers, after {@link #body}. */
  public final @Nullable Http3Headers trailers() {
    return trailers;
  }

  /** Returns the statuses of interim responses. */
  public final List<String> interim() {
    return interim;
  }

  /** Returns how much of the body has come. */
  public final long receivedBytes() {
    return receivedBytes;
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
    CharSequence status = frame.headers().status();
    if (status != null && status.charAt(0) == '1') {
      interim.add(status.toString());
    } else if (!head.isDone()) {
      head.complete(frame.headers());
    } else {
      trailers = frame.headers();
    }
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) throws Exception {
    ByteBuf content = frame.content();
    receivedBytes += content.readableBytes();
    if (keep) {
      content.readBytes(received, content.readableBytes());
    }
    frame.release();
  }

  @Override
  protected void channelInputClosed(ChannelHandlerContext ctx) {
    body.complete(received.toByteArray());
  }

  @Override
  protected void handleQuicException(ChannelHandlerContext ctx, QuicException exception) {
    long code =
        exception instanceof QuicStreamResetException streamReset
            ? streamReset.applicationProtocolCode()
            : -1;
    reset.complete(code);
    head.completeExceptionally(exception);
    body.completeExceptionally(exception);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    IllegalStateException closed = new IllegalStateException("stream closed");
    head.completeExceptionally(closed);
    body.completeExceptionally(closed);
    reset.completeExceptionally(closed);
    ctx.fireChannelInactive();
  }
}
