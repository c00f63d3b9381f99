package io.spooky.runtime.cli;

import io.spooky.runtime.plugin.Faults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The form of the log: {@code 2026-11-20T20:00:00.123Z INFO edge: message}. What comes from outside
 * cannot begin a line of its own: control characters are written as escapes. Stateless.
 */
final class LogLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String OURS = "io.spooky.";
  private static final String RUNTIME = "io.spooky.runtime.";

  private final Formatter messages =
      new Formatter() {
        @Override
        public String format(LogRecord event) {
          return formatMessage(event);
        }
      };

  /**
   * Returns an event's line, without its end.
   *
   * @param traces whether every exception comes with its stack, not only faults of the program
   */
  String format(LogRecord event, boolean traces) {
    StringBuilder line = new StringBuilder(160);
    Instant time = event.getInstant();
    line.append(TIME.format(time)).append(' ').append(level(event.getLevel())).append(' ');
    line.append(part(event.getLoggerName())).append(": ");
    appendClean(line, String.valueOf(messages.format(event)));
    Throwable thrown = event.getThrown();
    if (thrown != null) {
      appendThrown(line, thrown, traces || isFault(event, thrown));
    }
    return line.toString();
  }

  private static boolean isFault(LogRecord event, Throwable thrown) {
    return event.getLevel().equals(Level.SEVERE)
        && (thrown instanceof RuntimeException || thrown instanceof Error);
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN ";
    }
    if (value >= Level.CONFIG.intValue()) {
      return "INFO ";
    }
    return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
  }

  /** Returns the part of Spooky that speaks, such as {@code edge}; of others the logger's name. */
  private static String part(@Nullable String logger) {
    if (logger == null) {
      return "log";
    }
    String prefix = logger.startsWith(RUNTIME) ? RUNTIME : OURS;
    if (!logger.startsWith(prefix)) {
      return logger;
    }
    String rest = logger.substring(prefix.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static void appendThrown(StringBuilder line, Throwable thrown, boolean trace) {
    if (trace) {
      StringWriter stack = new StringWriter();
      thrown.printStackTrace(new PrintWriter(stack));
      // Indented, so that no line of it can pass for one of the log's.
      String text = stack.toString().stripTrailing();
      text.lines()
          .forEach(part -> appendClean(line.append(System.lineSeparator()).append("  "), part));
      return;
    }
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 4; depth++) {
      appendClean(line.append(depth == 0 ? ": " : "; "), Faults.text(cause));
      cause = cause.getCause();
    }
  }

  private static void appendClean(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
  }
}
