package io.spooky.spi.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Readers for the forms that values have in the config. Each throws {@link
 * IllegalArgumentException} with a message of the form {@code 'x' is not a duration (expected:
 * ...)}.
 */
public final class ValueParsers {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
  private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]*)(ms|s|m|h)?");
  private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]*)(B|KiB|MiB|GiB)?");
  private static final Pattern PERCENT = Pattern.compile("((0|[1-9][0-9]*)(\\.[0-9]+)?)(%)?");

  private ValueParsers() {}

  /** Reads a whole number in decimal digits without leading zeros. */
  public static int integer(String text) {
    if (WHOLE.matcher(text).matches()) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw notA(text, "whole number", "a number from -2147483648 to 2147483647");
      }
    }
    throw notA(text, "whole number", NumberForms.advice(text));
  }

  /** Reads a number with an optional fraction. */
  public static double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw notA(text, "number", "for example 10 or 0.5");
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw notA(text, "number", "digits that a double can hold");
    }
    return number;
  }

  /** Reads a share: {@code 20%} is 0.2, and so is {@code 0.2}. */
  public static double percent(String text) {
    Matcher matcher = PERCENT.matcher(text);
    if (!matcher.matches()) {
      throw notA(text, "share", "for example 20% or 0.2");
    }
    double number = Double.parseDouble(matcher.group(1));
    return matcher.group(4) == null ? number : number / 100;
  }

  /** Reads a time span; a bare number is milliseconds. */
  public static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw notA(text, "duration", "for example 500ms, 5s, 1m, 1h, or whole milliseconds");
    }
    String unit = matcher.group(2);
    long factor =
        switch (unit == null ? "ms" : unit) {
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          case "h" -> 3_600_000L;
          default -> 1L;
        };
    return Duration.ofMillis(multiply(text, matcher.group(1), factor, "duration"));
  }

  /** Reads a number of bytes. */
  public static long size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw notA(text, "size", "for example 65536, 64KiB, 1MiB or 1GiB");
    }
    String unit = matcher.group(2);
    long factor =
        switch (unit == null ? "B" : unit) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          default -> 1L;
        };
    return multiply(text, matcher.group(1), factor, "size");
  }

  /** Reads {@code true} or {@code false}. */
  public static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw notA(text, "boolean", flagMeant(text));
    };
  }

  // YAML 1.1 read these words as booleans, and 1.2 does not; a config knows one word for each.
  private static String flagMeant(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y", "true", "1" -> "true";
      case "no", "off", "n", "false", "0" -> "false";
      default -> "true or false";
    };
  }

  /** Reads one of a few words. */
  public static String choice(String text, List<String> choices) {
    if (choices.contains(text)) {
      return text;
    }
    String near =
        Suggestions.nearest(text, choices).map(word -> "; did you mean '" + word + "'?").orElse("");
    throw new IllegalArgumentException(
        "'" + text + "' is unknown" + near + " (expected: " + String.join(", ", choices) + ")");
  }

  /**
   * Reads values between commas, blanks around them aside; a blank text holds none.
   *
   * @param item reads one value
   */
  public static <E> List<E> list(String text, Function<String, E> item) {
    if (text.isBlank()) {
      return List.of();
    }
    List<E> items = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.isBlank()) {
        throw notA(text, "list", "values between commas, none of them empty");
      }
      items.add(item.apply(part.strip()));
    }
    return List.copyOf(items);
  }

  /** Returns a value in the form that the config would give it. */
  public static String format(@Nullable Object value) {
    if (value instanceof Duration duration) {
      long millis = duration.toMillis();
      return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
    return String.valueOf(value);
  }

  private static long multiply(String text, String digits, long factor, String what) {
    try {
      // A year of milliseconds and a tebibyte both fit well below: nothing sensible is refused.
      long result = Math.multiplyExact(Long.parseLong(digits), factor);
      if (result <= 1L << 50) {
        return result;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Falls through to the one message.
    }
    throw notA(text, what, "a value of at most 2^50");
  }

  private static IllegalArgumentException notA(String text, String what, String expected) {
    return new IllegalArgumentException(
        "'" + text + "' is not a " + what + " (expected: " + expected + ")");
  }
}
