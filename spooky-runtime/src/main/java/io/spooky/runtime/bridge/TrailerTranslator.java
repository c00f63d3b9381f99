package io.spooky.runtime.bridge;

import io.netty.handler.codec.Headers;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks trailers and carries them over, in either direction. Fields that frame or route a message
 * are dropped, since nobody may take them from there (RFC 9110, section 6.5.1). Stateless.
 */
public final class TrailerTranslator {
  private TrailerTranslator() {}

  /** Returns a request's trailers for HTTP/2; null if they are malformed. */
  public static @Nullable Http2Headers toHttp2(Http3Headers trailers) {
    Http2Headers result = new DefaultHttp2Headers(false);
    return copy(trailers, result) ? result : null;
  }

  /** Returns a response's trailers for HTTP/3; null if they are malformed. */
  public static @Nullable Http3Headers toHttp3(Http2Headers trailers) {
    Http3Headers result = new DefaultHttp3Headers(false);
    return copy(trailers, result) ? result : null;
  }

  private static boolean copy(
      Iterable<Map.Entry<CharSequence, CharSequence>> from,
      Headers<CharSequence, CharSequence, ?> to) {
    for (Map.Entry<CharSequence, CharSequence> field : from) {
      AsciiString name = AsciiString.of(field.getKey());
      AsciiString value = AsciiString.of(field.getValue());
      if (!FieldRules.isName(name) || !FieldRules.isValue(value)) {
        return false;
      }
      FieldKind kind = FieldKind.of(name);
      if (kind == FieldKind.CONNECTION_SPECIFIC) {
        return false;
      }
      if (kind == null) {
        to.add(name, value);
      }
    }
    return true;
  }
}
