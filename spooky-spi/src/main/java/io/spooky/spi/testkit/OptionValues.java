package io.spooky.spi.testkit;

import io.spooky.spi.Option;
import io.spooky.spi.config.ValueParsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that an option accepts, from its range, its words, and the forms that values have.
 */
final class OptionValues {
  private static final List<String> FORMS =
      List.of("1", "2", "100", "true", "false", "0.5", "10%", "1s", "2s", "64KiB", "x");

  private OptionValues() {}

  /** Returns texts that the option accepts and that mean another value than the one it has. */
  static List<String> othersThan(TestOptions options, Option<?> option) {
    List<String> found = new ArrayList<>();
    Object usual = option.isRequired() ? null : options.get(option);
    Stream.of(bounds(option), option.choices(), FORMS)
        .flatMap(List::stream)
        .filter(text -> isOther(option, text, usual))
        .forEach(found::add);
    return found;
  }

  private static List<String> bounds(Option<?> option) {
    return Stream.of(option.min(), option.max())
        .filter(Objects::nonNull)
        .map(ValueParsers::format)
        .toList();
  }

  private static boolean isOther(Option<?> option, String text, @Nullable Object usual) {
    try {
      return !option.parse(text).equals(usual);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
