package io.spooky.runtime.bridge;

import io.netty.handler.codec.Headers;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.config.RequestRules.Underscores;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks trailers and carries them over, in either direction. Fields that mean something in a head
 * alone are dropped, since nobody may take them from there (RFC 9110, section 6.5.1). Stateless.
 */
public final class TrailerTranslator {
  private TrailerTranslator() {}

  /**
   * Returns a request's trailers for HTTP/2; null if they are malformed.
   *
   * @param size counts them anew
   */
  static @Nullable Http2Headers toHttp2(
      Http3Headers trailers, SectionSize size, Underscores underscores) {
    Http2Headers result = new DefaultHttp2Headers(false);
    return copy(trailers, result, size, underscores) ? result : null;
  }

  /** Returns a response's trailers for HTTP/3; null if they are malformed. */
  public static @Nullable Http3Headers toHttp3(Http2Headers trailers) {
    Http3Headers result = new DefaultHttp3Headers(false);
    return copy(trailers, result, ResponseTranslator.newSize(), Underscores.PASS) ? result : null;
  }

  private static boolean copy(
      Iterable<Map.Entry<CharSequence, CharSequence>> from,
      Headers<CharSequence, CharSequence, ?> to,
      SectionSize size,
      Underscores underscores) {
    size.begin();
    for (Map.Entry<CharSequence, CharSequence> field : from) {
      AsciiString name = AsciiString.of(field.getKey());
      AsciiString value = AsciiString.of(field.getValue());
      int form = FieldRules.name(name);
      if (form == FieldRules.NO_NAME || !FieldRules.isValue(value) || !size.admits(name, value)) {
        return false;
      }
      FieldKind kind = FieldKind.of(name);
      boolean underscored = form == FieldRules.NAME_WITH_UNDERSCORE;
      if (kind == FieldKind.CONNECTION_SPECIFIC
          || underscored && underscores == Underscores.REJECT) {
        return false;
      }
      if (kind == null && (!underscored || passes(name, underscores))) {
        to.add(name, value);
      }
    }
    return true;
  }

  private static boolean passes(AsciiString name, Underscores underscores) {
    return underscores == Underscores.PASS && UnderscoredNames.isPlain(name);
  }
}
