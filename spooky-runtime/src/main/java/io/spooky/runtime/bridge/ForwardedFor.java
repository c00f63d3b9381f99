package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import io.spooky.spi.config.IpText;
import io.spooky.spi.config.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code x-forwarded-for} as a trusted proxy sent it, from its end: that is where each proxy
 * appended the address that it saw. An element that is no address ends the reading, and it and what
 * stands before it are not believed. Reused; confined to the worker's event loop.
 */
final class ForwardedFor {
  private final byte[] address = new byte[IpText.IPV6];
  private final byte[] candidate = new byte[IpText.IPV6];
  private int candidateLength;
  private int start;
  private @Nullable ClientAddress client;

  /**
   * Reads a list.
   *
   * @param trusted networks of proxies
   */
  void read(AsciiString list, List<Network> trusted) {
    start = list.length();
    candidateLength = 0;
    scan(list, trusted);
    client = candidateLength == 0 ? null : new ClientAddress(candidate, candidateLength);
  }

  private void scan(AsciiString list, List<Network> trusted) {
    boolean known = false;
    int end = list.length();
    while (end >= 0) {
      int comma = lastComma(list, end);
      int first = skipBlanks(list, comma + 1, end);
      int last = skipBlanksBack(list, first, end);
      if (last > first) {
        int length = parse(list, first, last);
        if (length < 0) {
          return;
        }
        start = first;
        if (!known) {
          System.arraycopy(address, 0, candidate, 0, length);
          candidateLength = length;
          known = !ClientAddress.contains(trusted, address, length);
        }
      }
      end = comma;
    }
  }

  /**
   * Returns where the part begins that can be believed to be addresses; the end if there is none.
   */
  int start() {
    return start;
  }

  /**
   * Returns the last address that is no trusted proxy's, or the first of all where they are all
   * proxies; null if there is none.
   */
  @Nullable ClientAddress client() {
    return client;
  }

  private static int lastComma(AsciiString list, int end) {
    int at = end - 1;
    while (at >= 0 && list.byteAt(at) != ',') {
      at--;
    }
    return at;
  }

  private static int skipBlanks(AsciiString list, int from, int end) {
    int at = from;
    while (at < end && isBlank(list.byteAt(at))) {
      at++;
    }
    return at;
  }

  private static int skipBlanksBack(AsciiString list, int from, int end) {
    int at = end;
    while (at > from && isBlank(list.byteAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /** Reads an address with an optional port; IPv6 with a port stands in brackets. */
  private int parse(AsciiString list, int from, int end) {
    boolean bracket = list.byteAt(from) == '[';
    int colon = from;
    int colons = 0;
    int close = -1;
    for (int at = from; at < end; at++) {
      if (list.byteAt(at) == ':') {
        colon = at;
        colons++;
      } else if (list.byteAt(at) == ']') {
        close = at;
      }
    }
    int first = bracket ? from + 1 : from;
    int last = bracket ? close : colons == 1 ? colon : end;
    int rest = bracket ? close + 1 : last;
    if (last <= first || rest < end && !Authority.isPort(list, rest, end)) {
      return -1;
    }
    int offset = list.arrayOffset();
    int length = IpText.parse(list.array(), offset + first, offset + last, address);
    return bracket && length == IpText.IPV4 ? -1 : IpText.unmap(address, length);
  }
}
