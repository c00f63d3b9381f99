package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ValueParsersTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "42, 42", "2147483647, 2147483647", "-2147483648, -2147483648"})
  void integer_decimalDigits(String text, int expected) {
    assertThat(ValueParsers.integer(text)).isEqualTo(expected);
  }

  @Test
  void integer_otherForms() {
    refuses(
        ValueParsers::integer,
        "",
        "007",
        "+1",
        "1.0",
        "0x10",
        "1_000",
        " 1",
        "1 ",
        "one",
        "1e3",
        "--1",
        "\u0661");
    assertThat(messageOf(ValueParsers::integer, "07"))
        .isEqualTo("'07' is not a whole number (expected: 7, without leading zeros)");
  }

  @Test
  void integer_tooLarge_saysTheRange() {
    assertThat(messageOf(ValueParsers::integer, "2147483648"))
        .isEqualTo(
            "'2147483648' is not a whole number"
                + " (expected: a number from -2147483648 to 2147483647)");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "-2.25, -2.25", "10, 10"})
  void decimal_digitsWithFraction(String text, double expected) {
    assertThat(ValueParsers.decimal(text)).isEqualTo(expected);
  }

  @Test
  void decimal_otherForms() {
    refuses(ValueParsers::decimal, "", ".5", "5.", "NaN", "Infinity", "1e3", "1,5", "0x1p3", "1d");
  }

  @Test
  void decimal_beyondDouble_isRefused() {
    refuses(ValueParsers::decimal, "1" + "0".repeat(400));
  }

  @ParameterizedTest
  @CsvSource({"20%, 0.2", "0.2, 0.2", "0, 0", "0%, 0", "100%, 1", "12.5%, 0.125", "150%, 1.5"})
  void percent_bothForms(String text, double expected) {
    assertThat(ValueParsers.percent(text)).isWithin(1e-12).of(expected);
  }

  @Test
  void percent_otherForms() {
    refuses(ValueParsers::percent, "", "%", "-1%", "20 %", "20%%", ".2");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "250, 250",
    "500ms, 500",
    "5s, 5000",
    "1m, 60000",
    "1h, 3600000",
    "0s, 0",
    "8760h, 31536000000"
  })
  void duration_allUnits(String text, long millis) {
    assertThat(ValueParsers.duration(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void duration_otherForms() {
    refuses(
        ValueParsers::duration, "", "s", "-1s", "1.5s", "1 s", "1S", "1d", "1us", "1m30s", "01s");
  }

  @Test
  void duration_tooLong() {
    refuses(
        ValueParsers::duration, "9223372036854775807h", "9223372036854775808", "1125899906842625");
    assertThat(ValueParsers.duration("1125899906842624").toMillis()).isEqualTo(1L << 50);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "65536, 65536", "1B, 1", "64KiB, 65536", "1MiB, 1048576", "2GiB, 2147483648"})
  void size_allUnits(String text, long bytes) {
    assertThat(ValueParsers.size(text)).isEqualTo(bytes);
  }

  @Test
  void size_otherForms() {
    refuses(ValueParsers::size, "", "64KB", "64kib", "64 KiB", "1.5MiB", "-1", "1TiB");
  }

  @Test
  void size_tooLarge() {
    refuses(ValueParsers::size, "9223372036854775807GiB", "1048577GiB");
    assertThat(messageOf(ValueParsers::size, "1048577GiB"))
        .isEqualTo("'1048577GiB' is not a size (expected: a value of at most 2^50)");
  }

  @Test
  void flag_twoWords() {
    assertThat(ValueParsers.flag("true")).isTrue();
    assertThat(ValueParsers.flag("false")).isFalse();
    refuses(ValueParsers::flag, "", "True", "yes", "on", "1");
  }

  @Test
  void choice_oneOfAFew() {
    assertThat(ValueParsers.choice("b", List.of("a", "b"))).isEqualTo("b");
    refuses(text -> ValueParsers.choice(text, List.of("a", "b")), "c", "", "A");
  }

  @Test
  void format_isWhatTheConfigWouldSay() {
    assertThat(ValueParsers.format(Duration.ofMillis(1500))).isEqualTo("1500ms");
    assertThat(ValueParsers.format(Duration.ofSeconds(5))).isEqualTo("5s");
    assertThat(ValueParsers.format(64)).isEqualTo("64");
    assertThat(ValueParsers.format(true)).isEqualTo("true");
  }

  @Test
  void format_canBeReadAgain() {
    for (Duration duration : List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofHours(25))) {
      assertThat(ValueParsers.duration(ValueParsers.format(duration))).isEqualTo(duration);
    }
  }

  private static void refuses(Function<String, ?> parser, String... texts) {
    for (String text : texts) {
      String message = messageOf(parser, text);
      assertWithMessage(text).that(message).startsWith("'" + text + "' is ");
      assertWithMessage(text).that(message).contains("(expected: ");
    }
  }

  private static String messageOf(Function<String, ?> parser, String text) {
    return assertThrows(IllegalArgumentException.class, () -> parser.apply(text), text)
        .getMessage();
  }

  @Test
  void list_itemsBetweenCommas() {
    assertThat(ValueParsers.list("a, b,c", text -> text)).containsExactly("a", "b", "c").inOrder();
    assertThat(ValueParsers.list("a", text -> text)).containsExactly("a");
    assertThat(ValueParsers.list(" ", text -> text)).isEmpty();
    assertThat(ValueParsers.list("1,2", ValueParsers::integer)).containsExactly(1, 2).inOrder();
  }

  @Test
  void list_emptyItem() {
    refuses(text -> ValueParsers.list(text, item -> item), ",", "a,", ",a", "a,,b", "a, ,b");
  }
}
