package io.spooky.samples.conformance.volley;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import io.spooky.samples.conformance.volley.Outcome.End;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.RunningProcess;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and how it goes. Safe for all threads. */
public final class Exchange extends Http3RequestStreamInboundHandler {
  private static final int KEPT = 4096;
  private static final byte[] RESERVED_FRAME = {0x21, 0};

  private final Request request;
  private final CompletableFuture<QuicStreamChannel> stream = new CompletableFuture<>();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final Bulk received = new Bulk();
  private @Nullable Http3Headers head;

  Exchange(Request request) {
    this.request = request;
  }

  /** Returns how it is going to end; never fails. */
  public CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Awaits how it ends. */
  public Outcome await() throws Exception {
    return outcome.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Awaits the first bytes of the response's body; fails if the response ends without. */
  public void awaitBody() throws Exception {
    begun.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  void begin(QuicStreamChannel opened) {
    stream.complete(opened);
    opened.write(new DefaultHttp3HeadersFrame(request.head()));
    Bulk body = new Bulk();
    while (body.count() < request.size()) {
      opened.write(new DefaultHttp3DataFrame(body.next(request.size())));
    }
    // Behind the codec, as a frame: what shutdownOutput() says may be lost with a full window. And
    // with bytes, a frame of a reserved type (RFC 9114, section 7.2.8): quiche may not repeat a FIN
    // without.
    opened
        .pipeline()
        .firstContext()
        .writeAndFlush(new DefaultQuicStreamFrame(Unpooled.wrappedBuffer(RESERVED_FRAME), true));
    opened.eventLoop().schedule(() -> helpAlong(opened), 1, TimeUnit.SECONDS);
  }

  private void helpAlong(QuicStreamChannel opened) {
    if (outcome.isDone()) {
      return;
    }
    QuicheRemedies.send(opened.parent());
    if (head != null && QuicheRemedies.isFinished(opened)) {
      end(End.FIN, -1);
    } else {
      opened.eventLoop().schedule(() -> helpAlong(opened), 1, TimeUnit.SECONDS);
    }
  }

  void notOpened() {
    end(End.NOT_OPENED, -1);
  }

  /** Takes the request back: RESET_STREAM and STOP_SENDING, as far as the stream is open. */
  public void cancel(int code) {
    var unused =
        stream.thenAccept(
            opened -> {
              opened.shutdown(code, opened.newPromise());
              end(End.CLOSED, code);
            });
  }

  /** Reads no more of the response: STOP_SENDING alone. */
  public void stopReading(int code) {
    var unused =
        stream.thenAccept(
            opened -> {
              opened.shutdownInput(code);
              end(End.CLOSED, code);
            });
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
    if (head == null && !String.valueOf(frame.headers().status()).startsWith("1")) {
      head = frame.headers();
    }
  }

  @Override
  protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) {
    ByteBuf content = frame.content();
    received.passed(content);
    if (text.length() < KEPT) {
      text.append(content.toString(StandardCharsets.UTF_8));
    }
    frame.release();
    begun.complete(null);
  }

  @Override
  protected void channelInputClosed(ChannelHandlerContext ctx) {
    end(End.FIN, -1);
  }

  @Override
  protected void handleQuicException(ChannelHandlerContext ctx, QuicException exception) {
    if (exception instanceof QuicStreamResetException reset) {
      end(End.RESET, reset.applicationProtocolCode());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end(End.CLOSED, -1);
    ctx.fireChannelInactive();
  }

  private void end(End how, long code) {
    Http3Headers known = head;
    String status = known == null ? "" : String.valueOf(known.status());
    CharSequence backend = known == null ? null : known.get("x-backend");
    outcome.complete(
        new Outcome(
            status,
            backend == null ? "" : backend.toString(),
            text.toString(),
            received.digest(),
            received.count(),
            how,
            code));
    begun.completeExceptionally(new IllegalStateException("ended: " + outcome.join()));
  }
}
