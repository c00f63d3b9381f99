package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * What a stream to a backend tells its exchange. On the worker's event loop. After {@link #onEnd}
 * or {@link #onFailed} nothing more is told.
 */
public interface BackendStreamListener {
  /** A header section that is no trailer: interim (1xx) or final. */
  void onHead(Http2Headers head);

  /**
   * A part of the body. The listener owns the buffer, and gives the bytes back to flow control with
   * {@link BackendStream#consume} when they have gone on.
   */
  void onData(ByteBuf data);

  /** The trailers; {@link #onEnd} follows. */
  void onTrailers(Http2Headers trailers);

  /** The backend ended its half cleanly. */
  void onEnd();

  /**
   * The stream is dead.
   *
   * @param detail what exactly happened, such as {@code RST_STREAM INTERNAL_ERROR}; for the log
   */
  void onFailed(StreamFailure failure, String detail);

  /** The stream can take data again, or no more for now; see {@link BackendStream#isWritable}. */
  void onWritabilityChanged();
}
