package io.spooky.runtime.edge;

import io.netty.handler.codec.http3.Http3ErrorCode;

/** Where the guards of a connection's streams say what is wrong. On the worker's event loop. */
interface ConnectionErrors {
  /** Closes the connection with an error of the client's (RFC 9114, section 8); once. */
  void fail(Http3ErrorCode code, String reason);
}
