package io.spooky.samples.standalone.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The packaged jar as a process that serves; or any other of its commands. */
public final class Spooky implements AutoCloseable {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final RunningProcess process;
  private final int port;

  private Spooky(RunningProcess process) throws InterruptedException {
    this.process = process;
    this.port =
        Integer.parseInt(process.awaitLine("^listening on .*:(\\d+) \\(http3\\)$").group(1));
  }

  /** Returns the jar under test. */
  public static Path jar() {
    return Path.of(System.getProperty("spooky.jar"));
  }

  /** Serves a config until it is closed, with every buffer watched. */
  public static Spooky run(Path config, String... args) throws Exception {
    return run(List.of("-Dio.netty.leakDetection.level=paranoid"), config, args);
  }

  /** Serves a config until it is closed, on a machine with options. */
  public static Spooky run(List<String> javaOptions, Path config, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("run", "--config", config.toString()));
    command.addAll(List.of(args));
    RunningProcess process = start(javaOptions, command);
    try {
      return new Spooky(process);
    } catch (AssertionError | InterruptedException e) {
      process.close();
      throw e;
    }
  }

  /** Starts a command of the jar. */
  public static RunningProcess start(List<String> javaOptions, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(args);
    return RunningProcess.start(command);
  }

  /** Returns the process. */
  public RunningProcess process() {
    return process;
  }

  /** Returns the port it listens on, on loopback. */
  public int port() {
    return port;
  }

  /** Returns what its memory holds. */
  public Memory memory() {
    return new Memory(process.pid());
  }

  /**
   * Fails if a buffer was lost. The detector tells of what was collected when the next buffer is
   * made, hence the traffic.
   */
  public void assertNoLeak(Callable<?> traffic) throws Exception {
    for (int i = 0; i < 2; i++) {
      memory().collect();
      traffic.call();
    }
    refuseLeaks();
  }

  private void refuseLeaks() {
    if (process.text().contains("LEAK")) {
      throw new AssertionError(process.text());
    }
  }

  /** Ends the process at once, and fails if it had reported a lost buffer by then. */
  @Override
  public void close() {
    process.close();
    refuseLeaks();
  }
}
