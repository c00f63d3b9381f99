package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.Direction;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.conformance.volley.Client;
import io.spooky.samples.conformance.volley.Connection;
import io.spooky.samples.conformance.volley.Limits;
import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.conformance.volley.RawStream;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.conformance.volley.Volley;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.RunningProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordinary requests over bad networks. */
final class NetworkFaultsIT extends BackendFaultFixture {
  private static final int REQUESTS = Integer.getInteger("spooky.network.requests", 120);
  private static final int HANDSHAKES = Integer.getInteger("spooky.network.handshakes", 30);
  private static final long SEED = Long.getLong("spooky.seed", 20);
  private static final int CLIENTS = 3;
  private static final int IN_FLIGHT = 24;
  private static final int LARGE = 256 << 10;
  private static final long POST_BYTES = 8 << 10;
  private static final Duration MS_20 = Duration.ofMillis(20);
  private static final Duration MS_50 = Duration.ofMillis(50);

  private final List<Client> clients = new ArrayList<>();
  private UdpRelay relay;

  @Override
  void declare() {
    upstream("net", "", "a", "b");
  }

  @BeforeEach
  void relay() throws Exception {
    relay = new UdpRelay(spooky.port(), SEED);
  }

  @AfterEach
  void closeRelay() {
    clients.forEach(Client::close);
    clients.clear();
    relay.close();
  }

  /** Connects clients with sockets, and so paths, of their own. */
  private List<Connection> throughRelay(Limits limits) throws Exception {
    List<Connection> connected = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Client each = new Client(limits);
      clients.add(each);
      connected.add(each.connect(relay.port()));
    }
    return connected;
  }

  /** Seven small downloads, two uploads and a large download of each ten. */
  private static Request standard(int number) {
    return switch (number % 10) {
      case 0, 1 -> Request.post("/net/digest", POST_BYTES);
      case 2 -> Request.get("/net/bytes/" + LARGE);
      default -> Request.get("/net/bytes/1024");
    };
  }

  private static String expected(int number, Outcome outcome) {
    return switch (number % 10) {
      case 0, 1 -> outcome.text().equals(Bulk.digestOf(POST_BYTES)) ? outcome.digest() : "";
      case 2 -> Bulk.digestOf(LARGE);
      default -> Bulk.digestOf(1024);
    };
  }

  private void assertStandardLoadIsServed(List<Connection> over, int count) throws Exception {
    List<Outcome> outcomes = Volley.fire(over, count, IN_FLIGHT, NetworkFaultsIT::standard);

    assertThat(Volley.failures(outcomes)).isEmpty();
    for (int i = 0; i < count; i++) {
      assertThat(outcomes.get(i).digest()).isEqualTo(expected(i, outcomes.get(i)));
    }
  }

  static Stream<Arguments> networks() {
    Conditions clean = Conditions.CLEAN;
    return Stream.of(
        Arguments.of("loss 1 %", clean.losing(0.01)),
        Arguments.of("loss 5 %", clean.losing(0.05)),
        Arguments.of("loss 10 %", clean.losing(0.1)),
        Arguments.of("loss 5 % in runs of 8", clean.losing(0.05, 8)),
        Arguments.of("duplicates 5 %", clean.duplicating(0.05)),
        Arguments.of("everything twice", clean.duplicating(1)),
        Arguments.of("reordering 20 % by 50 ms", clean.reordering(0.2, MS_50)),
        Arguments.of("jitter 20 +- 20 ms", clean.delaying(MS_20, MS_20)),
        Arguments.of("corruption 1 %", clean.corrupting(0.01)),
        Arguments.of(
            "all of it",
            clean
                .losing(0.02)
                .duplicating(0.05)
                .reordering(0.1, MS_50)
                .delaying(MS_20, MS_20)
                .corrupting(0.01)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void flt20_badNetwork_failsNothing(String name, Conditions conditions) throws Exception {
    List<Connection> connected = throughRelay(Limits.USUAL);
    relay.set(conditions);

    assertStandardLoadIsServed(connected, REQUESTS);
  }

  /**
   * Less than what the interop runner asks of ngtcp2's client in {@link InteropTransportIT}:
   * Netty's own client gives up after 30 s, and loses heart at spoiled versions.
   */
  @ParameterizedTest
  @CsvSource({"0.15, 1, 0", "0.15, 3, 0", "0, 1, 0.05"})
  void qtr06_qtr07_handshakes_succeed(double loss, int run, double corruption) throws Exception {
    int mark = spooky.process().mark();
    assertHandshakesSucceed(Conditions.CLEAN.losing(loss, run).corrupting(corruption));

    assertThat(spooky.process().mark() - mark).isLessThan(10);
  }

  /** 48 of 50 have to, each within 30 s. */
  private void assertHandshakesSucceed(Conditions conditions) throws Exception {
    relay.set(conditions);
    List<CompletableFuture<Connection>> begun = new ArrayList<>();
    for (int i = 0; i < HANDSHAKES; i++) {
      begun.add(client.begin(relay.port()));
    }
    int succeeded = 0;
    for (CompletableFuture<Connection> connection : begun) {
      try {
        Connection made = connection.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
        succeeded += made.send(Request.get("/net/who")).await().is(200) ? 1 : 0;
      } catch (ExecutionException e) {
        // Counted below.
      }
    }
    assertWithMessage("of " + HANDSHAKES).that(succeeded).isAtLeast(HANDSHAKES * 48 / 50);
  }

  /**
   * The client sends the end again, together with bytes that had arrived before: what the edge has
   * of the stream already must not hide the end that comes with it.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 500, 4000})
  void flt20_endRepeatedWithOldBytes_endsTheRequest(int size) throws Exception {
    Connection connection = client.connect(relay.port());
    assertThat(connection.send(Request.get("/net/who")).await().is(200)).isTrue();
    FaultyBackend[] both = {backend("net", "a"), backend("net", "b")};
    long requests = both[0].requests() + both[1].requests();
    long bytes = both[0].bodyBytes() + both[1].bodyBytes();
    RawStream stream = connection.open().get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
    relay.set(Direction.TO_CLIENT, Conditions.CLEAN.swallowing());
    stream.write(
        RawStream.joined(
            RawStream.headers(
                ":method", "POST", ":scheme", "https", ":authority", "a.b", ":path", "/net/who"),
            RawStream.data(size)),
        false);
    Await.until(
        "head and body",
        () ->
            both[0].requests() + both[1].requests() == requests + 1
                && both[0].bodyBytes() + both[1].bodyBytes() == bytes + size);
    relay.set(Direction.TO_EDGE, Conditions.CLEAN.swallowing());
    long dropped = relay.traffic(Direction.TO_EDGE).dropped();
    stream.write(new byte[0], true);
    Await.until("a lost end", () -> relay.traffic(Direction.TO_EDGE).dropped() > dropped);
    relay.set(Conditions.CLEAN);

    stream.ended().get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1200, 1252, 1280, 1350, 1400, 1472, 1500})
  void flt25_smallMtu_failsNothing(int largest) throws Exception {
    relay.set(Conditions.CLEAN.upTo(largest));

    assertStandardLoadIsServed(throughRelay(Limits.USUAL), 30);
  }

  /** The path shrinks while it is in use. */
  @Test
  void flt25_mtuThatShrinks_failsNothing() throws Exception {
    List<Connection> connected = throughRelay(Limits.USUAL);
    assertStandardLoadIsServed(connected, 30);
    relay.set(Conditions.CLEAN.upTo(1200));

    assertStandardLoadIsServed(connected, 30);
  }

  @ParameterizedTest
  @CsvSource({"1, 65536", "2, 100", "3, 1", "3, 0", "0, 0"})
  void flt27_fewStreamsForTheEdge_areServedOrRefused(int streams, long window) throws Exception {
    try (Client narrow = new Client(Limits.USUAL.uni(streams, window))) {
      Outcome outcome = narrow.connect(spooky.port()).send(standard(0)).await();

      String told = outcome.toString();
      assertWithMessage(told).that(outcome.is(200) || outcome.end() != Outcome.End.FIN).isTrue();
      assertWithMessage(told).that(outcome.is(200) || streams == 0).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 100", "100, 1000", "4000, 4000", "64, 64", "20000, 10"})
  void flt27_tinyWindows_areServed(long connectionWindow, long streamWindow) throws Exception {
    try (Client narrow = new Client(Limits.USUAL.windows(connectionWindow, streamWindow))) {
      Connection connection = narrow.connect(spooky.port());
      List<Outcome> outcomes =
          Volley.fire(List.of(connection), 10, 5, i -> Request.get("/net/bytes/5000"));

      assertThat(Volley.failures(outcomes)).isEmpty();
      outcomes.forEach(o -> assertThat(o.digest()).isEqualTo(Bulk.digestOf(5000)));
    }
  }

  /** The relay saw traffic, or all of the above means nothing. */
  @Test
  void relay_isOnTheWay() throws Exception {
    assertStandardLoadIsServed(throughRelay(Limits.USUAL), 10);

    assertThat(relay.traffic(Direction.TO_CLIENT).deliveredBytes()).isAtLeast(LARGE);
    assertThat(relay.traffic(Direction.TO_EDGE).deliveredBytes()).isAtLeast(2 * POST_BYTES);
  }
}
