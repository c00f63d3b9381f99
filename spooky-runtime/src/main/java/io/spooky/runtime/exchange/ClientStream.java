package io.spooky.runtime.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.runtime.bridge.ClientAddress;
import io.spooky.runtime.config.CertificateNames;

/**
 * The client's half of an exchange. What is written leaves together at the end of the event loop's
 * turn, after which {@link Exchange#clientDrained} is called. On the worker's event loop.
 */
public interface ClientStream {
  /** Sends a header section: interim or final. */
  void writeHead(Http3Headers head);

  /** Sends a part of the body, whose buffer it takes over. */
  void writeData(ByteBuf data);

  /** Sends the trailers; {@link #writeEnd} follows. */
  void writeTrailers(Http3Headers trailers);

  /** Ends the response cleanly. */
  void writeEnd();

  /** Returns whether the client takes more data now. */
  boolean isWritable();

  /** Says whether more of the request is wanted. */
  void setReading(boolean wanted);

  /** Ends both directions with an error; the exchange hears nothing more. */
  void reset(StreamError error);

  /**
   * Returns the largest header section that the client takes, in bytes as RFC 9114, section 4.2.2
   * counts them.
   */
  long fieldSectionLimit();

  /** Has the request end now if its end came without an event. */
  void lookForEnd();

  /** Returns whether the client has said that it wants no response any more (STOP_SENDING). */
  boolean isStopped();

  /** Returns the client's validated address. */
  ClientAddress address();

  /** Returns the hosts that the listener's certificate covers now. */
  CertificateNames servedNames();
}
