package io.spooky.samples.conformance.audit;

import io.spooky.samples.standalone.support.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link FaultyBackend} in a process of its own, which can be killed as often as wanted and keeps
 * its port and its journal. One thread at a time.
 */
public final class BackendProcess implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final String id;
  private final Path journal;
  private final String shares;
  private final long seed;
  private RunningProcess process;
  private int port;
  private int starts;

  /**
   * Starts it.
   *
   * @param shares of deeds, such as {@code REFUSE=0.1,KILL_DONE=0.01}; may be empty
   */
  public BackendProcess(String id, Path journal, String shares, long seed) throws Exception {
    this.id = id;
    this.journal = journal;
    this.shares = shares;
    this.seed = seed;
    if (!Files.exists(journal)) {
      Files.createFile(journal);
    }
    process = begin();
    awaitReady();
  }

  private RunningProcess begin() throws IOException {
    String fresh = Long.toString(seed + starts++);
    return RunningProcess.start(
        List.of(
            JAVA.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            BackendMain.class.getName(),
            id,
            Integer.toString(port),
            journal.toString(),
            fresh,
            shares));
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns {@code HOST:PORT}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Kills it as {@code kill -9} does, and awaits its end. */
  public void kill() throws Exception {
    process.close();
    process.awaitExit();
  }

  /** Starts it again, on the same port; {@link #awaitReady} tells when it listens. */
  public void restart() throws IOException {
    process = begin();
  }

  /** Awaits that it listens. */
  public void awaitReady() throws InterruptedException {
    port = Integer.parseInt(process.awaitLine("^backend on (\\d+)$").group(1));
  }

  /** Returns all that it ever executed. */
  public List<Journal.Entry> entries() throws IOException {
    return Journal.read(journal);
  }

  /** Kills it. */
  @Override
  public void close() {
    process.close();
  }
}
