package io.spooky.runtime.cli;

import io.spooky.runtime.cli.ConfigSource.Loaded;
import io.spooky.runtime.cli.EdgeStarter.Running;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.plugin.Faults;
import io.spooky.spi.config.Problem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Puts the config in force as it is now, one time after the other on a daemon thread of its own.
 * Requests that come while one waits are the same request. Whatever goes wrong, the old config
 * stays.
 */
final class Reloader implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Reloader.class.getName());
  private static final long LAST_WAIT_SECONDS = 5;

  private final ConfigSource source;
  private final Running edge;
  private final Consumer<Loaded> inForce;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final AtomicLong succeeded = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "spooky-reloader");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Makes a reloader.
   *
   * @param inForce is told of each config that came in force; on the reloader's thread
   */
  Reloader(ConfigSource source, Running edge, Consumer<Loaded> inForce) {
    this.source = source;
    this.edge = edge;
    this.inForce = inForce;
  }

  /** Asks for a reload and returns at once. Safe for all threads, signal handlers included. */
  void request() {
    if (waiting.compareAndSet(false, true)) {
      try {
        executor.execute(this::reload);
      } catch (RejectedExecutionException e) {
        LOGGER.log(Level.INFO, "no reload while stopping");
      }
    }
  }

  private void reload() {
    // From here on the file may be read, so that a later request must read it again.
    waiting.set(false);
    if (edge.draining()) {
      LOGGER.log(Level.INFO, "no reload while draining");
      return;
    }
    try {
      swap();
      succeeded.incrementAndGet();
    } catch (ConfigRejectedException e) {
      failed.incrementAndGet();
      report(e);
    } catch (CommandException e) {
      failed.incrementAndGet();
      LOGGER.log(Level.ERROR, "reload refused, the old config stays: {0}", e.getMessage());
    } catch (Throwable e) {
      // A plugin or the compiler failed; the process serves on.
      failed.incrementAndGet();
      LOGGER.log(Level.ERROR, "reload failed, the old config stays: " + Faults.text(e), e);
    }
  }

  private void swap() throws ConfigRejectedException, CommandException {
    long start = System.nanoTime();
    Loaded loaded = source.load();
    edge.reload(loaded.proxy(), loaded.providers());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    inForce.accept(loaded);
    LOGGER.log(Level.INFO, "reloaded " + loaded.proxy().source() + " in " + millis + " ms");
  }

  // One event for each line: the log is read line by line, and an event cannot hold more.
  private void report(ConfigRejectedException rejected) {
    for (Problem problem : source.withLines(rejected.problems())) {
      Level level = problem.severity() == Problem.Severity.ERROR ? Level.ERROR : Level.WARNING;
      problem.lines(rejected.source()).forEach(line -> LOGGER.log(level, () -> line));
    }
    LOGGER.log(Level.ERROR, "reload refused, the old config stays: " + rejected.source());
  }

  /** Returns how many reloads came in force. */
  long succeeded() {
    return succeeded.get();
  }

  /** Returns how many reloads were refused or failed. */
  long failed() {
    return failed.get();
  }

  /** Takes no more requests and waits a moment for the one that runs. */
  @Override
  public void close() {
    // Without an interrupt: in the middle of a compilation it would look like a fault of ours.
    executor.shutdown();
    try {
      if (!executor.awaitTermination(LAST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOGGER.log(Level.WARNING, "a reload still runs");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
