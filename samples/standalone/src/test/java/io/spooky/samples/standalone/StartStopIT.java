package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Call;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Origin;
import io.spooky.samples.standalone.support.OriginStream;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process begins and ends. */
final class StartStopIT {
  @TempDir Path folder;

  private Origin origin;
  private Path config;

  @BeforeEach
  void start() throws Exception {
    origin = new Origin("origin");
    config = folder.resolve("config.yaml");
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  @Test
  void term_letsRequestsFinish() throws Exception {
    Configs.write(config, Configs.to("drain: 10m\n", origin));
    try (Spooky spooky = Spooky.run(config);
        Http3Client client = new Http3Client()) {
      try (Http3Connection connection = client.connect(spooky.port())) {
        Call call = connection.get("/hold");
        OriginStream held = origin.awaitHeld();

        spooky.process().signal("TERM");
        spooky.process().awaitLine("draining");
        held.release();

        assertThat(call.await().text()).isEqualTo("origin");
      }
      assertThat(spooky.process().awaitExit()).isEqualTo(0);
    }
  }

  @Test
  void term_twice_stopsAtOnce() throws Exception {
    Configs.write(config, Configs.to("drain: 10m\n", origin));
    try (Spooky spooky = Spooky.run(config);
        Http3Client client = new Http3Client();
        Http3Connection connection = client.connect(spooky.port())) {
      Call call = connection.get("/hold");
      origin.awaitHeld();

      spooky.process().signal("TERM");
      spooky.process().awaitLine("draining");
      spooky.process().signal("TERM");

      // Long before the drain's end.
      assertThat(spooky.process().awaitExit()).isEqualTo(1);
      assertThat(call.response().isDone()).isFalse();
    }
  }

  @Test
  void int_drainsToo() throws Exception {
    Configs.write(config, Configs.to(origin));
    try (Spooky spooky = Spooky.run(config)) {
      spooky.process().signal("INT");

      assertThat(spooky.process().awaitExit()).isEqualTo(0);
    }
  }

  @Test
  void portInUse_isOneLine() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Configs.write(config, Configs.to(origin).replace("port: 0", "port: " + port));

      assertThat(refusal()).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void portOfAnotherSpooky_isOneLine() throws Exception {
    Configs.write(config, Configs.to(origin));
    try (Spooky first = Spooky.run(config)) {
      String port = Integer.toString(first.port());
      Configs.write(config, Configs.to(origin).replace("port: 0", "port: " + port));

      assertThat(refusal()).contains("127.0.0.1:" + port);
    }
  }

  @Test
  void certificateMissing_isToldOfEachFile() throws Exception {
    String tls = "address: 0.0.0.0, port: 0, tls: { cert: none.pem, key: none.key }";
    Configs.write(config, Configs.to(origin).replace("address: 127.0.0.1, port: 0", tls));

    List<String> lines = refusals();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("none.pem does not exist");
    assertThat(lines.get(1)).contains("none.key does not exist");
  }

  @Test
  void certificateUnreadable_isToldOfEachFile() throws Exception {
    Files.writeString(folder.resolve("edge.pem"), "no certificate");
    String tls = "port: 0, tls: { cert: edge.pem, key: edge.pem }";
    Configs.write(config, Configs.to(origin).replace("port: 0", tls));

    List<String> lines = refusals();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("edge.pem holds no certificate");
    assertThat(lines.get(1)).contains("edge.pem holds no private key");
  }

  @Test
  void pluginMissing_isOneLine() throws Exception {
    Configs.write(config, Configs.to("load_balancing: { type: mine }\n", origin));

    assertThat(refusal()).contains("unknown balancer 'mine'");
  }

  @Test
  void commands_endWithTheirCodes() throws Exception {
    Configs.write(config, Configs.to(origin));

    assertThat(exitCode("check", "--config", config.toString())).isEqualTo(0);
    assertThat(exitCode("describe", "--config", config.toString())).isEqualTo(0);
    assertThat(exitCode("check", "--config", folder + "/none.yaml")).isEqualTo(1);
    assertThat(exitCode("dance")).isEqualTo(2);
  }

  @Test
  void get_printsTheAnswer() throws Exception {
    Configs.write(config, Configs.to(origin));
    try (Spooky spooky = Spooky.run(config)) {
      String url = "https://localhost:" + spooky.port() + "/";
      RunningProcess get = Spooky.start(List.of(), List.of("get", "-k", url));

      assertThat(get.awaitExit()).isEqualTo(0);
      assertThat(get.text()).isEqualTo("origin");
    }
  }

  private static int exitCode(String... args) throws Exception {
    try (RunningProcess process = Spooky.start(List.of(), List.of(args))) {
      return process.awaitExit();
    }
  }

  /** Returns the one line of a start that is refused. */
  private String refusal() throws Exception {
    List<String> lines = refusals();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  /**
   * Returns what a start prints that is refused, but for the word on a missing certificate and for
   * the lines of the config that are shown below.
   */
  private List<String> refusals() throws Exception {
    List<String> run = List.of("run", "--config", config.toString());
    try (RunningProcess process = Spooky.start(List.of(), run)) {
      assertThat(process.awaitExit()).isEqualTo(1);
      return process.lines().stream()
          .filter(line -> !line.contains("self-signed") && !line.startsWith(" "))
          .toList();
    }
  }
}
