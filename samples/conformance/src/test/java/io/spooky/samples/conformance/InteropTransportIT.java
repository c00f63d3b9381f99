package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.Unpooled;
import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.Direction;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.RunningProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of ngtcp2 (Debian package ngtcp2-client) over a bad network. */
@Tag("interop")
final class InteropTransportIT extends BackendFaultFixture {
  private static final int HANDSHAKES = Integer.getInteger("spooky.network.handshakes", 25);
  private static final long SEED = Long.getLong("spooky.seed", 13);
  private static final int LARGE = 4 << 20;
  private static final Pattern HANDSHAKE =
      Pattern.compile(" frm rx \\d+ Handshake CRYPTO\\(0x06\\) offset=\\d+ len=(\\d+)");
  private static final Conditions FAR =
      Conditions.CLEAN.delaying(Duration.ofMillis(20), Duration.ZERO);

  /** 30 s of handshake, and as long again until a client misses an answer that was lost. */
  private static final Duration LONGEST_CONNECTION = Duration.ofSeconds(120);

  private UdpRelay relay;
  private Path downloads;

  @Override
  void declare() {
    upstream("net", "", "a", "b");
  }

  @BeforeEach
  void relay() throws Exception {
    relay = new UdpRelay(spooky.port(), SEED);
    downloads = Files.createTempDirectory(folder, "downloads");
  }

  @AfterEach
  void closeRelay() {
    relay.close();
  }

  private List<String> command(List<String> options, String... paths) {
    List<String> command = new ArrayList<>(List.of("gtlsclient", "--quiet"));
    command.add("--exit-on-all-streams-close");
    command.add("--download=" + downloads);
    command.addAll(options);
    String port = Integer.toString(relay.port());
    command.addAll(List.of("127.0.0.1", port));
    for (String path : paths) {
      command.add("https://localhost:" + port + path);
    }
    return command;
  }

  private void assertDownloaded(int size) throws Exception {
    Bulk bulk = new Bulk();
    try (var bytes = Files.newInputStream(downloads.resolve(Integer.toString(size)))) {
      bulk.passed(Unpooled.wrappedBuffer(bytes.readAllBytes()));
    }
    assertThat(bulk.digest()).isEqualTo(Bulk.digestOf(size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES-128-GCM", "AES-256-GCM", "CHACHA20-POLY1305"})
  void qtr04_cipher_isServed(String cipher) throws Exception {
    String ciphers = "NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+" + cipher;
    RunningProcess.run(command(List.of("--ciphers=" + ciphers), "/net/bytes/100000"));

    assertDownloaded(100_000);
  }

  /** Loss and corruption of three datagrams in ten, both ways. */
  @ParameterizedTest
  @CsvSource({"0.3, 0", "0, 0.3"})
  void qtr06_qtr07_handshakes_succeed(double loss, double corruption) throws Exception {
    relay.set(Conditions.CLEAN.losing(loss).neverLosingMoreThan(3).corrupting(corruption));
    long before = arrived();
    List<RunningProcess> clients = new ArrayList<>();
    try {
      for (int i = 0; i < HANDSHAKES; i++) {
        List<String> patient = List.of("--handshake-timeout=30s", "--timeout=60s");
        clients.add(RunningProcess.start(command(patient, "/net/who")));
      }
      // How they end says nothing: what counts is what arrived.
      Await.until(
          "the end of all handshakes",
          LONGEST_CONNECTION,
          () ->
              arrived() - before == HANDSHAKES
                  || clients.stream().noneMatch(RunningProcess::isAlive));
    } finally {
      clients.forEach(RunningProcess::close);
    }

    // 48 of 50 come in the mean; few of them in one run vary.
    assertThat(arrived() - before).isAtLeast(HANDSHAKES * 43 / 50);
  }

  private long arrived() {
    return backend("net", "a").requests() + backend("net", "b").requests();
  }

  @Test
  void qtr06_lossOfTheClientsOwn_isServed() throws Exception {
    List<String> lossy = List.of("--tx-loss=0.1", "--rx-loss=0.1", "--handshake-timeout=30s");
    RunningProcess.run(command(lossy, "/net/bytes/1000000"));

    assertDownloaded(1_000_000);
  }

  @Test
  void qtr07_corruption_isServed() throws Exception {
    relay.set(Conditions.CLEAN.corrupting(0.02));
    RunningProcess.run(command(List.of("--handshake-timeout=30s"), "/net/bytes/1000000"));

    assertDownloaded(1_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1ms", "50ms", "200ms"})
  void qtr08_keyUpdate_isServed(String after) throws Exception {
    relay.set(FAR);
    RunningProcess.run(command(List.of("--key-update=" + after), "/net/bytes/" + LARGE));

    assertDownloaded(LARGE);
  }

  /** Who resumes is not sent the certificate again: what is left of the handshake is small. */
  @Test
  void qtr10_laterConnections_resume() throws Exception {
    List<String> remember = List.of("--session-file=" + folder.resolve("session"));
    int first = handshakeBytes(remember);
    assertThat(first).isAtLeast(400);
    for (int i = 0; i < 5; i++) {
      assertThat(handshakeBytes(remember)).isLessThan(first / 2);
    }
  }

  /** Downloads something, and returns the bytes of TLS messages that the edge sent for it. */
  private int handshakeBytes(List<String> options) throws Exception {
    List<String> talking = command(options, "/net/bytes/1000");
    talking.set(talking.indexOf("--quiet"), "--no-quic-dump");
    int bytes = 0;
    for (String line : RunningProcess.run(talking)) {
      Matcher message = HANDSHAKE.matcher(line);
      bytes += message.find() ? Integer.parseInt(message.group(1)) : 0;
    }
    assertDownloaded(1000);
    return bytes;
  }

  /** Ten NAT rebindings in a row; what is under way tells each time of the new port. */
  @Test
  void qtr13_tenRebindings_inOneDownload_areServed() throws Exception {
    relay.set(FAR);
    int size = 12 * LARGE;
    try (RunningProcess client = RunningProcess.start(command(List.of(), "/net/bytes/" + size))) {
      for (int i = 0; i < 10; i++) {
        long before = relay.traffic(Direction.TO_CLIENT).deliveredBytes();
        Await.until(
            "progress after rebinding " + i,
            Duration.ofSeconds(20),
            () -> relay.traffic(Direction.TO_CLIENT).deliveredBytes() > before + LARGE);
        relay.rebindPorts();
      }
      assertThat(client.awaitExit()).isEqualTo(0);
    }
    assertDownloaded(size);
  }

  @Test
  void qtr13_newAddress_isServed() throws Exception {
    relay.set(FAR);
    try (RunningProcess client = RunningProcess.start(command(List.of(), "/net/bytes/" + LARGE))) {
      Await.until(
          "half of it", () -> relay.traffic(Direction.TO_CLIENT).deliveredBytes() > LARGE / 2);
      relay.rebindAddress(3);
      assertThat(client.awaitExit()).isEqualTo(0);
    }
    assertDownloaded(LARGE);
  }

  @Test
  void qtr14_migrationOfTheClient_isServed() throws Exception {
    relay.set(FAR);
    RunningProcess.run(command(List.of("--change-local-addr=100ms"), "/net/bytes/" + LARGE));

    assertDownloaded(LARGE);
  }
}
