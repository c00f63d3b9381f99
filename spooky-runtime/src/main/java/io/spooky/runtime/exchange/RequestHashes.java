package io.spooky.runtime.exchange;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.spooky.spi.Fnv1a;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hashes of the parts of a request, spread over 64 bits; computed in place, without copies. */
final class RequestHashes {
  /** What a part that is not there hashes to. */
  static final long ABSENT = Fnv1a.spread(Fnv1a.OFFSET_BASIS);

  private static final AsciiString COOKIE = AsciiString.cached("cookie");

  private RequestHashes() {}

  static long of(@Nullable CharSequence text) {
    if (text == null) {
      return ABSENT;
    }
    AsciiString ascii = AsciiString.of(text);
    return of(ascii, 0, ascii.length());
  }

  private static long of(AsciiString text, int start, int end) {
    int offset = text.arrayOffset();
    return Fnv1a.spread(Fnv1a.hash(text.array(), offset + start, offset + end));
  }

  static long ofPath(AsciiString target) {
    int query = target.indexOf('?', 0);
    return of(target, 0, query < 0 ? target.length() : query);
  }

  static long ofHost(AsciiString authority) {
    int end = authority.length();
    int colon = lastIndexOf(authority, ':');
    int bracket = lastIndexOf(authority, ']');
    if (colon > bracket) {
      end = colon;
    }
    long hash = Fnv1a.OFFSET_BASIS;
    for (int i = 0; i < end; i++) {
      byte octet = authority.byteAt(i);
      hash = Fnv1a.add(hash, octet >= 'A' && octet <= 'Z' ? octet + 32 : octet);
    }
    return Fnv1a.spread(hash);
  }

  private static int lastIndexOf(AsciiString text, char wanted) {
    int index = text.length() - 1;
    while (index >= 0 && text.byteAt(index) != (byte) wanted) {
      index--;
    }
    return index;
  }

  static long ofQuery(AsciiString target, String name) {
    int query = target.indexOf('?', 0);
    return query < 0 ? ABSENT : ofPair(target, query + 1, name, '&');
  }

  static long ofCookie(Http2Headers head, String name) {
    // Cookies may come as one field or as one field for each (RFC 9114, section 4.2.1).
    for (Map.Entry<CharSequence, CharSequence> field : head) {
      if (COOKIE.contentEquals(field.getKey())) {
        long hash = ofPair(AsciiString.of(field.getValue()), 0, name, ';');
        if (hash != ABSENT) {
          return hash;
        }
      }
    }
    return ABSENT;
  }

  /** Hashes the value of the first {@code name=value} in a list. */
  private static long ofPair(AsciiString text, int from, String name, char separator) {
    int start = from;
    while (start < text.length()) {
      while (start < text.length() && text.byteAt(start) == ' ') {
        start++;
      }
      int end = text.indexOf(separator, start);
      end = end < 0 ? text.length() : end;
      int value = start + name.length() + 1;
      if (value <= end && text.byteAt(value - 1) == '=' && startsWith(text, start, name)) {
        return of(text, value, end);
      }
      start = end + 1;
    }
    return ABSENT;
  }

  private static boolean startsWith(AsciiString text, int start, String name) {
    for (int i = 0; i < name.length(); i++) {
      if (text.byteAt(start + i) != (byte) name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
