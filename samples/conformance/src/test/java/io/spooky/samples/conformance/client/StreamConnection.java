package io.spooky.samples.conformance.client;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.util.concurrent.EventExecutor;

/** One connection of a client. Safe for all threads. */
public final class StreamConnection implements AutoCloseable {
  private static final int NO_ERROR = 0x100;

  private final QuicChannel connection;

  StreamConnection(QuicChannel connection) {
    this.connection = connection;
  }

  /** Opens a stream on which nothing is sent yet. */
  public ClientStream open(StreamListener listener) {
    ClientStream stream = new ClientStream(listener);
    stream.opening(Http3.newRequestStream(connection, stream));
    return stream;
  }

  /** Begins a request whose response is collected. */
  public Exchange exchange() {
    return new Exchange(this);
  }

  /** Returns the thread of the connection, for timers. */
  public EventExecutor executor() {
    return connection.eventLoop();
  }

  /** Returns whether the connection is open. */
  public boolean isOpen() {
    return connection.isActive();
  }

  /** Closes the connection. */
  @Override
  public void close() {
    connection.close(true, NO_ERROR, Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
  }
}
