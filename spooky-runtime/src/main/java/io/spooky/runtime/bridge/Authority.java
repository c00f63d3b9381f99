package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import io.spooky.spi.config.IpText;

/**
 * The checks of an authority: {@code host}, {@code host:port} or {@code [IPv6]:port}, without user
 * information (RFC 9114, section 4.3.1; RFC 3986, section 3.2). One for each worker, for its
 * scratch space; confined to the worker's event loop.
 */
final class Authority {
  private static final int MAX_LENGTH = 262;
  private static final int MAX_PORT = 65_535;

  private final byte[] address = new byte[IpText.IPV6];

  /** Returns the index after the host within the text, or -1 if the text is no authority. */
  int hostEnd(AsciiString text) {
    int length = text.length();
    if (length == 0 || length > MAX_LENGTH) {
      return -1;
    }
    int end = text.byteAt(0) == '[' ? literalEnd(text) : nameEnd(text);
    return end > 0 && (end == length || isPort(text, end, length)) ? end : -1;
  }

  /** Returns the end of a name without empty labels; one dot may end it. */
  private static int nameEnd(AsciiString text) {
    byte previous = '.';
    int end = 0;
    while (end < text.length() && FieldRules.isHost(lower(text.byteAt(end)))) {
      byte octet = text.byteAt(end);
      if (octet == '.' && previous == '.') {
        return -1;
      }
      previous = octet;
      end++;
    }
    return end;
  }

  private int literalEnd(AsciiString text) {
    int close = text.indexOf(']', 0);
    if (close < 0) {
      return -1;
    }
    int offset = text.arrayOffset();
    int length = IpText.parse(text.array(), offset + 1, offset + close, address);
    return length == IpText.IPV6 ? close + 1 : -1;
  }

  /** Returns whether a colon and a port, from 1 to 65,535, stand between two indices. */
  static boolean isPort(AsciiString text, int colon, int end) {
    if (text.byteAt(colon) != ':' || colon + 1 == end || end - colon > 6) {
      return false;
    }
    int port = 0;
    for (int i = colon + 1; i < end; i++) {
      int digit = text.byteAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      port = port * 10 + digit;
    }
    return port > 0 && port <= MAX_PORT;
  }

  /**
   * Writes the host that {@link #hostEnd} found, in the form that routes and certificates have: in
   * lower case, without a trailing dot, an IPv6 address in its recommended spelling (RFC 5952).
   *
   * @param out takes the host from 0 on
   * @return its length
   */
  int writeHost(AsciiString text, int hostEnd, byte[] out) {
    if (text.byteAt(0) == '[') {
      out[0] = '[';
      int end = IpText.format(address, IpText.IPV6, out, 1);
      out[end] = ']';
      return end + 1;
    }
    for (int i = 0; i < hostEnd; i++) {
      out[i] = lower(text.byteAt(i));
    }
    return out[hostEnd - 1] == '.' ? hostEnd - 1 : hostEnd;
  }

  private static byte lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
  }
}
