package io.spooky.samples.conformance.fuzz;

import java.util.List;
import java.util.Locale;

/**
 * Paths of which the one form is known since they are made from it: unreserved characters may be
 * written as escapes, digits of escapes in lower case, dot segments and slashes may be added.
 */
final class PathGrammar {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final String OTHERS = "!$&'()*+,=:@";
  private static final String QUERY = UNRESERVED + OTHERS + "/?%;";

  /** Escapes that stay: nothing that cuts a path, and UTF-8 of two and three bytes. */
  private static final List<String> ESCAPES =
      List.of("%20", "%22", "%3C", "%3E", "%5B", "%C3%A4", "%E4%BD%A0", "%7C", "%3D", "%26");

  private final Chance chance;
  private final StringBuilder sent = new StringBuilder();
  private final StringBuilder form = new StringBuilder();

  private PathGrammar(Chance chance) {
    this.chance = chance;
  }

  /** Sets the path of a case, and its form. */
  static String path(Chance chance, FuzzCase to) {
    PathGrammar grammar = new PathGrammar(chance);
    int segments = chance.below(5);
    for (int i = 0; i < segments; i++) {
      grammar.detour();
      grammar.segment();
    }
    if (segments == 0 || chance.percent(20)) {
      grammar.both("/");
    }
    if (chance.percent(30)) {
      grammar.both("?" + chance.text(QUERY, chance.below(30)));
    }
    to.path = grammar.form.toString();
    return grammar.sent.toString();
  }

  private void both(String text) {
    sent.append(text);
    form.append(text);
  }

  /** Adds what does not show in the form. */
  private void detour() {
    if (chance.percent(15)) {
      sent.append(
          chance.of(List.of("/", "/.", "/%2e", "/a/..", "/%61/%2E%2e", "/x/./..", "//b/..")));
    }
  }

  private void segment() {
    both("/" + chance.in("abcxyz019"));
    int length = chance.below(10);
    for (int i = 0; i < length; i++) {
      if (chance.percent(10)) {
        String escape = chance.of(ESCAPES);
        sent.append(chance.percent(50) ? lowerCase(escape) : escape);
        form.append(escape);
      } else if (chance.percent(10)) {
        both(String.valueOf(chance.in(OTHERS)));
      } else {
        unreserved(chance.in(UNRESERVED));
      }
    }
  }

  private static String lowerCase(String escape) {
    return escape.toLowerCase(Locale.ROOT);
  }

  private void unreserved(char c) {
    form.append(c);
    if (chance.percent(10)) {
      String format = chance.percent(50) ? "%%%02x" : "%%%02X";
      sent.append(format.formatted((int) c));
    } else {
      sent.append(c);
    }
  }
}
