package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.Unpooled;
import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.Direction;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.conformance.volley.Client;
import io.spooky.samples.conformance.volley.Limits;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.RunningProcess;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.kwik.flupke.Http3ClientBuilder;

/** Clients whose address changes: kwik's, since Netty's gives the edge no ids to answer from. */
final class RebindingIT extends BackendFaultFixture {
  private static final long SEED = Long.getLong("spooky.seed", 21);
  private static final int LARGE = 256 << 10;
  private static final int CHANGES = 10;
  private static final Duration MS_20 = Duration.ofMillis(20);
  private static final Conditions FAR = Conditions.CLEAN.delaying(MS_20, Duration.ZERO);

  private UdpRelay relay;
  private HttpClient kwik;

  @Override
  void declare() {
    upstream("net", "", "a", "b");
  }

  @BeforeEach
  void relay() throws Exception {
    relay = new UdpRelay(spooky.port(), SEED);
    kwik =
        new Http3ClientBuilder()
            .disableCertificateCheck()
            .connectTimeout(RunningProcess.LIMIT)
            .build();
  }

  @AfterEach
  void closeRelay() {
    relay.close();
  }

  private HttpRequest.Builder request(String path) {
    URI uri = URI.create("https://localhost:" + relay.port() + path);
    return HttpRequest.newBuilder(uri).timeout(RunningProcess.LIMIT);
  }

  private CompletableFuture<HttpResponse<byte[]>> get(String path) {
    return kwik.sendAsync(request(path).build(), BodyHandlers.ofByteArray());
  }

  private CompletableFuture<HttpResponse<byte[]>> post(byte[] body) {
    HttpRequest request = request("/net/digest").POST(BodyPublishers.ofByteArray(body)).build();
    return kwik.sendAsync(request, BodyHandlers.ofByteArray());
  }

  private static byte[] body(CompletableFuture<HttpResponse<byte[]>> response) throws Exception {
    return response.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS).body();
  }

  private static String text(CompletableFuture<HttpResponse<byte[]>> response) throws Exception {
    return new String(body(response), StandardCharsets.US_ASCII);
  }

  private static void assertDownloaded(int size, CompletableFuture<HttpResponse<byte[]>> response)
      throws Exception {
    Bulk bulk = new Bulk();
    bulk.passed(Unpooled.wrappedBuffer(body(response)));
    assertThat(bulk.digest()).isEqualTo(Bulk.digestOf(size));
  }

  /** Waits until more has passed in a direction. */
  private void awaitProgress(Direction direction, long bytes) throws Exception {
    awaitProgress(direction, bytes, List.of());
  }

  /** Waits until more has passed in a direction, or all that was to pass. */
  private void awaitProgress(
      Direction direction, long bytes, List<CompletableFuture<HttpResponse<byte[]>>> all)
      throws Exception {
    long before = relay.traffic(direction).deliveredBytes();
    Await.until(
        bytes + " bytes more",
        () ->
            relay.traffic(direction).deliveredBytes() - before > bytes
                || !all.isEmpty() && all.stream().allMatch(CompletableFuture::isDone));
  }

  @Test
  void flt21_betweenRequests_failsNothing() throws Exception {
    for (int i = 0; i < 12; i++) {
      assertDownloaded(LARGE, get("/net/bytes/" + LARGE));
      relay.rebindPorts();
    }
  }

  /** Connections begin while a worker's socket is not open yet, and end up with another. */
  @Test
  void flt21_duringHandshakes_reachesTheWorkerThatBegan() throws Exception {
    relay.divideHandshakes();
    for (int i = 0; i < 12; i++) {
      try (Client client = new Client(Limits.USUAL)) {
        assertThat(client.connect(relay.port()).send(Request.get("/net/bytes/10")).await().is(200))
            .isTrue();
      }
    }
  }

  /** What was under way when the port changed tells the edge of the new one. */
  @Test
  void flt21_duringDownloads_failsNothing() throws Exception {
    relay.set(FAR);
    assertDownloaded(10, get("/net/bytes/10"));
    for (int i = 0; i < CHANGES; i++) {
      var download = get("/net/bytes/" + 4 * LARGE);
      awaitProgress(Direction.TO_CLIENT, 2 * LARGE);
      relay.rebindPorts();
      assertDownloaded(4 * LARGE, download);
    }
  }

  /** From one change each round trip to rare ones. */
  @ParameterizedTest
  @ValueSource(ints = {50, 150, 400})
  void qtr13_tenInARow_duringConcurrentDownloads_failNothing(int everyMillis) throws Exception {
    relay.set(FAR);
    assertDownloaded(10, get("/net/bytes/10"));
    List<CompletableFuture<HttpResponse<byte[]>>> downloads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      downloads.add(get("/net/bytes/" + 6 * LARGE));
    }
    for (int i = 0; i < CHANGES; i++) {
      awaitProgress(Direction.TO_CLIENT, 3000, downloads);
      relay.rebindPorts();
      TimeUnit.MILLISECONDS.sleep(everyMillis);
    }
    for (var download : downloads) {
      assertDownloaded(6 * LARGE, download);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200})
  void qtr13_duringUploads_failNothing(int everyMillis) throws Exception {
    relay.set(FAR);
    assertDownloaded(10, get("/net/bytes/10"));
    byte[] bytes = new byte[8 * LARGE];
    List<CompletableFuture<HttpResponse<byte[]>>> uploads = List.of(post(bytes), post(bytes));
    for (int i = 0; i < CHANGES; i++) {
      awaitProgress(Direction.TO_EDGE, 3000, uploads);
      relay.rebindPorts();
      TimeUnit.MILLISECONDS.sleep(everyMillis);
    }
    for (var upload : uploads) {
      assertThat(text(upload)).startsWith(bytes.length + "-");
    }
  }

  /** As from one network to another: all of a window goes to where the client is no more. */
  @Test
  void qtr13_withLossOfEverythingUnderWay_failsNothing() throws Exception {
    relay.set(FAR);
    assertDownloaded(10, get("/net/bytes/10"));
    for (int i = 0; i < 6; i++) {
      var download = get("/net/bytes/" + 8 * LARGE);
      awaitProgress(Direction.TO_CLIENT, 4 * LARGE);
      relay.moveAway(2 + i);
      assertDownloaded(8 * LARGE, download);
    }
  }

  /** Who knows a connection's id, but no keys, may not have anything sent to any address. */
  @Test
  void adr06_forgedDatagrams_divertNothing() throws Exception {
    relay.set(FAR);
    assertDownloaded(10, get("/net/bytes/10"));
    var download = get("/net/bytes/" + 16 * LARGE);
    awaitProgress(Direction.TO_CLIENT, LARGE);
    try (DatagramSocket forger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      InetSocketAddress edge =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), spooky.port());
      while (!download.isDone()) {
        byte[] forged = relay.lastToEdge().clone();
        forged[forged.length - 1] ^= 1;
        forger.send(new DatagramPacket(forged, forged.length, edge));
        awaitProgress(Direction.TO_EDGE, 0, List.of(download));
      }
      assertDownloaded(16 * LARGE, download);
      forger.setSoTimeout(200);
      byte[] room = new byte[2000];
      assertThrows(
          SocketTimeoutException.class,
          () -> forger.receive(new DatagramPacket(room, room.length)));
    }
  }

  /** HDR-02: the address that backends are told of is one that was validated. */
  @Test
  void flt21_newAddress_isToldOnceItIsValidated() throws Exception {
    assertThat(text(get("/net/from"))).isEqualTo("127.0.0.1");
    relay.rebindAddress(2);

    Await.until(
        "the new address",
        () -> {
          String address = text(get("/net/from"));
          assertThat(address).isAnyOf("127.0.0.1", "127.0.0.2");
          return address.equals("127.0.0.2");
        });
    relay.set(FAR);
    for (int i = 0; i < 50; i++) {
      // Visits of the old path are not heard of.
      assertWithMessage("request " + i).that(text(get("/net/from"))).isEqualTo("127.0.0.2");
    }
  }
}
