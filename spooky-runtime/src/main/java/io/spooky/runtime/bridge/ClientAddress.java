package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import io.spooky.spi.Fnv1a;
import io.spooky.spi.config.IpText;
import io.spooky.spi.config.Network;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A validated address of a client in every form that its requests need, so that they are made once
 * for each connection. Confined to the connection's event loop.
 */
public final class ClientAddress {
  private static final AsciiString HTTPS = AsciiString.cached("https");

  private final byte[] bytes;
  private final int length;
  private final AsciiString text;
  private final long hash;
  private @Nullable List<Network> networks;
  private boolean isInNetworks;
  private @Nullable AsciiString authority;
  private AsciiString forwarded = AsciiString.EMPTY_STRING;

  /** Makes the form of an address of 4 or 16 bytes; the array is copied. */
  ClientAddress(byte[] address, int length) {
    byte[] copy = Arrays.copyOf(address, IpText.IPV6);
    this.length = IpText.unmap(copy, length);
    this.bytes = copy;
    byte[] out = new byte[IpText.MAX_LENGTH];
    this.text = new AsciiString(out, 0, IpText.format(copy, this.length, out, 0), false);
    this.hash = Fnv1a.spread(Fnv1a.hash(copy, 0, this.length));
  }

  private ClientAddress(String name) {
    this.bytes = new byte[IpText.IPV6];
    this.length = 0;
    this.text = new AsciiString(name);
    this.hash = Fnv1a.spread(Fnv1a.OFFSET_BASIS);
  }

  /** Returns the form of an address; IPv4-mapped IPv6 addresses are IPv4. */
  public static ClientAddress of(InetAddress address) {
    byte[] raw = address.getAddress();
    return new ClientAddress(raw, raw.length);
  }

  /** Returns what stands for a client without an address (RFC 7239, section 6.2). */
  public static ClientAddress unknown() {
    return new ClientAddress("unknown");
  }

  /** Returns the address as text, without brackets and port. */
  public AsciiString text() {
    return text;
  }

  /** Returns a hash of the address, spread over 64 bits. */
  public long hash() {
    return hash;
  }

  /** Returns whether the address lies in one of the networks. */
  boolean isIn(List<Network> candidates) {
    if (networks != candidates) {
      networks = candidates;
      isInNetworks = contains(candidates, bytes, length);
    }
    return isInNetworks;
  }

  /** Returns whether one of the networks contains an address. */
  static boolean contains(List<Network> networks, byte[] address, int length) {
    for (int i = 0; i < networks.size(); i++) {
      if (networks.get(i).contains(address, length)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the element of {@code forwarded} for a request to an authority. */
  AsciiString forwarded(AsciiString requested) {
    if (authority == null || !authority.contentEquals(requested)) {
      authority = requested;
      forwarded = ForwardedField.element(text, requested, HTTPS);
    }
    return forwarded;
  }

  /** Returns the address as text. */
  @Override
  public String toString() {
    return text.toString();
  }
}
