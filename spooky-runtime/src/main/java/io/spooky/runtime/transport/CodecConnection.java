package io.spooky.runtime.transport;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * The codec's connection, which knows what the codec keeps with a stream. Confined to the worker's
 * event loop.
 *
 * <p>It stands in for a fault of Netty's {@code DefaultHttp2ConnectionDecoder} (4.2.18) and can go
 * with it: a {@code content-length} of an interim head, which means nothing (RFC 9110, section
 * 8.6), is held against the content behind a final head that has none.
 */
final class CodecConnection extends DefaultHttp2Connection {
  private static final String LENGTH =
      "io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder$ContentLength";

  private final List<PropertyKey> keys = new ArrayList<>();

  CodecConnection() {
    super(/* server= */ false);
  }

  @Override
  public PropertyKey newKey() {
    PropertyKey key = super.newKey();
    keys.add(key);
    return key;
  }

  /** An interim head is here: has the codec forget its length. */
  static void interimRead(Http2Connection connection, Http2Stream stream, Http2Headers headers) {
    if (headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && connection instanceof CodecConnection codec) {
      codec.forgetLength(stream);
    }
  }

  private void forgetLength(Http2Stream stream) {
    for (PropertyKey key : keys) {
      Object kept = stream.getProperty(key);
      if (kept != null && kept.getClass().getName().equals(LENGTH)) {
        stream.removeProperty(key);
      }
    }
  }
}
