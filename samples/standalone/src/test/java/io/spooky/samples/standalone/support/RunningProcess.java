package io.spooky.samples.standalone.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process whose output, both streams in one, is kept and can be awaited. Safe for all threads.
 */
public final class RunningProcess implements AutoCloseable {
  /** How long the slowest of all events may take on the slowest of all machines. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  /** A shell's background job ignores SIGINT, and so would all that it starts. */
  private static final List<String> HEEDING_SIGNALS = List.of("env", "--default-signal");

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private RunningProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a program that inherits nothing but the environment. */
  public static RunningProcess start(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(HEEDING_SIGNALS);
    whole.addAll(command);
    return new RunningProcess(new ProcessBuilder(whole).redirectErrorStream(true).start());
  }

  /** Runs a program to its end and returns what it printed; fails if it does. */
  public static List<String> run(List<String> command) throws Exception {
    try (RunningProcess process = start(command)) {
      int exitCode = process.awaitExit();
      if (exitCode != 0) {
        throw new AssertionError(command + " ended with " + exitCode + ":\n" + process.text());
      }
      return process.lines();
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(this::add);
    } catch (UncheckedIOException | IOException e) {
      // The process was destroyed.
      add(e.toString());
    }
    synchronized (lines) {
      ended = true;
      lines.notifyAll();
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }

  /** Returns the process's id. */
  public long pid() {
    return process.pid();
  }

  /** Returns all lines so far. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Returns all output so far. */
  public String text() {
    return String.join("\n", lines());
  }

  /** Returns how many lines there are, to await what comes after them. */
  public int mark() {
    return lines().size();
  }

  /** Awaits a line in which the expression is found, from the first line on. */
  public Matcher awaitLine(String expression) throws InterruptedException {
    return awaitLine(expression, 0, LIMIT);
  }

  /** Awaits a line in which the expression is found, from a mark on, for a limited time. */
  public Matcher awaitLine(String expression, int mark, Duration limit)
      throws InterruptedException {
    Pattern pattern = Pattern.compile(expression);
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lines) {
      for (int i = mark; ; i++) {
        awaitMore(i, deadline, expression);
        Matcher matcher = pattern.matcher(lines.get(i));
        if (matcher.find()) {
          return matcher;
        }
      }
    }
  }

  private void awaitMore(int index, long deadline, String expression) throws InterruptedException {
    while (lines.size() <= index) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (ended || millis <= 0) {
        String reason = ended ? "the process ended" : "in vain";
        throw new AssertionError("awaited '" + expression + "', " + reason + ":\n" + text());
      }
      lines.wait(millis);
    }
  }

  /** Sends a signal, by its name without SIG. */
  public void signal(String name) throws Exception {
    run(List.of("kill", "-" + name, Long.toString(pid())));
  }

  /** Returns whether the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Awaits the end of the process and of its output, and returns the exit code. */
  public int awaitExit() throws InterruptedException {
    return awaitExit(LIMIT);
  }

  /** Awaits the end of the process for a limited time. */
  public int awaitExit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(process.pid() + " does not end:\n" + text());
    }
    reader.join(limit.toMillis());
    return process.exitValue();
  }

  /** Ends the process at once, if it runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
