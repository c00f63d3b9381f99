package io.spooky.samples.standalone.verdict;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine says of a config that is right by itself. */
final class MachineVerdictsIT {
  @TempDir Path folder;

  private static String config(int port) {
    return """
        listen: { address: 127.0.0.1, port: %d }
        workers: 2
        upstream:
          all:
            route: { path_prefix: / }
            backends:
              - { id: a, address: "127.0.0.1:9" }
        """
        .formatted(port);
  }

  /** Returns what a command says when it refuses. */
  private static String refusal(String... args) throws Exception {
    try (RunningProcess process = Spooky.start(List.of(), List.of(args))) {
      assertThat(process.awaitExit()).isEqualTo(1);
      return process.awaitLine("^spooky: (.*)").group(1);
    }
  }

  @Test
  void missingPluginFolder_isRefusedByAllInTheSameWords() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    String text = config(0);
    String file = Configs.write(folder.resolve("config.yaml"), text).toString();
    try (Spooky spooky = Spooky.run(Path.of(file), "--no-watch", "--plugins", plugins.toString())) {
      Files.delete(plugins);
      spooky.process().signal("HUP");
      String reload =
          spooky.process().awaitLine("reload refused, the old config stays: (.*)").group(1);

      assertThat(reload).contains(plugins.toString());
      assertThat(refusal("check", "--config", file, "--plugins", plugins.toString()))
          .isEqualTo(reload);
      assertThat(refusal("run", "--config", file, "--plugins", plugins.toString()))
          .isEqualTo(reload);
    }
  }

  @Test
  void portInUse_isTheStartsBusinessAlone() throws Exception {
    Path file = folder.resolve("config.yaml");
    Configs.write(file, config(0));
    try (Spooky spooky = Spooky.run(file, "--no-watch");
        DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      Configs.write(file, config(taken.getLocalPort()));

      RunningProcess.run(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-jar",
              Spooky.jar().toString(),
              "check",
              "--config",
              file.toString()));
      assertThat(refusal("run", "--config", file.toString()))
          .startsWith("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      spooky.process().signal("HUP");
      spooky.process().awaitLine("config.yaml:\\[1,37\\] SPK0591 listener 1: port cannot change");
    }
  }
}
