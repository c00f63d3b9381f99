package io.spooky.runtime.cli;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of the process: {@code java.util.logging}, to which {@link System.Logger} and Netty
 * write, one line for each event on standard error. While one is open, it has the root logger to
 * itself; closing it gives back what was there. One at a time.
 */
final class Logging implements AutoCloseable {
  /** Loggers that tell of their own inside; of them only warnings matter to who runs an edge. */
  private static final List<String> QUIET = List.of("io.netty", "jdk", "sun", "java", "javax");

  private final Logger root = Logger.getLogger("");
  // LogManager holds loggers weakly: without these the levels could be forgotten.
  private final List<Logger> quiet = QUIET.stream().map(Logger::getLogger).toList();
  private final Level levelBefore = root.getLevel();
  private final List<Handler> handlersBefore = List.of(root.getHandlers());
  private final LogLines lines;
  private final LogHandler handler;

  private Logging(PrintStream err) {
    this.lines = new LogLines(err);
    this.handler = new LogHandler(lines);
  }

  /** Sends all logs to a stream, at level {@code info} to begin with. */
  static Logging to(PrintStream err) {
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    Logging logging = new Logging(err);
    logging.handlersBefore.forEach(logging.root::removeHandler);
    logging.root.addHandler(logging.handler);
    logging.level("info");
    return logging;
  }

  /**
   * Sets the least severe level that is logged.
   *
   * @param name {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}
   */
  void level(String name) {
    Level level =
        switch (name) {
          case "error" -> Level.SEVERE;
          case "warn" -> Level.WARNING;
          case "debug" -> Level.FINE;
          case "trace" -> Level.FINER;
          default -> Level.INFO;
        };
    root.setLevel(level);
    Level least = level.intValue() > Level.WARNING.intValue() ? level : Level.WARNING;
    quiet.forEach(logger -> logger.setLevel(least));
    handler.traces(level.intValue() < Level.INFO.intValue());
  }

  /** Writes what waits, for a second at most, and gives the root logger back. */
  @Override
  public void close() {
    root.removeHandler(handler);
    handlersBefore.forEach(root::addHandler);
    root.setLevel(levelBefore);
    quiet.forEach(logger -> logger.setLevel(null));
    lines.close();
  }
}
