package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests on one line. */
final class RequestLineTest {
  @Test
  void parse_requestWithoutFields_isMethodAndUrl() {
    RequestLine line = RequestLine.parse("  GET   https://a.example/x  ");
    assertThat(line.method()).isEqualTo("GET");
    assertThat(line.url()).isEqualTo("https://a.example/x");
    assertThat(line.fields()).isEmpty();
  }

  @Test
  void parse_fields_keepOrderAndSpelling() {
    RequestLine line =
        RequestLine.parse("GET u X-Env: beta;x:1 ; empty:; quoted: \"a; \\\"b\\\" \\\\\"; x: 2");
    assertThat(line.fields())
        .containsExactly(
            Map.entry("X-Env", "beta"),
            Map.entry("x", "1"),
            Map.entry("empty", ""),
            Map.entry("quoted", "a; \"b\" \\"),
            Map.entry("x", "2"))
        .inOrder();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GET", "GET u x", "GET u x:\"", "GET u x:\"1\"2", "GET u ;", "GET u :1"})
  void parse_otherForms_areRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> RequestLine.parse(text));
  }

  @Test
  void parse_hugeQuotedValue_needsNoStack() {
    String value = "\\\"".repeat(200_000);
    assertThat(RequestLine.parse("GET u x:\"" + value + "\"").fields().get(0).getValue())
        .hasLength(200_000);
  }
}
