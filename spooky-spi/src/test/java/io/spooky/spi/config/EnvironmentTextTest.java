package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentTextTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOST", "edge", "PORT", "8443", "EMPTY", "", "ODD", "$1 \\ ${HOST}", "_a1", "low");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plain, plain",
        "``, ``",
        "${HOST}, edge",
        "${HOST}:${PORT}, edge:8443",
        "https://${HOST}:${PORT}/, https://edge:8443/",
        "${NONE:x}, x",
        "${NONE:}, ``",
        "${NONE:http://a:1}, http://a:1",
        "${HOST:x}, edge",
        "${EMPTY:x}, ``",
        "${ODD}, $1 \\ ${HOST}",
        "${_a1}, low",
        "$$, $",
        "$${HOST}, ${HOST}",
        "$$$$, $$",
        "a$$b${HOST}c, a$bedgec",
        "{HOST}, {HOST}",
      })
  void expand_replacesReferences(String text, String expected) {
    assertThat(EnvironmentText.expand(text, ENVIRONMENT::get)).isEqualTo(expected);
  }

  @Test
  void expand_missingWithoutDefault_namesTheVariable() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> EnvironmentText.expand("${HOST}:${NONE}", ENVIRONMENT::get));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("'${HOST}:${NONE}' needs the environment variable NONE, which is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$", "$HOST", "${", "${}", "${HOST", "${1A}", "${A-B}", "${A:{x}}", "a$b", "$$$"})
  void malformed_isRefused(String text) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> EnvironmentText.expand(text, name -> "v"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "'" + text + "' has a malformed reference (expected: ${NAME}, ${NAME:default}, or $$)");
    assertThrows(IllegalArgumentException.class, () -> EnvironmentText.defaults(text));
  }

  @Test
  void defaults_doNotReadTheEnvironment() {
    assertThat(EnvironmentText.defaults("${PATH:x}:${HOME:y}")).hasValue("x:y");
    assertThat(EnvironmentText.defaults("plain")).hasValue("plain");
    assertThat(EnvironmentText.defaults("${A:x}${B}")).isEmpty();
  }

  @Test
  void defaults_malformedBehindOneWithoutDefault_isRefusedAllTheSame() {
    assertThrows(IllegalArgumentException.class, () -> EnvironmentText.defaults("${A} and $B"));
  }

  @Test
  void readsEnvironment_onlyForReferences() {
    assertThat(EnvironmentText.readsEnvironment("a${B}")).isTrue();
    assertThat(EnvironmentText.readsEnvironment("${B:c}")).isTrue();
    assertThat(EnvironmentText.readsEnvironment("a")).isFalse();
    assertThat(EnvironmentText.readsEnvironment("$${B}")).isFalse();
    assertThat(EnvironmentText.readsEnvironment("$$$${B}")).isFalse();
  }
}
