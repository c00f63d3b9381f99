package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;

/** The form of {@code content-length} (RFC 9110, section 8.6): digits alone. */
final class ContentLength {
  /** No such field. */
  static final long NONE = -1;

  /** Not a length. */
  static final long INVALID = -2;

  private static final int MAX_DIGITS = 18;

  private ContentLength() {}

  /** Returns the length, or {@link #INVALID}. */
  static long parse(AsciiString text) {
    int length = text.length();
    if (length == 0 || length > MAX_DIGITS) {
      return INVALID;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      int digit = text.byteAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return INVALID;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
