package io.spooky.samples.standalone.support;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its response. Results can be awaited from any thread. */
public final class Call extends Http3RequestStreamInboundHandler {
  private static final int KEPT = 2 << 20;

  private final CompletableFuture<Response> response = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final Bulk received = new Bulk();
  private final Bulk sent = new Bulk();
  private final String method;
  private final String path;
  private final Body body;
  private @Nullable QuicStreamChannel stream;
  private @Nullable Http3Headers head;
  private @Nullable Http3Headers trailers;
  private boolean ended;

  /**
   * A request's body.
   *
   * @param size bytes of {@link Bulk}
   * @param trailer the value of the trailer {@code x-client}; empty for none
   */
  public record Body(long size, String trailer) {
    /** No body at all. */
    public static final Body NONE = new Body(0, "");
  }

  /**
   * A whole response.
   *
   * @param status such as 200
   * @param body its first 2 MiB
   * @param digest of all of the body, as {@link Bulk#digest}
   * @param trailers null if none came
   */
  public record Response(
      String status, byte[] body, String digest, @Nullable Http3Headers trailers) {
    /** Returns the body of a text. */
    public String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  Call(String method, String path, Body body) {
    this.method = method;
    this.path = path;
    this.body = body;
  }

  /** Awaits the clean end of the response. */
  public Response await() throws Exception {
    return response.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Returns the response to come; it fails if the response does not end cleanly. */
  public CompletableFuture<Response> response() {
    return response;
  }

  void begin(QuicStreamChannel opened) {
    stream = opened;
    Http3Headers request =
        new DefaultHttp3Headers().method(method).scheme("https").authority("localhost").path(path);
    var written = opened.writeAndFlush(new DefaultHttp3HeadersFrame(request));
    if (body.equals(Body.NONE)) {
      ended = true;
      written.addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
    } else {
      pour(opened);
    }
  }

  private void pour(QuicStreamChannel opened) {
    while (!ended && opened.isWritable()) {
      ByteBuf piece = sent.next(body.size());
      ended = sent.count() == body.size();
      var written = opened.writeAndFlush(new DefaultHttp3DataFrame(piece));
      if (ended && !body.trailer().isEmpty()) {
        Http3Headers section = new DefaultHttp3Headers().add("x-client", body.trailer());
        written = opened.writeAndFlush(new DefaultHttp3HeadersFrame(section));
      }
      if (ended) {
        written.addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (stream != null) {
      pour(stream);
    }
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
    if (head == null) {
      head = frame.headers();
    } else {
      trailers = frame.headers();
    }
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) throws Exception {
    ByteBuf content = frame.content();
    received.passed(content);
    if (kept.size() < KEPT) {
      content.getBytes(content.readerIndex(), kept, content.readableBytes());
    }
    frame.release();
  }

  @Override
  protected void channelInputClosed(ChannelHandlerContext ctx) {
    if (head == null) {
      fail(new IllegalStateException("the response ended before its head"));
      return;
    }
    String status = String.valueOf(head.status());
    response.complete(new Response(status, kept.toByteArray(), received.digest(), trailers));
  }

  @Override
  protected void handleQuicException(ChannelHandlerContext ctx, QuicException exception) {
    long code =
        exception instanceof QuicStreamResetException reset ? reset.applicationProtocolCode() : -1;
    fail(new IOException(received.count() + " bytes, then a reset with code " + code, exception));
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    fail(new IllegalStateException("the stream was closed"));
    ctx.fireChannelInactive();
  }

  void fail(Throwable cause) {
    response.completeExceptionally(cause);
  }
}
