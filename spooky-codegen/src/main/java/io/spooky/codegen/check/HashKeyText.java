package io.spooky.codegen.check;

import io.spooky.codegen.check.HashKey.Part;
import io.spooky.codegen.config.Place;
import io.spooky.spi.config.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what a strategy hashes: {@code header:NAME}, {@code path} and the like. */
final class HashKeyText {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
  private static final Pattern PARAMETER = Pattern.compile("[!\"$%'-<>@-~]{1,256}");

  /** The form of what {@link #parse} takes. */
  static final String FORM =
      "path|host|source_ip|header:(?![hH][oO][sS][tT]$)"
          + TOKEN
          + "|cookie:"
          + TOKEN
          + "|query:"
          + PARAMETER;

  private static final List<String> FORMS =
      List.of("header:NAME", "cookie:NAME", "query:NAME", "path", "host", "source_ip");
  private static final List<String> WORDS =
      List.of("header", "cookie", "query", "path", "host", "source_ip");

  private HashKeyText() {}

  /**
   * Reads a hash key.
   *
   * @throws IllegalArgumentException if it has another form; the message is fit for the user
   */
  static HashKey parse(String text, Place place) {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    if (!WORDS.contains(word)) {
      throw refuse(text, "is not a hash key" + hint(word));
    }
    Part part = Part.valueOf(word.toUpperCase(Locale.ROOT));
    boolean named = part == Part.HEADER || part == Part.COOKIE || part == Part.QUERY;
    if (!named && colon >= 0) {
      throw refuse(text, "names more than there is (expected: '" + word + "')");
    }
    String name = colon < 0 ? "" : text.substring(colon + 1);
    if (named) {
      checkName(text, part, name);
    }
    String stored = part == Part.HEADER ? name.toLowerCase(Locale.ROOT) : name;
    return new HashKey(part, stored, place.line(), place.column());
  }

  private static void checkName(String text, Part part, String name) {
    String form = part.name().toLowerCase(Locale.ROOT) + ":NAME";
    if (name.isEmpty()) {
      throw refuse(
          text, "names no " + part.name().toLowerCase(Locale.ROOT) + " (expected: " + form + ")");
    }
    Pattern allowed = part == Part.QUERY ? PARAMETER : TOKEN;
    if (!allowed.matcher(name).matches()) {
      throw refuse(text, "has a name that no request can carry (expected: " + form + ")");
    }
    if (part == Part.HEADER && name.equalsIgnoreCase("host")) {
      throw refuse(text, "is empty in HTTP/3 (expected: 'host')");
    }
  }

  private static String hint(String word) {
    return Suggestions.nearest(word, WORDS)
            .map(near -> "; did you mean '" + FORMS.get(WORDS.indexOf(near)) + "'?")
            .orElse("")
        + " (known: "
        + String.join(", ", FORMS)
        + ")";
  }

  private static IllegalArgumentException refuse(String text, String problem) {
    return new IllegalArgumentException("'" + text + "' " + problem);
  }
}
