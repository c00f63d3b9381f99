package io.spooky.samples.conformance.client;

import io.netty.handler.codec.http3.Http3Headers;

/** Hears what comes back on one stream; always on the event loop of its client. */
public interface StreamListener {
  /** A field section came: an interim head, the final one, or trailers. */
  void onFields(Http3Headers fields);

  /** A part of the body came. */
  void onData(byte[] data);

  /** The response ended cleanly. */
  void onEnd();

  /**
   * The response will not end.
   *
   * @param code of RESET_STREAM; -1 if the connection was lost or the stream never opened
   * @param cause what the codec made of it
   */
  void onReset(long code, Throwable cause);

  /** A write failed: the peer wants nothing more of the request. */
  default void onStopped() {}

  /** More may be written without piling up. */
  default void onWritable() {}
}
