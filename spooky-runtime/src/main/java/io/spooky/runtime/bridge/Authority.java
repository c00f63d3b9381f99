package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import io.netty.util.NetUtil;

/**
 * The checks of an authority: {@code host}, {@code host:port} or {@code [IPv6]:port}, without user
 * information (RFC 9114, section 4.3.1; RFC 3986, section 3.2).
 */
final class Authority {
  private static final int MAX_LENGTH = 262;
  private static final int MAX_PORT = 65_535;

  private Authority() {}

  /** Returns the index after the host within the text, or -1 if the text is no authority. */
  static int hostEnd(AsciiString text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return -1;
    }
    int end = text.byteAt(0) == '[' ? literalEnd(text) : nameEnd(text);
    return end > 0 && (end == length || isPort(text, end)) ? end : -1;
  }

  private static int nameEnd(AsciiString text) {
    int end = 0;
    while (end < text.length() && FieldRules.isHost(lower(text.byteAt(end)))) {
      end++;
    }
    return end;
  }

  private static int literalEnd(AsciiString text) {
    int close = text.indexOf(']', 0);
    boolean valid = close > 1 && NetUtil.isValidIpV6Address(text.subSequence(1, close, false));
    return valid ? close + 1 : -1;
  }

  private static boolean isPort(AsciiString text, int colon) {
    int length = text.length();
    if (text.byteAt(colon) != ':' || colon + 1 == length || length - colon > 6) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < length; i++) {
      int digit = text.byteAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      port = port * 10 + digit;
    }
    return port > 0 && port <= MAX_PORT;
  }

  static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
  }
}
