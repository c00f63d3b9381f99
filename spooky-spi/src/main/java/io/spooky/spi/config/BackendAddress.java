package io.spooky.spi.config;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a backend listens: {@code host:port} or {@code http://host:port} for cleartext HTTP/2 by
 * prior knowledge, {@code https://host:port} for HTTP/2 over TLS. An IPv6 address stands in
 * brackets.
 */
public final class BackendAddress {
  /** The form of what {@link #parse} takes; as to IPv6, no more than its characters. */
  static final String FORM =
      "(?:https?://)?(?=[A-Za-z0-9\\[])(?:"
          + NetworkTexts.HOST_FORM
          + "):(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}"
          + "|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])/?";

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(https?)://)?(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)"
              + ":([1-9][0-9]{0,4})/?");

  private final boolean tls;
  private final String host;
  private final int port;

  private BackendAddress(boolean tls, String host, int port) {
    this.tls = tls;
    this.host = host;
    this.port = port;
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it has another form; the message is fit for the user
   */
  public static BackendAddress parse(String text) {
    Matcher matcher = PARTS.matcher(text);
    if (matcher.matches()
        && isHost(matcher.group(2))
        && Integer.parseInt(matcher.group(3)) <= 65_535) {
      return new BackendAddress(
          "https".equals(matcher.group(1)),
          matcher.group(2).toLowerCase(Locale.ROOT),
          Integer.parseInt(matcher.group(3)));
    }
    throw new IllegalArgumentException("'" + text + "' is not an address" + advice(text));
  }

  private static String advice(String text) {
    String host = text.replaceFirst("^https?://", "");
    String before = text.substring(0, text.length() - host.length());
    if (NetworkTexts.isIpv6(host)) {
      int colon = host.lastIndexOf(':');
      String whole = "\"" + before + "[" + host + "]:PORT\"";
      String split =
          "\"" + before + "[" + host.substring(0, colon) + "]" + host.substring(colon) + "\"";
      boolean mayBePort = NetworkTexts.isIpv6(host.substring(0, colon));
      String either = mayBePort && isForm(split) ? split + " or " + whole : whole;
      return " (expected: " + either + ", IPv6 in brackets and quotes)";
    }
    if (isHost(host)) {
      return ": the port is missing (expected: " + before + host + ":PORT)";
    }
    if (text.contains("://") && host.equals(text)) {
      return ": its scheme is unknown (expected: host:port or https://host:port)";
    }
    if (host.indexOf('/') >= 0 && host.indexOf('/') < host.length() - 1) {
      return ": it has a path (expected: host:port or https://host:port)";
    }
    return " (expected: host:port or https://host:port)";
  }

  private static boolean isForm(String quoted) {
    return PARTS.matcher(quoted.replace("\"", "")).matches();
  }

  private static boolean isHost(String text) {
    return text.startsWith("[")
        ? NetworkTexts.isIpv6(text.substring(1, text.length() - 1))
        : NetworkTexts.isHost(text);
  }

  /** Returns whether the connection is over TLS. */
  public boolean tls() {
    return tls;
  }

  /** Returns the host in lower case; an IPv6 address without its brackets. */
  public String host() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Returns the port, from 1 to 65,535. */
  public int port() {
    return port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BackendAddress that
        && tls == that.tls
        && port == that.port
        && host.equals(that.host);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tls, host, port);
  }

  /** Returns the canonical form, which {@link #parse} takes. */
  @Override
  public String toString() {
    return (tls ? "https://" : "") + host + ":" + port;
  }
}
