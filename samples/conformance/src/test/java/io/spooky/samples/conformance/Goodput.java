package io.spooky.samples.conformance;

import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long one large download takes on a clean and on a lossy network, for each congestion
 * control: {@code Goodput ROUNDS LOSS ALGORITHM...}. Needs gtlsclient.
 */
public final class Goodput {
  private static final int BYTES = 10_000_000;

  private Goodput() {}

  /** Prints megabytes per second, clean and lossy, and their ratio. */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    double loss = Double.parseDouble(args[1]);
    List<String> algorithms = Arrays.asList(args).subList(2, args.length);
    Path folder = Files.createTempDirectory("goodput");
    for (int round = 0; round < rounds; round++) {
      for (String algorithm : algorithms) {
        measure(folder, algorithm, loss, round);
      }
    }
  }

  private static void measure(Path folder, String algorithm, double loss, int round)
      throws Exception {
    String config =
        """
        listen: { address: 127.0.0.1, port: 0 }
        workers: 1
        edge: { congestion_control: %s }
        upstream:
          net:
            route: { path_prefix: /net }
            backends:
              - { id: a, address: '%s' }
        """;
    try (FaultyBackend backend = new FaultyBackend("a");
        Spooky spooky =
            Spooky.run(
                Configs.write(
                    folder.resolve("config.yaml"),
                    config.formatted(algorithm, backend.address())));
        UdpRelay relay = new UdpRelay(spooky.port(), round)) {
      Conditions far = Conditions.CLEAN.delaying(Duration.ofMillis(20), Duration.ZERO);
      relay.set(far);
      download(folder, relay.port());
      double clean = download(folder, relay.port());
      relay.set(far.losing(loss));
      double lossy = download(folder, relay.port());
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s clean %.2f MB/s lossy %.2f MB/s ratio %.2f",
              algorithm,
              clean,
              lossy,
              lossy / clean));
    }
  }

  private static double download(Path folder, int port) throws Exception {
    long start = System.nanoTime();
    RunningProcess.run(
        List.of(
            "gtlsclient",
            "--quiet",
            "--exit-on-all-streams-close",
            "--download=" + folder,
            "127.0.0.1",
            Integer.toString(port),
            "https://localhost:" + port + "/net/bytes/" + BYTES));
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    return Files.size(folder.resolve(Integer.toString(BYTES))) / 1e6 / seconds;
  }
}
