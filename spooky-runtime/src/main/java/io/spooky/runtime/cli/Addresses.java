package io.spooky.runtime.cli;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Writes socket addresses as URLs do. Stateless. */
final class Addresses {
  private Addresses() {}

  /** Returns {@code ADDRESS:PORT}, an IPv6 address in brackets. */
  static String text(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    if (ip == null) {
      return address.getHostString() + ":" + address.getPort();
    }
    String host = NetUtil.toAddressString(ip);
    return (ip instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
