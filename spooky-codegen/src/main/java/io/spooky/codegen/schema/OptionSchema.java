package io.spooky.codegen.schema;

import io.spooky.codegen.check.SettingCheck;
import io.spooky.spi.Option;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schema of an option's values, made of its declaration. */
final class OptionSchema {
  private static final String DECIMAL = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?";
  private static final String PERCENT =
      "(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)%|0(?:\\.[0-9]+)?|1(?:\\.0+)?";
  private static final long MOST = 1L << 50;
  private static final Duration LONGEST = Duration.ofMillis(MOST);

  /** How many of the smallest unit a unit is. */
  private record Unit(String name, long factor) {}

  private static final List<Unit> TIMES =
      List.of(
          new Unit("(?:ms)?", 1),
          new Unit("s", 1_000),
          new Unit("m", 60_000),
          new Unit("h", 3_600_000));
  private static final List<Unit> SIZES =
      List.of(
          new Unit("B?", 1),
          new Unit("KiB", 1L << 10),
          new Unit("MiB", 1L << 20),
          new Unit("GiB", 1L << 30));

  private OptionSchema() {}

  /** Returns the schema. */
  static JsonObject of(Option<?> option) {
    JsonObject schema = new JsonObject();
    if (!option.description().isEmpty()) {
      schema.put("description", option.description());
    }
    schema.putAll(values(option));
    String byDefault = option.defaultText();
    if (byDefault != null && !byDefault.isEmpty()) {
      schema.put("default", typed(option.kind(), byDefault));
    }
    return schema;
  }

  private static JsonObject values(Option<?> option) {
    return switch (option.kind()) {
      case INTEGER -> integer(option);
      case DECIMAL -> numbers(option, "number", DECIMAL, "a number such as 10 or 0.5");
      case PERCENT -> numbers(option, "number", PERCENT, "a share such as 20% or 0.2");
      case DURATION ->
          measured(option, TIMES, "a duration such as 500ms, 5s, 1m, 1h, or whole milliseconds");
      case SIZE -> measured(option, SIZES, "a size such as 65536, 64KiB, 1MiB or 1GiB");
      case BOOLEAN -> numbers(option, "boolean", "true|false", "true or false");
      case CHOICE -> choice(option);
      case TEXT -> text(option);
      case LIST -> list(option);
    };
  }

  private static JsonObject integer(Option<?> option) {
    long least = bound(option.min()).orElse((long) Integer.MIN_VALUE);
    long greatest = bound(option.max()).orElse((long) Integer.MAX_VALUE);
    String words =
        option.choices().stream()
            .map(w -> Environment.literal(w) + "|")
            .collect(Collectors.joining());
    String form = words + NumberForm.between(least, greatest);
    String expected =
        option.min() == null ? "a whole number" : least + " to " + greatest + alternatives(option);
    return numbers(option, "integer", form, expected)
        .put("minimum", least)
        .put("maximum", greatest);
  }

  private static String alternatives(Option<?> option) {
    return option.choices().stream().map(word -> ", or " + word).collect(Collectors.joining());
  }

  /** A value that YAML may take for a number or boolean, or that stands in quotes. */
  private static JsonObject numbers(Option<?> option, String type, String form, String expected) {
    JsonObject schema = new JsonObject().put("type", List.of(type, "string"));
    // A range with an open end has an infinite one, which JSON cannot say.
    if (option.min() instanceof Double least && Double.isFinite(least)) {
      schema.put("minimum", least);
    }
    if (option.max() instanceof Double greatest && Double.isFinite(greatest)) {
      schema.put("maximum", greatest);
    }
    return Scalars.withPattern(schema, Environment.orRead(form), expected);
  }

  private static JsonObject measured(Option<?> option, List<Unit> units, String expected) {
    long least = bound(option.min()).orElse(0L);
    long greatest = Math.min(MOST, bound(option.max()).orElse(MOST));
    String form =
        units.stream()
            .filter(unit -> ceiling(least, unit) <= greatest / unit.factor())
            .map(
                unit ->
                    NumberForm.between(ceiling(least, unit), greatest / unit.factor())
                        + unit.name())
            .collect(Collectors.joining("|"));
    return numbers(option, "integer", form, expected)
        .put("minimum", least)
        .put("maximum", greatest);
  }

  private static long ceiling(long value, Unit unit) {
    return (value + unit.factor() - 1) / unit.factor();
  }

  private static JsonObject choice(Option<?> option) {
    JsonObject words = Scalars.words(option.choices());
    return SettingCheck.isFixed(option)
        ? words
        : Scalars.oneOf(
            words,
            Scalars.text(Environment.reads(words(option)), String.join(", ", option.choices())));
  }

  private static JsonObject text(Option<?> option) {
    String form = option.pattern();
    return form == null
        ? Scalars.text(Environment.any(!option.isRequired()), "a text")
        : Scalars.text(Environment.orReadText(form), expected(option));
  }

  /** A list, or its values in one text, separated by commas, as an item may be, too. */
  private static JsonObject list(Option<?> option) {
    String item = option.choices().isEmpty() ? option.pattern() : words(option);
    if (item == null) {
      return Scalars.oneOf(
          Scalars.list(Scalars.text(Environment.any(false), "a text")),
          Scalars.text(Environment.any(true), "a text"));
    }
    String one = "\\s*(?:" + item + ")\\s*";
    String many = one + "(?:," + one + ")*";
    boolean fixed = SettingCheck.isFixed(option);
    String items = fixed ? Environment.whole(many) : Environment.orReadText(many);
    String all = "\\s*|" + many;
    JsonObject texts = Scalars.text(items, expected(option));
    return Scalars.oneOf(
        Scalars.list(
            option.choices().isEmpty()
                ? texts
                : Scalars.oneOf(Scalars.words(option.choices()), texts)),
        Scalars.text(
            fixed ? Environment.whole(all) : Environment.orReadText(all), expected(option)));
  }

  private static String words(Option<?> option) {
    return option.choices().stream().map(Environment::literal).collect(Collectors.joining("|"));
  }

  /** Returns what the parser says that it expects; empty if it says nothing. */
  private static String expected(Option<?> option) {
    try {
      option.parse("\u0000");
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      int begin = message.lastIndexOf("(expected: ");
      return begin < 0 || !message.endsWith(")")
          ? ""
          : message.substring(begin + "(expected: ".length(), message.length() - 1);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      // A plugin's fault, which shows where a config gives it a value.
      return "";
    }
    return "";
  }

  private static Optional<Long> bound(@Nullable Object bound) {
    return bound instanceof Duration time
        ? Optional.of(time.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : time.toMillis())
        : bound instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
  }

  private static Object typed(Option.Kind kind, String text) {
    return switch (kind) {
      case BOOLEAN -> Boolean.valueOf(text);
      case INTEGER, DURATION, SIZE -> text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : text;
      default -> text;
    };
  }
}
