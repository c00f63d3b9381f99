package io.spooky.spi.config;

/**
 * IP addresses as text, in place: nothing is allocated and nothing is ever looked up. IPv4 is four
 * decimal numbers without leading zeros, IPv6 any spelling of RFC 4291, section 2.2, without
 * brackets and without a zone. Stateless.
 */
public final class IpText {
  /** The length of an IPv4 address in bytes. */
  public static final int IPV4 = 4;

  /** The length of an IPv6 address in bytes. */
  public static final int IPV6 = 16;

  /** The longest text that {@link #format} writes. */
  public static final int MAX_LENGTH = 45;

  private static final int MAPPED_PREFIX = 12;
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private IpText() {}

  /**
   * Reads an address.
   *
   * @param text ASCII
   * @param start the index of the first byte
   * @param end the index after the last byte
   * @param address takes the address; at least 16 bytes
   * @return 4 or 16, the length of the address; -1 if the text is none
   */
  public static int parse(byte[] text, int start, int end, byte[] address) {
    for (int i = start; i < end; i++) {
      if (text[i] == ':') {
        return parseIpv6(text, start, end, address) ? IPV6 : -1;
      }
    }
    return parseIpv4(text, start, end, address, 0) ? IPV4 : -1;
  }

  private static boolean parseIpv4(byte[] text, int start, int end, byte[] address, int offset) {
    int at = start;
    for (int part = 0; part < IPV4; part++) {
      if (part > 0 && (at == end || text[at++] != '.')) {
        return false;
      }
      int first = at;
      int value = 0;
      while (at < end && isDigit(text[at]) && at - first < 3) {
        value = value * 10 + text[at++] - '0';
      }
      boolean padded = at - first > 1 && text[first] == '0';
      if (at == first || padded || value > 255) {
        return false;
      }
      address[offset + part] = (byte) value;
    }
    return at == end;
  }

  private static boolean parseIpv6(byte[] text, int start, int end, byte[] address) {
    int length = 0;
    int gap = -1;
    int at = start;
    if (end - start >= 2 && text[start] == ':' && text[start + 1] == ':') {
      gap = 0;
      at += 2;
    }
    while (at < end) {
      if (length == IPV6) {
        return false;
      }
      int groupEnd = groupEnd(text, at, end);
      if (groupEnd < end && text[groupEnd] == '.') {
        boolean fits = length <= MAPPED_PREFIX && parseIpv4(text, at, end, address, length);
        return fits && stretch(address, length + IPV4, gap);
      }
      if (groupEnd == at || groupEnd - at > 4) {
        return false;
      }
      length = putGroup(text, at, groupEnd, address, length);
      at = groupEnd;
      if (at == end) {
        break;
      }
      if (text[at++] != ':' || at == end) {
        return false;
      }
      if (text[at] == ':') {
        if (gap >= 0) {
          return false;
        }
        gap = length;
        at++;
      }
    }
    return stretch(address, length, gap);
  }

  private static int groupEnd(byte[] text, int start, int end) {
    int at = start;
    while (at < end && hex(text[at]) >= 0) {
      at++;
    }
    return at;
  }

  private static int putGroup(byte[] text, int start, int end, byte[] address, int length) {
    int value = 0;
    for (int i = start; i < end; i++) {
      value = value << 4 | hex(text[i]);
    }
    address[length] = (byte) (value >> 8);
    address[length + 1] = (byte) value;
    return length + 2;
  }

  /** Puts zeros into the gap; without a gap the address must be whole, with one it must not. */
  private static boolean stretch(byte[] address, int length, int gap) {
    if (gap < 0) {
      return length == IPV6;
    }
    if (length >= IPV6) {
      return false;
    }
    int behind = length - gap;
    System.arraycopy(address, gap, address, IPV6 - behind, behind);
    for (int i = gap; i < IPV6 - behind; i++) {
      address[i] = 0;
    }
    return true;
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }

  private static int hex(byte octet) {
    return octet < 0 ? -1 : Character.digit(octet, 16);
  }

  /**
   * Turns an IPv4-mapped IPv6 address ({@code ::ffff:10.0.0.1}) into the IPv4 address that it
   * stands for (RFC 4291, section 2.5.5.2), in place.
   *
   * @return the length of the address: 4 if it was mapped, otherwise the given one
   */
  public static int unmap(byte[] address, int length) {
    if (length != IPV6 || !isMapped(address)) {
      return length;
    }
    System.arraycopy(address, MAPPED_PREFIX, address, 0, IPV4);
    return IPV4;
  }

  private static boolean isMapped(byte[] address) {
    for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[MAPPED_PREFIX - 2] == -1 && address[MAPPED_PREFIX - 1] == -1;
  }

  /**
   * Writes an address in its one recommended form (RFC 5952), without brackets.
   *
   * @param length 4 or 16
   * @param out takes up to {@link #MAX_LENGTH} bytes from {@code start} on
   * @return the index after the last byte written
   */
  public static int format(byte[] address, int length, byte[] out, int start) {
    if (length == IPV4) {
      return formatIpv4(address, 0, out, start);
    }
    if (isMapped(address)) {
      int at = start;
      for (char c : new char[] {':', ':', 'f', 'f', 'f', 'f', ':'}) {
        out[at++] = (byte) c;
      }
      return formatIpv4(address, MAPPED_PREFIX, out, at);
    }
    return formatIpv6(address, out, start);
  }

  private static int formatIpv4(byte[] address, int offset, byte[] out, int start) {
    int at = start;
    for (int part = 0; part < IPV4; part++) {
      if (part > 0) {
        out[at++] = '.';
      }
      int value = address[offset + part] & 0xff;
      if (value >= 100) {
        out[at++] = (byte) ('0' + value / 100);
      }
      if (value >= 10) {
        out[at++] = (byte) ('0' + value / 10 % 10);
      }
      out[at++] = (byte) ('0' + value % 10);
    }
    return at;
  }

  private static int formatIpv6(byte[] address, byte[] out, int start) {
    int gap = longestRunOfZeros(address);
    int gapEnd = gap < 0 ? -1 : gap + run(address, gap);
    int at = start;
    for (int group = 0; group < 8; group++) {
      if (group == gap) {
        out[at++] = ':';
        out[at++] = ':';
        group = gapEnd - 1;
        continue;
      }
      if (group > 0 && group != gapEnd) {
        out[at++] = ':';
      }
      at = putHex(group(address, group), out, at);
    }
    return at;
  }

  private static int putHex(int value, byte[] out, int start) {
    int at = start;
    for (int shift = 12; shift >= 0; shift -= 4) {
      if (shift == 0 || value >> shift != 0) {
        out[at++] = DIGITS[value >> shift & 0xf];
      }
    }
    return at;
  }

  private static int longestRunOfZeros(byte[] address) {
    int best = -1;
    int longest = 1;
    for (int group = 0; group < 8; group++) {
      int run = run(address, group);
      if (run > longest) {
        best = group;
        longest = run;
      }
    }
    return best;
  }

  private static int run(byte[] address, int start) {
    int end = start;
    while (end < 8 && group(address, end) == 0) {
      end++;
    }
    return end - start;
  }

  private static int group(byte[] address, int group) {
    return (address[2 * group] & 0xff) << 8 | address[2 * group + 1] & 0xff;
  }
}
