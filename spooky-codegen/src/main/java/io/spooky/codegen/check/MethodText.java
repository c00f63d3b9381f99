package io.spooky.codegen.check;

import io.spooky.spi.config.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the method of a route (RFC 9110, section 9.1): a token, whose case counts. */
final class MethodText {
  /** The methods that the edge answers itself, each with its status. */
  static final Map<String, Integer> OF_THE_EDGE = Map.of("CONNECT", 501, "TRACE", 405);

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
  private static final List<String> KNOWN =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /** The known methods that reach a route. */
  static final List<String> ROUTED =
      KNOWN.stream().filter(method -> !OF_THE_EDGE.containsKey(method)).toList();

  /** The form of the others: tokens that are no known method in any case. */
  static final String FORM = "(?!(?:\\*|" + FieldNameText.anyCase(KNOWN) + ")$)" + TOKEN.pattern();

  /** The registry of methods (RFC 9110, section 16.1.1). */
  private static final Set<String> REGISTERED =
      Set.of(
          "ACL",
          "BASELINE-CONTROL",
          "BIND",
          "CHECKIN",
          "CHECKOUT",
          "CONNECT",
          "COPY",
          "DELETE",
          "GET",
          "HEAD",
          "LABEL",
          "LINK",
          "LOCK",
          "MERGE",
          "MKACTIVITY",
          "MKCALENDAR",
          "MKCOL",
          "MKREDIRECTREF",
          "MKWORKSPACE",
          "MOVE",
          "OPTIONS",
          "ORDERPATCH",
          "PATCH",
          "POST",
          "PRI",
          "PROPFIND",
          "PROPPATCH",
          "PUT",
          "QUERY",
          "REBIND",
          "REPORT",
          "SEARCH",
          "TRACE",
          "UNBIND",
          "UNCHECKOUT",
          "UNLINK",
          "UNLOCK",
          "UPDATE",
          "UPDATEREDIRECTREF",
          "VERSION-CONTROL");

  /** What other proxies call every method. */
  private static final Set<String> EVERY = Set.of("ANY", "ALL");

  private MethodText() {}

  /** Returns why a method that {@link #parse} takes is hardly meant; empty where it may well be. */
  static String doubt(String method) {
    if (EVERY.contains(method.toUpperCase(Locale.ROOT))) {
      return "'" + method + "' is a method like others; leave 'method' out to take every method";
    }
    if (method.indexOf('|') >= 0) {
      return "'" + method + "' is one method; write a list: [" + method.replace("|", ", ") + "]";
    }
    Optional<String> near =
        REGISTERED.contains(method) ? Optional.empty() : Suggestions.nearest(method, REGISTERED);
    return near.map(
            meant -> "'" + method + "' is not a registered method; did you mean '" + meant + "'?")
        .orElse("");
  }

  /**
   * Returns the method.
   *
   * @throws IllegalArgumentException if it is none; the message is fit for the user
   */
  static String parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (!text.equals(upper) && KNOWN.contains(upper)) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a known method; did you mean '" + upper + "'?");
    }
    if (text.equals("*")) {
      throw new IllegalArgumentException(
          "'*' is not a method; leave 'method' out to take every method");
    }
    if (!TOKEN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a method (expected: for example GET, or [GET, HEAD])");
    }
    return text;
  }
}
