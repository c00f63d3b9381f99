package io.spooky.codegen.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what a misspelt word was meant to be. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * Returns the end of a message about an unknown word: {@code ; did you mean 'x'?} where one of
   * the words is near, otherwise the words to choose from.
   */
  static String hint(String written, Collection<String> words) {
    Optional<String> near = nearest(written, words);
    if (near.isPresent()) {
      return "; did you mean '" + near.get() + "'?";
    }
    return words.isEmpty() ? "" : " (expected: " + String.join(", ", words) + ")";
  }

  /** Like {@link #hint}, but names all words, sorted, even where one is near. */
  public static String hintWithAll(String written, Collection<String> words, String label) {
    String near = nearest(written, words).map(word -> "; did you mean '" + word + "'?").orElse("");
    return near + " (" + label + ": " + String.join(", ", new TreeSet<>(words)) + ")";
  }

  /**
   * Returns the one word that is nearest, if any is near. Case and the kind of hyphen don't count.
   */
  static Optional<String> nearest(String written, Collection<String> words) {
    String plain = plain(written);
    // One slip in three letters still reads as the same word; more does not.
    int allowed = Math.max(1, Math.min(3, plain.length() / 3));
    String best = null;
    int least = allowed + 1;
    for (String word : new TreeSet<>(words)) {
      int distance = distance(plain, plain(word));
      if (distance < least && distance < word.length()) {
        least = distance;
        best = word;
      }
    }
    return Optional.ofNullable(best).or(() -> completed(plain, words));
  }

  private static Optional<String> completed(String plain, Collection<String> words) {
    List<String> longer =
        words.stream().filter(w -> plain.length() > 2 && plain(w).startsWith(plain)).toList();
    return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  // Optimal string alignment: a Levenshtein distance in which swapped neighbours count once.
  private static int distance(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 3) {
      return Integer.MAX_VALUE;
    }
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : step(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int step(int[][] table, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1);
    best = Math.min(best, table[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
  }
}
