package io.spooky.runtime.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a file has new content.
 *
 * <p>It looks twice a second and compares digests: whether the file was rewritten, renamed into
 * place or reached through another link makes no difference, and neither do clocks and file systems
 * without notifications. New content counts once it was the same at two looks, so that a file that
 * is being written is left alone. Runs on a daemon thread of its own.
 */
final class ConfigWatcher implements AutoCloseable {
  /** How often it looks; two looks and a compilation fit well into three seconds. */
  static final Duration PERIOD = Duration.ofMillis(500);

  private static final Logger LOGGER = System.getLogger(ConfigWatcher.class.getName());

  private final Path file;
  private final Runnable onChange;
  private @Nullable ByteBuffer known;
  private @Nullable ByteBuffer seen;
  private boolean gone;
  private @Nullable ScheduledExecutorService executor;

  /**
   * Makes a watcher that knows the content as of now; make it before the file is first used.
   *
   * @param onChange runs on the watcher's thread; must return soon
   */
  ConfigWatcher(Path file, Runnable onChange) {
    this.file = file;
    this.onChange = onChange;
    this.known = digest();
  }

  /** Starts looking. */
  void start() {
    ScheduledExecutorService fresh =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "spooky-config-watcher");
              thread.setDaemon(true);
              return thread;
            });
    executor = fresh;
    long millis = PERIOD.toMillis();
    var unused = fresh.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Looks once. Only for the watcher's thread, and for tests that never start it. */
  void look() {
    try {
      compare(digest());
    } catch (RuntimeException e) {
      // The executor would silently never look again.
      LOGGER.log(Level.ERROR, "cannot watch " + file, e);
    }
  }

  private void compare(@Nullable ByteBuffer now) {
    boolean asBefore = Objects.equals(now, seen);
    seen = now;
    if (!asBefore) {
      return;
    }
    if (now == null) {
      warnOnce();
      return;
    }
    gone = false;
    if (!now.equals(known)) {
      known = now;
      onChange.run();
    }
  }

  private void warnOnce() {
    // A rename may leave a gap of an instant, hence only at the second look.
    if (!gone) {
      gone = true;
      LOGGER.log(Level.WARNING, "{0} cannot be read; the config in force stays", file);
    }
  }

  private @Nullable ByteBuffer digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(Files.readAllBytes(file)));
    } catch (IOException | UncheckedIOException e) {
      return null;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
