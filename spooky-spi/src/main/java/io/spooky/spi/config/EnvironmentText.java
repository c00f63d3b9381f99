package io.spooky.spi.config;

import java.util.Optional;
import java.util.function.BiFunction;
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
  /** The form of a variable's name. */
  public static final String NAME_FORM = "[A-Za-z_][A-Za-z0-9_]*";

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:(\\$)|\\{(" + NAME_FORM + ")(?::([^{}]*))?\\}|)");

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
    return replace(text, (name, byDefault) -> set(text, name, lookup.apply(name), byDefault))
        .orElseThrow();
  }

  private static String set(
      String text, String name, @Nullable String value, @Nullable String byDefault) {
    String result = value != null ? value : byDefault;
    if (result == null) {
      throw new IllegalArgumentException(
          "'" + text + "' needs the environment variable " + name + ", which is not set");
    }
    return result;
  }

  /**
   * Returns the text with every reference replaced by its default, or empty where one has none.
   *
   * @throws IllegalArgumentException if a reference has the wrong form
   */
  public static Optional<String> defaults(String text) {
    return replace(text, (name, byDefault) -> byDefault);
  }

  private static Optional<String> replace(
      String text, BiFunction<String, @Nullable String, @Nullable String> values) {
    checkForm(text);
    StringBuilder result = new StringBuilder(text.length());
    Matcher matcher = REFERENCE.matcher(text);
    int copied = 0;
    while (matcher.find()) {
      result.append(text, copied, matcher.start());
      copied = matcher.end();
      String name = matcher.group(2);
      String value = name == null ? "$" : values.apply(name, matcher.group(3));
      if (value == null) {
        return Optional.empty();
      }
      result.append(value);
    }
    return Optional.of(result.append(text, copied, text.length()).toString());
  }

  private static void checkForm(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) == null && matcher.group(2) == null) {
        throw new IllegalArgumentException(
            "'" + text + "' has a malformed reference (expected: ${NAME}, ${NAME:default}, or $$)");
      }
    }
  }
}
