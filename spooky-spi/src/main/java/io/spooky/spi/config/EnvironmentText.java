package io.spooky.spi.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that may read the environment: {@code ${NAME}} and {@code ${NAME:default}}, anywhere in the
 * text and more than once; {@code $$} stands for one dollar sign. A default holds no brace.
 *
 * <p>The build checks the form and the defaults; the environment is read at start-up only, so that
 * one jar runs anywhere.
 */
public final class EnvironmentText {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:(\\$)|\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^{}]*))?\\}|)");

  private EnvironmentText() {}

  /** Returns whether the text reads the environment. */
  public static boolean readsEnvironment(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the text with every reference replaced.
   *
   * @param lookup returns a variable's value, or null where it is not set
   * @throws IllegalArgumentException if a variable without a default is not set, or a reference has
   *     the wrong form; the message is fit for the user
   */
  public static String expand(String text, Function<String, @Nullable String> lookup) {
    return replace(text, lookup)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' needs an environment variable that is not set"));
  }

  /**
   * Returns the text with every reference replaced by its default, or empty where one has none.
   *
   * @throws IllegalArgumentException if a reference has the wrong form
   */
  public static Optional<String> defaults(String text) {
    return replace(text, name -> null);
  }

  private static Optional<String> replace(String text, Function<String, @Nullable String> lookup) {
    StringBuilder result = new StringBuilder(text.length());
    Matcher matcher = REFERENCE.matcher(text);
    int copied = 0;
    while (matcher.find()) {
      result.append(text, copied, matcher.start());
      copied = matcher.end();
      String value = matcher.group(1) != null ? "$" : value(text, matcher, lookup);
      if (value == null) {
        return Optional.empty();
      }
      result.append(value);
    }
    return Optional.of(result.append(text, copied, text.length()).toString());
  }

  private static @Nullable String value(
      String text, Matcher matcher, Function<String, @Nullable String> lookup) {
    String name = matcher.group(2);
    if (name == null) {
      throw new IllegalArgumentException(
          "'" + text + "' has a malformed reference (expected: ${NAME}, ${NAME:default}, or $$)");
    }
    String value = lookup.apply(name);
    return value != null ? value : matcher.group(3);
  }
}
