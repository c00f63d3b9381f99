package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.HostMatch.Kind;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the host of a route: a DNS name (RFC 1123, with underscores), a wildcard whose first label
 * is {@code *}, or an IP address, IPv6 in brackets. The result is what a normalised request
 * carries: ASCII, lower case, without a trailing dot.
 */
final class HostText {
  private static final String ANY_LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String CHANGED = "[\\u00df\\u03c2\\u200c\\u200d]";

  /**
   * The form of what {@link #parse} takes. Of IPv6 and of names with letters beyond ASCII it says
   * little more than their characters.
   */
  static final String FORM =
      "\\[[0-9A-Fa-f:.]+\\]"
          + "|(?:(?:\\*\\.)?(?:"
          + ANY_LABEL
          + "\\.)*(?!(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?$)"
          + ANY_LABEL
          + "|(?:"
          + OCTET
          + "\\.){3}"
          + OCTET
          + ")\\.?"
          + "|(?=[\\s\\S]*[^\\x00-\\x7f])(?![\\s\\S]*"
          + CHANGED
          + ")(?:\\*\\.)?[^\\x00-\\x20*,/:]+";

  private static final Pattern PORT = Pattern.compile("(.*[^:]):[0-9]*");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "(?:\\.(?!$)|$)){4}");

  // These four are letters of their own today but were mapped away by the older rules that the JDK
  // follows, so that its form would be another domain than the one browsers ask for.
  private static final Pattern CHANGED_MEANING = Pattern.compile(CHANGED);

  private HostText() {}

  /**
   * Reads a host.
   *
   * @throws IllegalArgumentException if it has another form; the message is fit for the user
   */
  static HostMatch parse(String text) {
    refuseWhatIsMore(text);
    if (text.startsWith("[")) {
      return new HostMatch(Kind.EXACT, "[" + ipv6(text) + "]");
    }
    String host = ascii(text).toLowerCase(Locale.ROOT);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    boolean wildcard = host.startsWith("*.");
    String name = wildcard ? host.substring(2) : host;
    checkLabels(text, name);
    if (NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()
        && (wildcard || !IPV4.matcher(name).matches())) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an IPv4 address (expected: four numbers from 0 to 255)");
    }
    return wildcard ? new HostMatch(Kind.WILDCARD, "." + name) : new HostMatch(Kind.EXACT, name);
  }

  private static void refuseWhatIsMore(String text) {
    String problem = null;
    if (text.equals("*")) {
      problem = "is not a host; leave 'host' out to take every host";
    } else if (text.contains("://")) {
      problem = "is a URL; write the host alone";
    } else if (text.indexOf(',') >= 0) {
      problem = "names more than one host; write one route for each";
    } else if (text.indexOf('/') >= 0) {
      problem = "holds a '/'; a path belongs under 'path' or 'path_prefix'";
    } else if (PORT.matcher(text).matches() && (text.startsWith("[") || isOnce(text, ':'))) {
      problem = "names a port; leave it out, a route takes every port";
    } else if (!text.startsWith("[") && text.indexOf(':') >= 0) {
      problem = "holds a ':'; write an IPv6 address in brackets and quotes: \"[::1]\"";
    }
    if (problem != null) {
      throw new IllegalArgumentException("'" + text + "' " + problem);
    }
  }

  private static boolean isOnce(String text, char c) {
    return text.indexOf(c) == text.lastIndexOf(c);
  }

  private static String ipv6(String text) {
    String address =
        text.endsWith("]") ? Ipv6Text.canonical(text.substring(1, text.length() - 1)) : null;
    if (address == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an IPv6 address (expected: for example \"[2001:db8::1]\")");
    }
    return address;
  }

  private static String ascii(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    if (CHANGED_MEANING.matcher(text).find()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' has letters whose ASCII form depends on the standard; write the 'xn--' form");
    }
    refuseMarks(text);
    try {
      return IDN.toASCII(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "'" + text + "' has no ASCII form (expected: a DNS name, or its 'xn--' form)", e);
    }
  }

  /** Such as the quotes of word processors, of which the JDK would make a domain. */
  private static void refuseMarks(String text) {
    int mark = text.codePoints().filter(c -> c >= 0x80 && isMark(c)).findFirst().orElse(-1);
    if (mark >= 0) {
      throw new IllegalArgumentException(
          "'%s' holds '%s' (U+%04X), which domains do not have (expected: letters, digits and '-')"
              .formatted(text, Character.toString(mark), mark));
    }
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_SYMBOL,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> false;
    };
  }

  private static void checkLabels(String text, String name) {
    if (name.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "'" + text + "' has a '*' that is not the whole first label (expected: *.example.com)");
    }
    if (name.length() > 253) {
      throw new IllegalArgumentException("'" + text + "' is longer than 253 characters");
    }
    for (String label : name.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' is not a host (expected: labels of 1 to 63 letters, digits, hyphens or"
                + " underscores between dots)");
      }
    }
  }
}
