package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** The bench itself: proxy, backend and client reach each other. */
final class SmokeIT extends ConformanceFixture {
  @Test
  void get_isAnswered() throws Exception {
    assertThat(request()).isEqualTo("origin");
  }
}
