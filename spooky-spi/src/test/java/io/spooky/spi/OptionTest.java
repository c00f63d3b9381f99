package io.spooky.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

final class OptionTest {
  @Test
  void integer_parsesAndDeclaresItself() {
    Option<Integer> option = Option.integer("n", 7).between(1, 9).describedAs("A number.");
    assertThat(option.name()).isEqualTo("n");
    assertThat(option.kind()).isEqualTo(Option.Kind.INTEGER);
    assertThat(option.defaultText()).isEqualTo("7");
    assertThat(option.parse("8")).isEqualTo(8);
    assertThat(option.min()).isEqualTo(1);
    assertThat(option.max()).isEqualTo(9);
    assertThat(option.description()).isEqualTo("A number.");
    assertThat(option.isRequired()).isFalse();
    assertThat(option.choices()).isEmpty();
    assertThat(option.toString()).isEqualTo("n");
  }

  @Test
  void between_includesBothEnds() {
    Option<Integer> option = Option.integer("n", 1).between(1, 9);
    assertThat(option.parse("1")).isEqualTo(1);
    assertThat(option.parse("9")).isEqualTo(9);
  }

  @Test
  void between_refusesWithTheRange() {
    Option<Integer> option = Option.integer("n", 1).between(1, 9);
    assertRefused(option, "0", "'0' is out of range (expected: 1 to 9)");
    assertRefused(option, "10", "'10' is out of range (expected: 1 to 9)");
  }

  @Test
  void between_durations_saysTheRangeAsTheConfigWould() {
    Option<Duration> option =
        Option.duration("t", "1s").between(Duration.ofMillis(10), Duration.ofSeconds(60));
    assertRefused(option, "5", "'5' is out of range (expected: 10ms to 60s)");
  }

  @Test
  void percent_isLimitedToTheWhole() {
    assertThat(Option.percent("p", "20%").parse("100%")).isEqualTo(1.0);
    assertRefused(
        Option.percent("p", "20%"), "101%", "'101%' is out of range (expected: 0% to 100%)");
  }

  @Test
  void between_sizes_saysTheRangeAsTheConfigWould() {
    Option<Long> option = Option.size("s", "64KiB").between(1024L, 1L << 30);
    assertThat(option.kind()).isEqualTo(Option.Kind.SIZE);
    assertRefused(option, "1", "'1' is out of range (expected: 1024 to 1073741824)");
  }

  @Test
  void decimal_parses() {
    Option<Double> option = Option.decimal("d", 0.25);
    assertThat(option.kind()).isEqualTo(Option.Kind.DECIMAL);
    assertThat(option.parse("1.5")).isEqualTo(1.5);
    assertThat(option.defaultText()).isEqualTo("0.25");
  }

  @Test
  void decimal_smallDefault_isWrittenSoThatItParses() {
    Option<Double> option = Option.decimal("d", 0.00001);
    assertThat(option.defaultText()).isEqualTo("0.00001");
    assertThat(option.parse("0.00001")).isEqualTo(0.00001);
    assertThat(Option.decimal("d", 1e9).defaultText()).isEqualTo("1000000000");
  }

  @Test
  void flag_parses() {
    Option<Boolean> option = Option.flag("f", true);
    assertThat(option.kind()).isEqualTo(Option.Kind.BOOLEAN);
    assertThat(option.defaultText()).isEqualTo("true");
    assertThat(option.parse("false")).isFalse();
  }

  @Test
  void text_takesAnything() {
    assertThat(Option.text("t", "").parse(" any thing ")).isEqualTo(" any thing ");
    assertThat(Option.text("t", "").kind()).isEqualTo(Option.Kind.TEXT);
  }

  @Test
  void choice_defaultsToItsFirstWord() {
    Option<String> option = Option.choice("c", "red", "green");
    assertThat(option.kind()).isEqualTo(Option.Kind.CHOICE);
    assertThat(option.defaultText()).isEqualTo("red");
    assertThat(option.choices()).containsExactly("red", "green").inOrder();
    assertThat(option.parse("green")).isEqualTo("green");
    assertRefused(option, "blue", "'blue' is unknown (expected: red, green)");
  }

  @Test
  void parsed_usesItsOwnReader() {
    Option<Integer> option = Option.parsed("length", null, String::length);
    assertThat(option.isRequired()).isTrue();
    assertThat(option.parse("four")).isEqualTo(4);
  }

  @Test
  void required_hasNoDefault() {
    Option<Integer> option = Option.integer("n", 7).required();
    assertThat(option.isRequired()).isTrue();
    assertThat(option.defaultText()).isNull();
  }

  @Test
  void orWord_standsForAValueOutsideTheRange() {
    Option<Integer> option =
        Option.integer("n", 1).between(1, 9).orWord("auto", 0).byDefault("auto");
    assertThat(option.defaultText()).isEqualTo("auto");
    assertThat(option.choices()).containsExactly("auto");
    assertThat(option.parse("auto")).isEqualTo(0);
    assertThat(option.parse("9")).isEqualTo(9);
    assertRefused(option, "0", "'0' is out of range (expected: auto, or 1 to 9)");
    assertRefused(
        option, "AUTO", "'AUTO' is not a whole number (expected: decimal digits alone, or auto)");
  }

  @Test
  void choices_takesAnyNumberOfWords() {
    Option<List<String>> option = Option.choices("c", List.of("red", "green"));
    assertThat(option.kind()).isEqualTo(Option.Kind.LIST);
    assertThat(option.choices()).containsExactly("red", "green").inOrder();
    assertThat(option.parse("")).isEmpty();
    assertThat(option.parse("green, red")).containsExactly("green", "red").inOrder();
    assertRefused(option, "red, blue", "'blue' is unknown (expected: red, green)");
  }

  @Test
  void writtenAs_keepsTheFormAndLeavesTheParser() {
    Option<Integer> option = Option.parsed("length", null, String::length).writtenAs("[a-z]+");
    assertThat(option.pattern()).isEqualTo("[a-z]+");
    assertThat(option.parse("FOUR")).isEqualTo(4);
    assertThat(Option.text("t", "").pattern()).isNull();
    assertThrows(PatternSyntaxException.class, () -> option.writtenAs("["));
  }

  private static void assertRefused(Option<?> option, String text, String message) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> option.parse(text));
    assertThat(e).hasMessageThat().isEqualTo(message);
  }
}
