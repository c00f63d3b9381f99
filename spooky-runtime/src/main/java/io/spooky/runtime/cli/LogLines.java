package io.spooky.runtime.cli;

import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes lines from a bounded queue on a daemon thread, so that nobody who logs ever waits for a
 * terminal, a pipe or a disk. What does not fit is dropped and counted, and the count is written
 * once there is room. Safe for all threads.
 */
final class LogLines implements AutoCloseable {
  /** Lines that may wait. */
  static final int CAPACITY = 8192;

  private static final long LAST_WAIT_MILLIS = 1000;

  private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();
  private final PrintStream out;
  private final Thread writer;
  private volatile boolean closed;

  LogLines(PrintStream out) {
    this.out = out;
    this.writer = new Thread(this::write, "spooky-log");
    writer.setDaemon(true);
    writer.start();
  }

  /** Takes a line, or counts it as dropped; never waits. */
  void add(String line) {
    if (!queue.offer(line)) {
      dropped.incrementAndGet();
    }
  }

  /** Returns how many lines were dropped and not yet told of. */
  long dropped() {
    return dropped.get();
  }

  private void write() {
    while (!closed || !queue.isEmpty()) {
      try {
        String line = queue.poll(LAST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (line != null) {
          write(line);
        }
      } catch (InterruptedException e) {
        // Only close() interrupts: the loop ends once the queue is empty.
      }
    }
    tellDropped();
    out.flush();
  }

  private void write(String line) {
    tellDropped();
    out.println(line);
    if (queue.isEmpty()) {
      out.flush();
    }
  }

  private void tellDropped() {
    long count = dropped.getAndSet(0);
    if (count > 0) {
      out.println(
          "(" + count + " lines of the log were dropped here: it could not be written as fast)");
    }
  }

  /** Writes what waits, for a second at most: a stuck reader must not keep the process alive. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join(LAST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
