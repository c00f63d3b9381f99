package io.spooky.samples.standalone.support;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.concurrent.CompletableFuture;

/** One connection of a client. Safe for all threads. */
public final class Http3Connection implements AutoCloseable {
  private static final int NO_ERROR = 0x100;

  private final QuicChannel connection;

  Http3Connection(QuicChannel connection) {
    this.connection = connection;
  }

  /** Sends a request without a body. */
  public Call get(String path) {
    return open("GET", path, Call.Body.NONE);
  }

  /** Sends a request with a body, then trailers. */
  public Call post(String path, Call.Body body) {
    return open("POST", path, body);
  }

  private Call open(String method, String path, Call.Body body) {
    Call call = new Call(method, path, body);
    Http3.newRequestStream(connection, call)
        .addListener(
            opened -> {
              if (opened.isSuccess()) {
                call.begin((QuicStreamChannel) opened.getNow());
              } else {
                call.fail(opened.cause());
              }
            });
    return call;
  }

  /** Returns whether the connection is open. */
  public boolean isOpen() {
    return connection.isActive();
  }

  /** Completes when the connection has closed. */
  public CompletableFuture<Void> closed() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    connection.closeFuture().addListener(done -> closed.complete(null));
    return closed;
  }

  /** Closes the connection. */
  @Override
  public void close() {
    connection.close(true, NO_ERROR, Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
  }
}
