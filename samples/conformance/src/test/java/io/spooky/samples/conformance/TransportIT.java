package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.Direction;
import io.spooky.samples.conformance.relay.RawUdp;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.conformance.volley.Client;
import io.spooky.samples.conformance.volley.Connection;
import io.spooky.samples.conformance.volley.Exchange;
import io.spooky.samples.conformance.volley.Limits;
import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.conformance.volley.Volley;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.RunningProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the QUIC interop runner tries, against an edge with a certificate of ten kilobytes. */
final class TransportIT extends BackendFaultFixture {
  private static final int SMALL = Integer.getInteger("spooky.transport.small", 2000);
  private static final long LARGE = Long.getLong("spooky.transport.large", 5 << 20);
  private static final long SEED = Long.getLong("spooky.seed", 11);
  private static final int INITIAL = 1200;
  private static final int VERSION_1 = 1;
  private static final Duration HOLE = Duration.ofSeconds(2);

  private UdpRelay relay;

  @Override
  void declare() {
    upstream("net", "", "a", "b");
  }

  @Override
  String listenKeys() throws Exception {
    return ", tls: { cert: %s, key: %s }".formatted(largeCertificate(), folder.resolve("key.pem"));
  }

  /** A certificate for so many names that it takes ten kilobytes. */
  private Path largeCertificate() throws Exception {
    Path store = folder.resolve("large.p12");
    String names =
        String.join(
            ",",
            IntStream.range(0, 240)
                .mapToObj(i -> "dns:a-rather-long-name-of-a-host-" + i + ".example.com")
                .toList());
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    RunningProcess.run(
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "edge",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost," + names,
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "changeit"));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    char[] password = "changeit".toCharArray();
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password);
    }
    byte[] certificate = keys.getCertificate("edge").getEncoded();
    assertThat(certificate.length).isAtLeast(10_000);
    pem("key.pem", "PRIVATE KEY", keys.getKey("edge", password).getEncoded());
    return pem("cert.pem", "CERTIFICATE", certificate);
  }

  private Path pem(String file, String kind, byte[] bytes) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    String whole = "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
    return Files.writeString(folder.resolve(file), whole);
  }

  @BeforeEach
  void relay() throws Exception {
    relay = new UdpRelay(spooky.port(), SEED);
  }

  @AfterEach
  void closeRelay() {
    relay.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1a2a3a4a, 0xfafafafa, 0x51303433, 0xff00001d, 2, 0x6b3343cf})
  void qtr02_unknownVersion_isAnsweredWithThoseSpoken(int version) throws Exception {
    try (RawUdp udp = new RawUdp(spooky.port())) {
      udp.send(RawUdp.longHeader(version, INITIAL));
      List<Integer> offered = RawUdp.versions(udp.receive());

      assertThat(offered).contains(VERSION_1);
      offered.removeIf(known -> known == VERSION_1 || (known & 0x0f0f0f0f) == 0x0a0a0a0a);
      assertThat(offered).isEmpty();
    }
  }

  /** The first to be answered is the one that comes last. */
  @ParameterizedTest
  @CsvSource({"1, 1199", "1, 600", "1, 60", "439041101, 1199", "439041101, 200", "439041101, 25"})
  void qtr02_shortDatagram_getsNoAnswer(int version, int size) throws Exception {
    try (RawUdp udp = new RawUdp(spooky.port())) {
      for (int i = 0; i < 5; i++) {
        udp.send(RawUdp.longHeader(version, size));
      }
      udp.send(RawUdp.longHeader(0x1a2a3a4a, INITIAL));
      byte[] answer = udp.receive();

      assertThat(RawUdp.versions(answer)).contains(VERSION_1);
      assertThat(udp.receivesMore()).isFalse();
    }
  }

  /** All at once: a client closes for some seconds before it says so. */
  @Test
  void qtr03_otherProtocols_areRefused() throws Exception {
    List<Client> others = new ArrayList<>();
    List<CompletableFuture<Connection>> begun = new ArrayList<>();
    for (String protocol :
        List.of("h3-29", "h3-30", "h3-31", "h3-32", "hq-interop", "h2", "http/1.1", "H3", "h3 ")) {
      Client other = new Client(Limits.USUAL.offering(protocol));
      others.add(other);
      begun.add(other.begin(spooky.port()));
    }
    for (CompletableFuture<Connection> connection : begun) {
      assertThrows(ExecutionException.class, () -> connection.get(60, TimeUnit.SECONDS));
    }
    others.forEach(Client::close);
    assertThat(send(Request.get("/net/who")).is(200)).isTrue();
  }

  /** 750 ms one way, as over a satellite. */
  @Test
  void qtr04_longRoundTrip_isServed() throws Exception {
    relay.set(Conditions.CLEAN.delaying(Duration.ofMillis(750), Duration.ZERO));
    Outcome outcome = client.connect(relay.port()).send(Request.get("/net/bytes/1000")).await();

    assertThat(outcome.digest()).isEqualTo(Bulk.digestOf(1000));
  }

  @Test
  void qtr05_manySmallAndSomeLarge_onOneConnection_areWhole() throws Exception {
    try (Client narrow = new Client(Limits.USUAL.windows(256 << 10, 64 << 10))) {
      Connection connection = narrow.connect(spooky.port());
      List<Exchange> large = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        large.add(connection.send(Request.get("/net/bytes/" + LARGE)));
      }
      // Credit for further streams comes back in halves of a hundred.
      List<Outcome> small =
          Volley.fire(List.of(connection), SMALL, 40, i -> Request.get("/net/bytes/32"));

      assertThat(Volley.failures(small)).isEmpty();
      String digest = Bulk.digestOf(32);
      assertThat(small.stream().allMatch(outcome -> outcome.digest().equals(digest))).isTrue();
      for (Exchange exchange : large) {
        assertThat(exchange.await().digest()).isEqualTo(Bulk.digestOf(LARGE));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.02, 0", "0.1, 0", "0, 0.02", "0.02, 0.02"})
  void qtr06_qtr07_transfers_areWhole(double loss, double corruption) throws Exception {
    Connection connection = client.connect(relay.port());
    relay.set(Conditions.CLEAN.losing(loss).corrupting(corruption));
    Outcome outcome = connection.send(Request.get("/net/bytes/2000000")).await();

    assertThat(outcome.digest()).isEqualTo(Bulk.digestOf(2_000_000));
  }

  /**
   * A client's first flight, sent once by somebody who then says nothing: what comes back, with all
   * repetitions, is at most three times as much (RFC 9000, section 8.1).
   */
  @Test
  void qtr11_amplification_staysBelowThree() throws Exception {
    relay.set(Direction.TO_CLIENT, Conditions.CLEAN.swallowing());
    Limits impatient = Limits.USUAL.idle(4);
    try (Client silent = new Client(impatient)) {
      CompletableFuture<Connection> never = silent.begin(relay.port());
      Await.until("an Initial", () -> relay.traffic(Direction.TO_EDGE).delivered() >= 1);
      relay.set(Direction.TO_EDGE, Conditions.CLEAN.swallowing());
      assertThrows(ExecutionException.class, () -> never.get(60, TimeUnit.SECONDS));
    }
    double sent = relay.traffic(Direction.TO_EDGE).deliveredBytes();
    double back = relay.traffic(Direction.TO_CLIENT).offeredBytes();

    System.out.printf("amplification %.0f / %.0f = %.2f%n", back, sent, back / sent);
    assertThat(back / sent).isAtMost(3.0);
    // The certificate alone would be more than that.
    assertThat(back / sent).isAtLeast(2.0);
  }

  @Test
  void qtr12_blackHoles_costNoConnection() throws Exception {
    relay.set(Conditions.CLEAN.delaying(Duration.ofMillis(10), Duration.ZERO));
    Connection connection = client.connect(relay.port());
    Exchange download = connection.send(Request.get("/net/bytes/" + 4 * LARGE));
    for (int i = 0; i < 3; i++) {
      long before = relay.traffic(Direction.TO_CLIENT).deliveredBytes();
      Await.until(
          "progress",
          () ->
              download.outcome().isDone()
                  || relay.traffic(Direction.TO_CLIENT).deliveredBytes() > before + LARGE / 2);
      relay.blackOut(Direction.TO_EDGE, HOLE);
      relay.blackOut(Direction.TO_CLIENT, HOLE);
    }

    assertThat(download.await().digest()).isEqualTo(Bulk.digestOf(4 * LARGE));
    assertThat(relay.traffic(Direction.TO_CLIENT).dropped()).isAtLeast(1);
  }
}
