package io.spooky.runtime.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Hands each event, as one line of text, to the thread that writes. Safe for all threads. */
final class LogHandler extends Handler {
  private final LogLines lines;
  private final LogLine line = new LogLine();
  private volatile boolean traces;

  LogHandler(LogLines lines) {
    this.lines = lines;
    setLevel(Level.ALL);
  }

  /** Sets whether every exception comes with its stack. */
  void traces(boolean all) {
    traces = all;
  }

  @Override
  public void publish(LogRecord event) {
    // Made into text here, since what a message is about may change or be freed once this returns.
    lines.add(line.format(event, traces));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
