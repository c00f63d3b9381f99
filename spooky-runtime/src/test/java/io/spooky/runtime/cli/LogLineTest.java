package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private static LogRecord event(Level level, String logger, String message) {
    LogRecord event = new LogRecord(level, message);
    event.setLoggerName(logger);
    event.setInstant(Instant.parse("2026-11-20T20:00:00.123456Z"));
    return event;
  }

  private static String format(LogRecord event, boolean traces) {
    return new LogLine().format(event, traces);
  }

  @Test
  void format_eventOfThePartOfSpooky_isOneLine() {
    LogRecord event = event(Level.INFO, "io.spooky.runtime.edge.Edge", "up with {0} workers");
    event.setParameters(new Object[] {2});
    assertThat(format(event, false))
        .isEqualTo("2026-11-20T20:00:00.123Z INFO  edge: up with 2 workers");
  }

  @Test
  void format_levels_areFiveWords() {
    List<Level> levels = List.of(Level.SEVERE, Level.WARNING, Level.INFO, Level.FINE, Level.FINER);
    assertThat(levels.stream().map(level -> format(event(level, "a.b", "m"), false)).toList())
        .containsExactly(
            "2026-11-20T20:00:00.123Z ERROR a.b: m",
            "2026-11-20T20:00:00.123Z WARN  a.b: m",
            "2026-11-20T20:00:00.123Z INFO  a.b: m",
            "2026-11-20T20:00:00.123Z DEBUG a.b: m",
            "2026-11-20T20:00:00.123Z TRACE a.b: m")
        .inOrder();
  }

  @Test
  void format_controlCharacters_areEscaped() {
    String line = format(event(Level.INFO, "io.spooky.health", "a\r\nb\u001b[2J\u2028c"), false);
    assertThat(line)
        .isEqualTo("2026-11-20T20:00:00.123Z INFO  health: a\\u000d\\u000ab\\u001b[2J\\u2028c");
  }

  @Test
  void format_exception_isOneLineUnlessTraced() {
    LogRecord event = event(Level.WARNING, "io.spooky.runtime.transport.Pool", "failed");
    event.setThrown(new IOException("no route", new IllegalStateException("odd")));
    assertThat(format(event, false))
        .isEqualTo(
            "2026-11-20T20:00:00.123Z WARN  transport: failed: IOException: no route;"
                + " IllegalStateException: odd");
    assertThat(format(event, true)).contains("\\u0009at io.spooky");
  }

  @Test
  void format_fault_comesWithItsStack() {
    LogRecord event = event(Level.SEVERE, "io.spooky.runtime.edge.Edge", "failed");
    event.setThrown(new IllegalStateException("odd"));
    List<String> lines = format(event, false).lines().toList();
    assertThat(lines.size()).isGreaterThan(2);
    assertThat(lines.get(1)).isEqualTo("  java.lang.IllegalStateException: odd");
  }
}
