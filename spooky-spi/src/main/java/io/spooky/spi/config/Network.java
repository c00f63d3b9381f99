package io.spooky.spi.config;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IP addresses in CIDR notation (RFC 4632), or a single address. IPv4-mapped IPv6
 * addresses are the IPv4 addresses that they stand for, in the network as in what is asked.
 */
public final class Network {
  /**
   * The form of what {@link #parse} takes; as to IPv6, no more than its characters. That no bits
   * may stand beyond the prefix, it cannot say.
   */
  static final String FORM =
      NetworkTexts.IPV4_FORM
          + "(?:/(?:[12]?[0-9]|3[0-2]))?"
          + "|"
          + NetworkTexts.IPV6_FORM
          + "(?:/(?:[1-9]?[0-9]|1[01][0-9]|12[0-8]))?";

  private static final Pattern PARTS = Pattern.compile("([0-9A-Fa-f:.]+)(?:/(0|[1-9][0-9]{0,2}))?");
  private static final int MAPPED_BITS = 96;

  private final byte[] address;
  private final int bits;

  private Network(byte[] address, int bits) {
    this.address = address;
    this.bits = bits;
  }

  /**
   * Reads a network.
   *
   * @throws IllegalArgumentException if it has another form, or names bits beyond its prefix; the
   *     message is fit for the user
   */
  public static Network parse(String text) {
    Matcher matcher = PARTS.matcher(text);
    byte[] read = new byte[IpText.IPV6];
    int written = matcher.matches() ? parse(matcher.group(1), read) : -1;
    if (written < 0) {
      throw notA(text, "for example 10.0.0.0/8, 192.0.2.1 or 2001:db8::/32");
    }
    int length = IpText.unmap(read, written);
    String prefix = matcher.group(2);
    int given = prefix == null ? written * 8 : Integer.parseInt(prefix);
    int bits = length == written ? given : given - MAPPED_BITS;
    if (bits < 0 || bits > length * 8) {
      int least = (written - length) * 8;
      throw notA(text, "a prefix length from " + least + " to " + written * 8);
    }
    Network network = new Network(Arrays.copyOf(read, length), bits);
    byte[] masked = network.masked();
    if (!Arrays.equals(masked, network.address)) {
      throw notA(text, new Network(masked, bits) + ", without bits beyond the prefix");
    }
    return network;
  }

  private static int parse(String text, byte[] address) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return IpText.parse(bytes, 0, bytes.length, address);
  }

  private static IllegalArgumentException notA(String text, String expected) {
    return new IllegalArgumentException(
        "'" + text + "' is not a network (expected: " + expected + ")");
  }

  private byte[] masked() {
    byte[] result = address.clone();
    for (int bit = bits; bit < result.length * 8; bit++) {
      result[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return result;
  }

  /**
   * Returns whether an address lies in the network. Allocates nothing.
   *
   * @param other 4 or 16 bytes from 0 on; not IPv4-mapped, see {@link IpText#unmap}
   * @param length 4 or 16
   */
  public boolean contains(byte[] other, int length) {
    if (length != address.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (other[i] != address[i]) {
        return false;
      }
    }
    int mask = 0xff00 >> bits % 8 & 0xff;
    return mask == 0 || (other[whole] & mask) == (address[whole] & 0xff);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Network that
        && bits == that.bits
        && Arrays.equals(address, that.address);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(address) + bits;
  }

  /** Returns the canonical form with its prefix length, which {@link #parse} takes. */
  @Override
  public String toString() {
    byte[] text = new byte[IpText.MAX_LENGTH];
    int end = IpText.format(address, address.length, text, 0);
    return new String(text, 0, end, StandardCharsets.US_ASCII) + "/" + bits;
  }
}
