package io.spooky.spi;

import io.spooky.spi.config.ValueParsers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A typed key of the config: its name, its default, its range, and a sentence about it.
 *
 * <p>Immutable. The same declaration checks the file at build time, checks values from the
 * environment at start-up, and documents itself; so an option is declared once, as a constant.
 *
 * @param <T> the type of the value
 */
public final class Option<T> {
  /** The kinds of value, as far as editors and documentation care. Constants may be added. */
  public enum Kind {
    /** A whole number. */
    INTEGER,
    /** A number with a fraction. */
    DECIMAL,
    /** A share, written {@code 20%} or {@code 0.2}. */
    PERCENT,
    /** A time span: {@code 500ms}, {@code 5s}, {@code 1m}, {@code 1h}, or whole milliseconds. */
    DURATION,
    /** A number of bytes, or {@code 64KiB}, {@code 1MiB}, {@code 1GiB}. */
    SIZE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** Any text. */
    TEXT,
    /** One of a few words. */
    CHOICE,
    /** A list of values, or one value; as a single text they are separated by commas. */
    LIST
  }

  private final String name;
  private final Kind kind;
  private final @Nullable String defaultText;
  private final String description;
  private final List<String> choices;
  private final @Nullable T min;
  private final @Nullable T max;
  private final @Nullable String pattern;
  private final Function<String, T> parser;

  private Option(
      String name,
      Kind kind,
      @Nullable String defaultText,
      String description,
      List<String> choices,
      @Nullable T min,
      @Nullable T max,
      @Nullable String pattern,
      Function<String, T> parser) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = kind;
    this.defaultText = defaultText;
    this.description = description;
    this.choices = choices;
    this.min = min;
    this.max = max;
    this.pattern = pattern;
    this.parser = parser;
  }

  private static <T> Option<T> of(
      String name, Kind kind, @Nullable String defaultText, Function<String, T> parser) {
    return new Option<>(name, kind, defaultText, "", List.of(), null, null, null, parser);
  }

  /** Returns an option for a whole number. */
  public static Option<Integer> integer(String name, int defaultValue) {
    return of(name, Kind.INTEGER, Integer.toString(defaultValue), ValueParsers::integer);
  }

  /** Returns an option for a number with a fraction. */
  public static Option<Double> decimal(String name, double defaultValue) {
    return of(name, Kind.DECIMAL, plain(defaultValue), ValueParsers::decimal);
  }

  /** Returns an option for a share from 0 to 1, written {@code 20%} or {@code 0.2}. */
  public static Option<Double> percent(String name, String defaultText) {
    return of(name, Kind.PERCENT, defaultText, ValueParsers::percent).between(0.0, 1.0);
  }

  /**
   * Returns an option for a time span; the default in the form of the config, such as {@code 5s}.
   */
  public static Option<Duration> duration(String name, String defaultText) {
    return of(name, Kind.DURATION, defaultText, ValueParsers::duration);
  }

  /**
   * Returns an option for a number of bytes; the default as in the config, such as {@code 64KiB}.
   */
  public static Option<Long> size(String name, String defaultText) {
    return of(name, Kind.SIZE, defaultText, ValueParsers::size);
  }

  /** Returns an option that is true or false. */
  public static Option<Boolean> flag(String name, boolean defaultValue) {
    return of(name, Kind.BOOLEAN, Boolean.toString(defaultValue), ValueParsers::flag);
  }

  /** Returns an option for any text. */
  public static Option<String> text(String name, String defaultValue) {
    return of(name, Kind.TEXT, defaultValue, text -> text);
  }

  /** Returns an option for one of a few words, the first of which is the default. */
  public static Option<String> choice(String name, String... words) {
    List<String> choices = List.of(words);
    return new Option<>(
        name,
        Kind.CHOICE,
        choices.get(0),
        "",
        choices,
        null,
        null,
        null,
        text -> ValueParsers.choice(text, choices));
  }

  /** Returns an option for any number of a few words, none of them by default. */
  public static Option<List<String>> choices(String name, List<String> words) {
    List<String> choices = List.copyOf(words);
    return new Option<>(
        name,
        Kind.LIST,
        "",
        "",
        choices,
        null,
        null,
        null,
        text -> ValueParsers.list(text, item -> ValueParsers.choice(item, choices)));
  }

  /**
   * Returns an option for a list of values, empty by default. As a single text, such as one from
   * the environment, they are separated by commas.
   *
   * @param item reads one value, which holds no comma; throws {@link IllegalArgumentException} with
   *     the form that it expected
   */
  public static <E> Option<List<E>> list(String name, Function<String, E> item) {
    return of(name, Kind.LIST, "", text -> ValueParsers.list(text, item));
  }

  /**
   * Returns an option with a reader of its own, for texts that have a form.
   *
   * @param parser throws {@link IllegalArgumentException} with the form that it expected
   */
  public static <T> Option<T> parsed(
      String name, @Nullable String defaultText, Function<String, T> parser) {
    return of(name, Kind.TEXT, defaultText, parser);
  }

  /** Returns this option with a sentence for documentation and editors, ending with a full stop. */
  public Option<T> describedAs(String sentence) {
    return new Option<>(name, kind, defaultText, sentence, choices, min, max, pattern, parser);
  }

  /** Returns this option limited to a range, both ends included; for comparable values only. */
  public Option<T> between(T least, T greatest) {
    return new Option<>(
        name, kind, defaultText, description, choices, least, greatest, pattern, parser);
  }

  /** Returns this option without a default: the config must give a value. */
  public Option<T> required() {
    return new Option<>(name, kind, null, description, choices, min, max, pattern, parser);
  }

  /** Returns this option with another default, in the form of the config. */
  public Option<T> byDefault(String text) {
    return new Option<>(name, kind, text, description, choices, min, max, pattern, parser);
  }

  /**
   * Returns this option with the form of its texts, or of a list's items, for editors, which cannot
   * ask the parser. The parser decides; what it takes must match.
   *
   * @param regex what the whole text matches, as Java and ECMAScript both read it
   * @throws java.util.regex.PatternSyntaxException if it is no regular expression
   */
  public Option<T> writtenAs(String regex) {
    String checked = Pattern.compile(regex).pattern();
    return new Option<>(name, kind, defaultText, description, choices, min, max, checked, parser);
  }

  /** Returns this option with a word that stands for a value, be it in the range or not. */
  public Option<T> orWord(String word, T value) {
    return new Option<>(
        name,
        kind,
        defaultText,
        description,
        List.of(word),
        min,
        max,
        pattern,
        text -> text.equals(word) ? value : parseOr(word, text));
  }

  /** Parses a text; the message about a wrong one offers the word, too. */
  private T parseOr(String word, String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(
          message.replaceFirst("\\)$", Matcher.quoteReplacement(", or " + word + ")")), e);
    }
  }

  /** Returns the key in the config. */
  public String name() {
    return name;
  }

  /** Returns the kind of value. */
  public Kind kind() {
    return kind;
  }

  /** Returns whether the config must give a value. */
  public boolean isRequired() {
    return defaultText == null;
  }

  /** Returns the default as the config would write it; null for a required option. */
  public @Nullable String defaultText() {
    return defaultText;
  }

  /**
   * Returns the words of a {@link Kind#CHOICE} or of a list of words; for other kinds the word that
   * may stand for a value, if there is one.
   */
  public List<String> choices() {
    return choices;
  }

  /** Returns the least allowed value, or null. */
  public @Nullable T min() {
    return min;
  }

  /** Returns the greatest allowed value, or null. */
  public @Nullable T max() {
    return max;
  }

  /** Returns the form of its texts, or of a list's items, as a regular expression, or null. */
  public @Nullable String pattern() {
    return pattern;
  }

  /** Returns the sentence about the option; empty if there is none. */
  public String description() {
    return description;
  }

  /**
   * Returns the value of a text.
   *
   * @throws IllegalArgumentException if the text has the wrong form or is out of range; the message
   *     reads {@code 'x' is not ... (expected: ...)} and is fit for the user
   */
  public T parse(String text) {
    T value = parser.apply(text);
    if (!choices.contains(text) && (isBelow(value, min) || isBelow(max, value))) {
      throw new IllegalArgumentException(
          "'" + text + "' is out of range (expected: " + range() + ")");
    }
    return value;
  }

  private String range() {
    String words = choices.stream().map(word -> word + ", or ").collect(Collectors.joining());
    return words + shown(min) + " to " + shown(max);
  }

  private String shown(@Nullable T bound) {
    return kind == Kind.PERCENT && bound instanceof Double share
        ? plain(share * 100) + "%"
        : ValueParsers.format(bound);
  }

  /** Returns a number without an exponent, which the config does not take. */
  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  @SuppressWarnings("unchecked")
  private static <T> boolean isBelow(@Nullable T value, @Nullable T bound) {
    return value instanceof Comparable
        && bound != null
        && ((Comparable<T>) value).compareTo(bound) < 0;
  }

  /** Returns the option's name. */
  @Override
  public String toString() {
    return name;
  }
}
