package io.spooky.samples.standalone.verdict;

import io.spooky.runtime.cli.Cli;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import io.spooky.runtime.edge.EdgeStartException;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Asks for verdicts on one file: {@code check} and a start in this process, since a process for
 * each takes a second; a reload of a packaged jar that runs all the time.
 */
final class Verdicts implements AutoCloseable {
  private static final List<String> OPTIONS = List.of("--no-watch", "--log-level", "info");

  private final ConfigCompiler compiler =
      ServiceLoader.load(ConfigCompiler.class).findFirst().orElseThrow();
  private final Path config;
  private final Spooky running;

  /**
   * Starts the edge that is reloaded, with {@link GeneratedConfig#BASE}.
   *
   * @param folder where certificates are
   */
  Verdicts(Path folder) throws Exception {
    config = folder.resolve("config.yaml");
    put(GeneratedConfig.BASE);
    running = Spooky.run(config, OPTIONS.toArray(new String[0]));
  }

  /** Puts a config in place. */
  void put(String text) throws Exception {
    Files.writeString(config, text);
  }

  /** Returns what {@code check} says, by the command line as a call. */
  Verdict check() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exitCode = Cli.run(new String[] {"check", "--config", config.toString()}, out, out);
    return Verdict.read(exitCode == 0, config, said.toString(StandardCharsets.UTF_8).lines());
  }

  /**
   * Starts an edge and stops it again; fails if the machine, not the config, keeps it from that.
   */
  Verdict start() throws EdgeStartException {
    ClassLoader providers = Verdicts.class.getClassLoader();
    try {
      CompiledProxy proxy = compiler.compile(config, providers);
      Edge.start(proxy, new EdgeOptions(providers, System::getenv, config.getParent(), false))
          .close();
      return new Verdict(true, List.of());
    } catch (ConfigRejectedException e) {
      return Verdict.refused(e.problems());
    }
  }

  /** Returns what the running edge says of the file. */
  Verdict reload() throws Exception {
    RunningProcess process = running.process();
    int mark = process.mark();
    process.signal("HUP");
    String outcome =
        process
            .awaitLine("reloaded .* in \\d+ ms|, the old config stays", mark, RunningProcess.LIMIT)
            .group();
    return Verdict.read(
        outcome.startsWith("reloaded"), config, process.lines().stream().skip(mark));
  }

  /** Returns what {@code check} of the packaged jar says. */
  Verdict checkOfTheJar() throws Exception {
    try (RunningProcess process =
        Spooky.start(List.of(), List.of("check", "--config", config.toString()))) {
      int exitCode = process.awaitExit();
      return Verdict.read(exitCode == 0, config, process.lines().stream());
    }
  }

  /**
   * Starts the packaged jar.
   *
   * @param accepted what is to be awaited: that it serves, or that it ends by itself
   */
  Verdict startOfTheJar(boolean accepted) throws Exception {
    List<String> command = new ArrayList<>(List.of("run", "--config", config.toString()));
    command.addAll(OPTIONS);
    try (RunningProcess process = Spooky.start(List.of(), command)) {
      if (accepted) {
        process.awaitLine("^listening on ");
      } else {
        process.awaitExit();
      }
      return Verdict.read(accepted, config, process.lines().stream());
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
