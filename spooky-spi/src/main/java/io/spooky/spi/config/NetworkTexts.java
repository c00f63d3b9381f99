package io.spooky.spi.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Forms of texts that name places on a network. */
final class NetworkTexts {
  private static final Pattern IPV4 =
      Pattern.compile(
          "((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\\.(?!$)|$))+");
  private static final Pattern PATH = Pattern.compile("/[\\x21\\x24-\\x7e]*");

  private NetworkTexts() {}

  /** Reads a local IP address; a host name is refused, since it could resolve to several. */
  static String localAddress(String text) {
    if (text.equals("localhost") || IPV4.matcher(text).matches() || isIpv6(text)) {
      return text;
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not an IP address (expected: for example 0.0.0.0, 127.0.0.1 or \"::\")");
  }

  /** Reads an absolute path, with or without a query. */
  static String path(String text) {
    if (PATH.matcher(text).matches()) {
      return text;
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a path (expected: a slash, then visible ASCII without '#')");
  }

  /** Returns whether the text is an IPv6 address, without brackets. */
  static boolean isIpv6(String text) {
    // Of these characters nothing is ever looked up in DNS.
    if (!IPV6.matcher(text).matches()) {
      return false;
    }
    try {
      InetAddress.getByName("[" + text + "]");
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Returns whether the text is a DNS name or an IPv4 address; a name never ends in a number. */
  static boolean isHost(String text) {
    String last = text.substring(text.lastIndexOf('.') + 1);
    return HOST.matcher(text).matches()
        && text.length() <= 253
        && (!NUMBER.matcher(last).matches() || IPV4.matcher(text).matches());
  }
}
