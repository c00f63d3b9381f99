package io.spooky.runtime.bridge;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the head of a response and carries it over to HTTP/3. Stateless. */
public final class ResponseTranslator {
  private static final AsciiString STATUS = AsciiString.cached(":status");
  private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");
  private static final int EXPECTED_FIELDS = 16;

  private ResponseTranslator() {}

  /**
   * Returns the status of a head, from 100 to 599 without 101, which HTTP/3 has no use for (RFC
   * 9114, section 4.5); -1 if it has none or another.
   */
  public static int status(Http2Headers head) {
    CharSequence text = head.status();
    if (text == null || text.length() != 3) {
      return -1;
    }
    int status = 0;
    for (int i = 0; i < 3; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      status = status * 10 + digit;
    }
    return status >= 100 && status <= 599 && status != 101 ? status : -1;
  }

  /** Returns the announced length of a translated head's content, or -1. */
  public static long contentLength(Http3Headers translated) {
    CharSequence text = translated.get(CONTENT_LENGTH);
    return text == null ? ContentLength.NONE : ContentLength.parse(AsciiString.of(text));
  }

  /** Returns the head for HTTP/3; null if it is malformed. */
  public static @Nullable Http3Headers translate(Http2Headers head) {
    Http3Headers result = new DefaultHttp3Headers(false, EXPECTED_FIELDS);
    long contentLength = ContentLength.NONE;
    boolean statusSeen = false;
    for (Map.Entry<CharSequence, CharSequence> field : head) {
      AsciiString name = AsciiString.of(field.getKey());
      AsciiString value = AsciiString.of(field.getValue());
      if (STATUS.contentEquals(name)) {
        if (statusSeen) {
          return null;
        }
        statusSeen = true;
        result.add(STATUS, value);
        continue;
      }
      if (!FieldRules.isName(name) || !FieldRules.isValue(value)) {
        return null;
      }
      FieldKind kind = FieldKind.of(name);
      if (kind == FieldKind.CONNECTION_SPECIFIC) {
        return null;
      }
      if (kind == FieldKind.CONTENT_LENGTH) {
        long length = ContentLength.parse(value);
        if (length == ContentLength.INVALID) {
          return null;
        }
        if (contentLength != ContentLength.NONE) {
          if (contentLength != length) {
            return null;
          }
          continue;
        }
        contentLength = length;
      }
      if (kind != FieldKind.ALT_SVC) {
        result.add(name, value);
      }
    }
    return result;
  }
}
