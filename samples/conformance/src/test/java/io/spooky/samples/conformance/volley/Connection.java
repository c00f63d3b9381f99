package io.spooky.samples.conformance.volley;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import java.util.concurrent.CompletableFuture;

/** One connection of a {@link Client}. */
public final class Connection implements AutoCloseable {
  private static final int NO_ERROR = 0x100;

  private final QuicChannel channel;

  Connection(QuicChannel channel) {
    this.channel = channel;
  }

  /** Sends a request. */
  public Exchange send(Request request) {
    Exchange exchange = new Exchange(request);
    Http3.newRequestStream(channel, exchange)
        .addListener(
            opened -> {
              if (opened.isSuccess()) {
                exchange.begin((QuicStreamChannel) opened.getNow());
              } else {
                exchange.notOpened();
              }
            });
    return exchange;
  }

  /** Opens a stream for bytes of the caller's own. */
  public CompletableFuture<RawStream> open() {
    CompletableFuture<RawStream> result = new CompletableFuture<>();
    RawStream raw = new RawStream();
    channel
        .createStream(QuicStreamType.BIDIRECTIONAL, raw)
        .addListener(
            opened -> {
              if (opened.isSuccess()) {
                result.complete(raw);
              } else {
                result.completeExceptionally(opened.cause());
              }
            });
    return result;
  }

  /** Returns whether the connection is open. */
  public boolean isOpen() {
    return channel.isActive();
  }

  /** Completes when the connection has closed. */
  public CompletableFuture<Void> closed() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    channel.closeFuture().addListener(done -> closed.complete(null));
    return closed;
  }

  /** Closes the connection with a code, without waiting. */
  public void close(int code) {
    channel.close(true, code, Unpooled.EMPTY_BUFFER);
  }

  /** Closes the connection. */
  @Override
  public void close() {
    channel.close(true, NO_ERROR, Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
  }
}
