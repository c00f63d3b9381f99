package io.spooky.spi.config;

import java.net.IDN;
import java.util.regex.Pattern;

/** Forms of texts that name places on a network. */
final class NetworkTexts {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

  /** The form of an IPv4 address. */
  static final String IPV4_FORM = "(" + OCTET + "\\.){3}" + OCTET;

  /** The characters of an IPv6 address, with two colons at least. */
  static final String IPV6_FORM = "(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}";

  private static final Pattern IPV4 = Pattern.compile(IPV4_FORM);
  private static final Pattern IPV4_TAIL = Pattern.compile("(?<=:)" + IPV4 + "$");
  private static final Pattern IPV6_GROUPS =
      Pattern.compile("([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4})*)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\\.(?!$)|$))+");

  /** The form of what {@link #path} takes. */
  static final String PATH_FORM = "/[\\x21\\x24-\\x7e]*";

  /** The form of what {@link #token} takes. */
  static final String TOKEN_FORM = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}";

  /** The form of what {@link #localAddress} takes; as to IPv6, no more than its characters. */
  static final String LOCAL_ADDRESS_FORM = "localhost|" + IPV4_FORM + "|" + IPV6_FORM;

  /**
   * The form of a host before a port: a name that does not end in a number, an IPv4 address, or
   * IPv6 in brackets, of which no more than its characters.
   */
  static final String HOST_FORM =
      "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
          + "(?![0-9]+:)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
          + "|"
          + IPV4_FORM
          + "|\\["
          + IPV6_FORM
          + "\\]";

  /**
   * The form of what {@link #serverName} takes; of letters beyond ASCII and IPv6 no more than that.
   */
  static final String SERVER_NAME_FORM =
      "(?:[0-9A-Za-z.-]|[^\\x00-\\x7f])*(?:[0-9A-Za-z]|[^\\x00-\\x7f])|" + IPV6_FORM + "|";

  private static final Pattern PATH = Pattern.compile(PATH_FORM);
  private static final Pattern TOKEN = Pattern.compile(TOKEN_FORM);

  private NetworkTexts() {}

  /** Returns whether the text is an IPv4 address of four decimal numbers. */
  static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }

  /** Returns whether the text is an IPv6 address without brackets or zone (RFC 4291, 2.2). */
  static boolean isIpv6(String text) {
    // The last two of the eight groups may be written as an IPv4 address.
    String hex = IPV4_TAIL.matcher(text).replaceFirst("0:0");
    int gap = hex.indexOf("::");
    if (gap < 0) {
      return groups(hex) == 8;
    }
    int before = groups(hex.substring(0, gap));
    int behind = groups(hex.substring(gap + 2));
    return before >= 0 && behind >= 0 && before + behind < 8;
  }

  /** Returns the number of groups; -1 if something is no group. */
  private static int groups(String text) {
    if (!IPV6_GROUPS.matcher(text).matches()) {
      return -1;
    }
    return text.isEmpty() ? 0 : text.split(":").length;
  }

  /** Reads a local IP address; a host name is refused, since it could resolve to several. */
  static String localAddress(String text) {
    if (text.equals("localhost") || isIpv4(text) || isIpv6(text)) {
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

  /**
   * Reads a name that a client can say and verify in TLS (RFC 6066, section 3), or an IP address,
   * which it verifies only; empty stands for none.
   */
  static String serverName(String text) {
    if (!text.isEmpty() && !isIpv4(text) && !isIpv6(text) && !isSayable(text)) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a name for TLS (expected: letters, digits and hyphens between dots, none"
              + " at the end; or an IP address without brackets)");
    }
    return text;
  }

  private static boolean isSayable(String text) {
    try {
      // What javax.net.ssl.SNIHostName will do with it.
      String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
      return !ascii.isEmpty() && !ascii.endsWith(".");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Reads a token (RFC 9110, section 5.6.2) of at most 64 characters. */
  static String token(String text) {
    if (TOKEN.matcher(text).matches()) {
      return text;
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a token (expected: letters, digits, '-', '.' or '_', at most 64)");
  }

  /** Returns whether the text is a DNS name or an IPv4 address; a name never ends in a number. */
  static boolean isHost(String text) {
    String last = text.substring(text.lastIndexOf('.') + 1);
    return HOST.matcher(text).matches()
        && text.length() <= 253
        && (!NUMBER.matcher(last).matches() || isIpv4(text));
  }
}
