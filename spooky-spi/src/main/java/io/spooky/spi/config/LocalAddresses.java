package io.spooky.spi.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What listeners' addresses have to do with each other. Stateless; looks nothing up. */
public final class LocalAddresses {
  private static final String LOCALHOST = "localhost";
  private static final String LOOPBACK = "127.0.0.1";
  private static final byte[] ANY_IPV4 = new byte[IpText.IPV4];
  private static final byte[] ANY_IPV6 = new byte[IpText.IPV6];

  private LocalAddresses() {}

  /**
   * Returns whether a socket on one address keeps another one from the same port on the other:
   * {@code 0.0.0.0} has the ports of every IPv4 address, and {@code ::} those of every address.
   * Spellings of one address are equal; {@code localhost} is taken for 127.0.0.1.
   *
   * @param first an address as {@link ConfigKeys.Listen#ADDRESS} takes it
   * @param second likewise
   */
  public static boolean overlap(String first, String second) {
    byte[] one = bytes(first);
    byte[] other = bytes(second);
    if (Arrays.equals(one, other) || isAny(one, ANY_IPV6) || isAny(other, ANY_IPV6)) {
      return true;
    }
    return one.length == other.length && (isAny(one, ANY_IPV4) || isAny(other, ANY_IPV4));
  }

  private static boolean isAny(byte[] address, byte[] any) {
    return Arrays.equals(address, any);
  }

  private static byte[] bytes(String text) {
    String literal = text.equals(LOCALHOST) ? LOOPBACK : text;
    byte[] ascii = literal.getBytes(StandardCharsets.US_ASCII);
    byte[] address = new byte[IpText.IPV6];
    int length = IpText.parse(ascii, 0, ascii.length, address);
    if (length < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a local address");
    }
    // The JDK opens an IPv4 socket for an IPv4 address in the form of IPv6 (RFC 4291, 2.5.5.2).
    return Arrays.copyOf(address, IpText.unmap(address, length));
  }
}
