package io.spooky.samples.conformance.volley;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import java.util.concurrent.CompletableFuture;

/** One connection of a {@link Client}. */
public final class Connection implements AutoCloseable {
  private static final int NO_ERROR = 0;

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

  /** Closes the connection without waiting. */
  public void leave() {
    end();
  }

  /** Closes the connection. */
  @Override
  public void close() {
    end().awaitUninterruptibly();
  }

  /**
   * Closes with an error of QUIC, not of HTTP/3: with one of HTTP/3, quiche 0.29 sends
   * acknowledgements without end if a handshake packet awaits its probe then.
   */
  private ChannelFuture end() {
    return channel.close(false, NO_ERROR, Unpooled.EMPTY_BUFFER);
  }
}
