package io.spooky.codegen.check;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one recommended spelling of an IPv6 address (RFC 5952), which clients put into URLs. */
final class Ipv6Text {
  private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private Ipv6Text() {}

  /** Returns the canonical form without brackets, or null if the text is no IPv6 address. */
  static @Nullable String canonical(String text) {
    // Of these characters nothing is ever looked up in DNS.
    if (!CHARACTERS.matcher(text).matches()) {
      return null;
    }
    try {
      InetAddress address = InetAddress.getByName("[" + text + "]");
      return address instanceof Inet6Address
          ? compressed(address.getAddress())
          : "::ffff:" + address.getHostAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static String compressed(byte[] bytes) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int start = longestRunOfZeros(groups);
    int end = start < 0 ? -1 : start + run(groups, start);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i = end - 1;
      } else {
        text.append(i == 0 || i == end ? "" : ":").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private static int longestRunOfZeros(int[] groups) {
    int best = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      if (run(groups, i) > longest) {
        best = i;
        longest = run(groups, i);
      }
    }
    return best;
  }

  private static int run(int[] groups, int start) {
    int end = start;
    while (end < 8 && groups[end] == 0) {
      end++;
    }
    return end - start;
  }
}
