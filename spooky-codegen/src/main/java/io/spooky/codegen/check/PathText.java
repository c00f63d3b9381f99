package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.PathFault;
import io.spooky.spi.config.PathRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the path of a route (RFC 3986, section 3.3) and brings it into the form that requests get:
 * unreserved characters stand for themselves, all other percent-encodings have upper-case digits,
 * and what is not ASCII is encoded as UTF-8. A path that no request can have is refused.
 */
final class PathText {
  /**
   * The form of what {@link #exact} and {@link #prefix} take, be {@code edge} as it may: no dot
   * segments, and characters as they are or encoded.
   */
  static final String FORM =
      "(?![\\s\\S]*/(?:\\.|%2[eE]){1,2}(?:[/;]|$))"
          + "/(?:[A-Za-z0-9._~!$&'()*+,;=:@/\\\\-]|[^\\x00-\\x7f]|%[0-9A-Fa-f]{2})*";

  private static final int MAX_LENGTH = 4_096;
  private static final String UNRESERVED_MARKS = "-._~";
  private static final String OTHER_MARKS = "!$&'()*+,;=:@/";

  private static final List<String> ALLOWABLE =
      Stream.of(PathFault.values()).filter(PathFault::isAllowable).map(PathFault::word).toList();

  private final PathRules rules;

  private PathText(PathRules rules) {
    this.rules = rules;
  }

  /** Returns the reader for a config whose {@code edge} block says this. */
  static PathText of(Given edge) {
    SettingMap settings = edge.withDefaults(Edge.ALL);
    // Whatever was refused may have been meant to allow more.
    List<String> allow =
        edge.refused().contains(Edge.ALLOW)
            ? ALLOWABLE
            : Edge.ALLOW.parse(settings.get(Edge.ALLOW).text());
    return new PathText(PathRules.of(settings.get(Edge.DOUBLED_SLASHES).text(), allow));
  }

  /**
   * Returns what becomes of a request's path before it is matched; throws like {@link #normalise}.
   */
  String ofRequest(String text) {
    return form(text, encoded(text));
  }

  /** Reads a path that a request must have; throws like {@link #normalise}. */
  PathMatch exact(String text) {
    return new PathMatch(PathMatch.Kind.EXACT, normalise(text));
  }

  /** Reads a path that a request must have or be below; throws like {@link #normalise}. */
  PathMatch prefix(String text) {
    String path = normalise(text);
    return new PathMatch(
        PathMatch.Kind.PREFIX, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  /** Returns whether a segment looks like a pattern of another proxy. */
  static boolean hasStarSegment(PathMatch match) {
    return Stream.of(match.path().split("/", -1)).anyMatch(s -> s.equals("*") || s.equals("**"));
  }

  /**
   * Returns the normalised path.
   *
   * @throws IllegalArgumentException if no request can have the path; the message is fit for the
   *     user
   */
  private String normalise(String text) {
    String path = encoded(text);
    String form = form(text, path);
    if (!form.equals(path)) {
      throw refuse(
          text, "is no request's path: '" + form + "' is what becomes of it before it is matched");
    }
    return path;
  }

  private String encoded(String text) {
    if (!text.startsWith("/")) {
      throw refuse(text, "is not a path (expected: a leading slash, '/" + text + "')");
    }
    StringBuilder path = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = i + Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '%') {
        appendDecoded(path, text, i);
        i += 2;
      } else {
        append(path, text, c);
      }
    }
    if (path.length() > MAX_LENGTH) {
      throw refuse(text, "is longer than " + MAX_LENGTH + " characters once it is encoded");
    }
    return path.toString();
  }

  private void append(StringBuilder path, String text, int c) {
    if (c >= 0x80) {
      for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
        path.append(encoded(b));
      }
    } else if (isUnreserved(c) || OTHER_MARKS.indexOf(c) >= 0 || isAllowedBackslash(c)) {
      path.append((char) c);
    } else {
      throw refuse(text, forbidden(c));
    }
  }

  private boolean isAllowedBackslash(int c) {
    return c == '\\' && rules.allowed().contains(PathFault.BACKSLASH);
  }

  private static String forbidden(int c) {
    return switch (c) {
      case '?' -> "holds a query; a route's path ends before the '?'";
      case '#' -> "holds a fragment, which clients never send";
      case ' ', '\t', '\n' -> "holds white space; write it as %20 if it is meant";
      case '{', '}' ->
          "holds a brace; there are no path parameters, path_prefix takes all below it";
      default -> "holds '" + (char) c + "', which must be written as " + encoded((byte) c);
    };
  }

  private static void appendDecoded(StringBuilder path, String text, int percent) {
    int high = percent + 1 < text.length() ? hex(text.charAt(percent + 1)) : -1;
    int low = percent + 2 < text.length() ? hex(text.charAt(percent + 2)) : -1;
    if (high < 0 || low < 0) {
      throw refuse(text, "has a '%' without two hexadecimal digits behind it");
    }
    int value = high << 4 | low;
    if (isUnreserved(value)) {
      path.append((char) value);
    } else {
      path.append(encoded((byte) value));
    }
  }

  /** Returns the form that requests have; refuses what none may have. */
  private String form(String text, String path) {
    byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
    int length = rules.normalise(bytes, bytes.length);
    if (length < 0) {
      throw refuse(text, reason(worst(path, PathRules.fault(length))));
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }

  /** Returns the fault that would stay if all were allowed; the first one where none would. */
  private PathFault worst(String path, PathFault first) {
    byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
    int length = PathRules.of(rules.slashes().name(), ALLOWABLE).normalise(bytes, bytes.length);
    return length < 0 ? PathRules.fault(length) : first;
  }

  private static String reason(PathFault fault) {
    String allowed = fault.isAllowable() ? " unless edge.allow names " + fault.word() : "";
    return "holds " + fault.description() + ", which requests may not have" + allowed;
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || (c < 0x80 && UNRESERVED_MARKS.indexOf(c) >= 0);
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static String encoded(byte b) {
    return String.format("%%%02X", b & 0xff);
  }

  private static IllegalArgumentException refuse(String text, String problem) {
    return new IllegalArgumentException("'" + text + "' " + problem);
  }
}
