package io.spooky.codegen.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Makes Java names of config texts, in the spelling of fields, types and constants. All are ASCII;
 * what is neither letter nor digit separates words; a letter outside of ASCII becomes its code
 * point.
 */
final class JavaNames {
  private static final int LONGEST = 40;

  private JavaNames() {}

  /** Returns a name such as {@code apiExampleCom}. */
  static String lowerCamel(String text) {
    String upper = upperCamel(text);
    String name = upper.substring(0, 1).toLowerCase(Locale.ROOT) + upper.substring(1);
    return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) ? name + "_" : name;
  }

  /** Returns a name such as {@code ApiExampleCom}; begins with an underscore before a digit. */
  static String upperCamel(String text) {
    return identifier(
        words(text).stream()
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining()));
  }

  /** Returns the end of a name that begins with other words, such as {@code 2Routes}. */
  static String camelSuffix(String text) {
    String name = upperCamel(text);
    return name.startsWith("_") ? name.substring(1) : name;
  }

  /** Returns a name such as {@code API_EXAMPLE_COM}. */
  static String constant(String text) {
    return identifier(String.join("_", words(text)).toUpperCase(Locale.ROOT));
  }

  private static String identifier(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return cut.isEmpty() || Character.isDigit(cut.charAt(0)) ? "_" + cut : cut;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    text.codePoints().forEach(point -> append(point, word, words));
    close(word, words);
    return words;
  }

  private static void append(int point, StringBuilder word, List<String> words) {
    if (point < 128 && Character.isLetterOrDigit(point)) {
      word.appendCodePoint(point);
    } else {
      close(word, words);
      if (Character.isLetterOrDigit(point)) {
        words.add("u" + Integer.toHexString(point));
      }
    }
  }

  private static void close(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
