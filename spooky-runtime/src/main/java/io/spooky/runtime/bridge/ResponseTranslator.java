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

  /** Far more than any response has; the codec's own limit on a section counts in the same way. */
  private static final int MAX_BYTES = 64 << 10;

  private static final int MAX_FIELDS = 1_000;

  private ResponseTranslator() {}

  static SectionSize newSize() {
    SectionSize size = new SectionSize();
    size.limits(MAX_BYTES, MAX_FIELDS);
    return size;
  }

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

  /** Returns whether a head has more fields than any response that goes on. */
  public static boolean hasTooManyFields(Http2Headers head) {
    return head.size() > MAX_FIELDS;
  }

  /**
   * Returns the head for HTTP/3; null if it is malformed. A {@code content-length} where no content
   * can follow says nothing (RFC 9110, section 8.6) and is dropped.
   */
  public static @Nullable Http3Headers translate(Http2Headers head) {
    int status = status(head);
    if (status < 0) {
      return null;
    }
    Http3Headers result = new DefaultHttp3Headers(false, EXPECTED_FIELDS);
    boolean statusSeen = false;
    int bytes = 0;
    int fields = 0;
    for (Map.Entry<CharSequence, CharSequence> field : head) {
      AsciiString name = AsciiString.of(field.getKey());
      AsciiString value = AsciiString.of(field.getValue());
      boolean isStatus = STATUS.contentEquals(name);
      if (isStatus ? statusSeen : !isField(name, value)) {
        return null;
      }
      bytes += name.length() + value.length() + SectionSize.FIELD_OVERHEAD;
      if (bytes > MAX_BYTES || ++fields > MAX_FIELDS) {
        return null;
      }
      statusSeen |= isStatus;
      if (!add(result, name, value)) {
        return null;
      }
    }
    if (status < 200 || status == 204) {
      result.remove(CONTENT_LENGTH);
    }
    return result;
  }

  private static boolean isField(AsciiString name, AsciiString value) {
    return FieldRules.isName(name) && FieldRules.isValue(value);
  }

  private static boolean add(Http3Headers result, AsciiString name, AsciiString value) {
    FieldKind kind = FieldKind.of(name);
    if (kind == FieldKind.CONNECTION_SPECIFIC || kind == FieldKind.TE) {
      // RFC 9113, section 8.2.2: te may stand in requests alone.
      return false;
    }
    if (kind == FieldKind.CONTENT_LENGTH) {
      CharSequence known = result.get(CONTENT_LENGTH);
      long length = ContentLength.parse(value);
      if (known != null) {
        return ContentLength.parse(AsciiString.of(known)) == length;
      }
      result.add(name, value);
      return length != ContentLength.INVALID;
    }
    if (kind != FieldKind.ALT_SVC) {
      result.add(name, value);
    }
    return true;
  }

  /** Returns whether a translated section is within a limit (RFC 9114, section 4.2.2). */
  public static boolean fits(Http3Headers translated, long limit) {
    if (limit > MAX_BYTES) {
      return true;
    }
    long bytes = 0;
    for (Map.Entry<CharSequence, CharSequence> field : translated) {
      bytes += field.getKey().length() + field.getValue().length() + SectionSize.FIELD_OVERHEAD;
    }
    return bytes <= limit;
  }

  /** Returns the announced length of the content of a head that was translated, or -1. */
  public static long contentLength(Http3Headers translated) {
    CharSequence text = translated.get(CONTENT_LENGTH);
    return text == null ? ContentLength.NONE : ContentLength.parse(AsciiString.of(text));
  }
}
