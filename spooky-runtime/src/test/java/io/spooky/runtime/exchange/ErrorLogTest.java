package io.spooky.runtime.exchange;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.testing.LogRecords;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ErrorLogTest {
  private final LogRecords records = new LogRecords("request");
  private final ErrorLog log = new ErrorLog();

  @AfterEach
  void close() {
    records.close();
  }

  private void write(CharSequence path) {
    if (log.wants(Level.WARNING)) {
      log.request("GET", "a.example", path);
      log.write(Level.WARNING, "502", "192.0.2.1", "api/api-1", "connect failed");
    }
  }

  @Test
  void write_saysAll() {
    write("/v1");
    assertThat(records.lines())
        .containsExactly(
            "WARNING 502 GET a.example/v1 from 192.0.2.1 to api/api-1: connect failed");
  }

  @Test
  void write_withoutRequestAndTarget_isOneLine() {
    assertThat(log.wants(Level.INFO)).isTrue();
    log.write(Level.INFO, "400", "192.0.2.1", null, "malformed");
    assertThat(records.lines()).containsExactly("INFO 400 - from 192.0.2.1: malformed");
  }

  @Test
  void write_controlCharacters_areEscaped() {
    write("/a\r\nb\u001b[31m\"\\\u00ff");
    assertThat(records.lines().get(0)).contains("a.example/a\\x0d\\x0ab\\x1b[31m\"\\x5c\\xff from");
  }

  @Test
  void write_longPath_isCut() {
    write("/" + "x".repeat(1000));
    assertThat(records.lines().get(0)).contains("/" + "x".repeat(199) + "... from");
  }

  @Test
  void write_reasonThatQuotesTheClient_isEscapedAndCut() {
    assertThat(log.wants(Level.INFO)).isTrue();
    log.write(Level.INFO, "broken", "192.0.2.1", null, "field ':a\r\n\u00e9' " + "x".repeat(1000));
    String line = records.lines().get(0);
    assertThat(line).startsWith("INFO broken - from 192.0.2.1: field ':a\\x0d\\x0a\\xe9' xxx");
    assertThat(line).endsWith("xxx...");
    assertThat(line.length()).isLessThan(300);
  }

  @Test
  void wants_afterTooManyLines_isFalse() {
    for (int i = 0; i < 1000; i++) {
      write("/");
    }
    // More only if the test took several seconds.
    assertThat(records.lines().size()).isLessThan(500);
    assertThat(records.lines().size()).isAtLeast(20);
  }
}
