package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.Option;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigKeysTest {
  static Stream<Class<?>> blocks() {
    return Arrays.stream(ConfigKeys.class.getClasses());
  }

  @Test
  void blocks_areAllThere() {
    assertThat(blocks().map(Class::getSimpleName).toList())
        .containsExactly(
            "Root",
            "Log",
            "Listen",
            "Tls",
            "Timeouts",
            "Retry",
            "Limits",
            "Edge",
            "Backend",
            "Probe");
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void all_holdsEachConstantOnce(Class<?> block) throws IllegalAccessException {
    List<Object> constants = new ArrayList<>();
    for (Field field : block.getFields()) {
      if (field.getType() == Option.class) {
        constants.add(field.get(null));
      }
    }
    assertThat(all(block)).containsExactlyElementsIn(constants);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void names_areUniqueAndSnakeCase(Class<?> block) {
    List<String> names = all(block).stream().map(Option::name).toList();
    assertThat(names).containsNoDuplicates();
    names.forEach(name -> assertThat(name).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void descriptions_areSentences(Class<?> block) {
    for (Option<?> option : all(block)) {
      assertWithMessage(option.name()).that(option.description()).endsWith(".");
      assertWithMessage(option.name()).that(option.description().length()).isAtMost(100);
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void defaults_parse(Class<?> block) {
    for (Option<?> option : all(block)) {
      String text = option.defaultText();
      if (text != null) {
        assertWithMessage(option.name()).that(option.parse(text)).isNotNull();
      }
    }
  }

  @Test
  void defaults_areThoseOfTheManual() {
    assertThat(valueOf(ConfigKeys.Root.WORKERS)).isEqualTo(0);
    assertThat(valueOf(ConfigKeys.Root.DRAIN)).isEqualTo(Duration.ofSeconds(5));
    assertThat(valueOf(ConfigKeys.Listen.PORT)).isEqualTo(9889);
    assertThat(valueOf(ConfigKeys.Listen.ADDRESS)).isEqualTo("0.0.0.0");
    assertThat(valueOf(ConfigKeys.Listen.PROTOCOL)).isEqualTo("http3");
    assertThat(valueOf(ConfigKeys.Log.LEVEL)).isEqualTo("info");
    assertThat(valueOf(ConfigKeys.Backend.WEIGHT)).isEqualTo(100);
    assertThat(valueOf(ConfigKeys.Limits.IN_FLIGHT)).isEqualTo(64);
    assertThat(valueOf(ConfigKeys.Probe.PATH)).isEqualTo("/health");
    assertThat(valueOf(ConfigKeys.Probe.INTERVAL)).isEqualTo(Duration.ofSeconds(5));
    assertThat(valueOf(ConfigKeys.Probe.TIMEOUT_MS)).isEqualTo(Duration.ofSeconds(1));
    assertThat(valueOf(ConfigKeys.Retry.BUDGET)).isEqualTo(0.2);
    assertThat(valueOf(ConfigKeys.Edge.BUFFER_BYTES)).isEqualTo(65_536);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1025", "many", "01"})
  void workers_otherThanAutoOrANumber(String text) {
    assertThrows(IllegalArgumentException.class, () -> ConfigKeys.Root.WORKERS.parse(text), text);
  }

  @Test
  void workers_outOfRange_saysTheRangeWithoutTheStandIn() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> ConfigKeys.Root.WORKERS.parse("2000"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("'2000' is out of range (expected: auto, or 1 to 1024)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "2001:db8::1",
        "::ffff:10.0.0.1",
        "localhost"
      })
  void listenAddress_ipAddress(String text) {
    assertThat(ConfigKeys.Listen.ADDRESS.parse(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "256.0.0.1",
        "1.2.3",
        "example.com",
        "01.2.3.4",
        "[::1]",
        "*",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "12345::",
        "::1.2.3",
        "1.2.3.4:80"
      })
  void listenAddress_otherForms(String text) {
    assertThrows(IllegalArgumentException.class, () -> ConfigKeys.Listen.ADDRESS.parse(text), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health", "/a/b?c=d&e", "/%20", "/~a"})
  void probePath_absolutePath(String text) {
    assertThat(ConfigKeys.Probe.PATH.parse(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "health", "/a b", "/a#b", "/\u00e9", "/\t", "http://a/"})
  void probePath_otherForms(String text) {
    assertThrows(IllegalArgumentException.class, () -> ConfigKeys.Probe.PATH.parse(text), text);
  }

  private static <T> T valueOf(Option<T> option) {
    String text = option.defaultText();
    return option.parse(text == null ? "" : text);
  }

  private static List<Option<?>> all(Class<?> block) {
    List<Option<?>> options = new ArrayList<>();
    try {
      for (Object option : (List<?>) block.getField("ALL").get(null)) {
        options.add((Option<?>) option);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(block + " has no list of all its keys", e);
    }
    return options;
  }
}
