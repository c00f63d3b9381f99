package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.relay.Conditions;
import io.spooky.samples.conformance.relay.UdpRelay;
import io.spooky.samples.conformance.volley.Await;
import io.spooky.samples.conformance.volley.Client;
import io.spooky.samples.conformance.volley.Connection;
import io.spooky.samples.conformance.volley.Exchange;
import io.spooky.samples.conformance.volley.Limits;
import io.spooky.samples.conformance.volley.RawStream;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.standalone.support.RunningProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that change their minds or vanish, at any point and in any way. How often by {@code
 * spooky.cancel.requests}, {@code spooky.cancel.scripts} and {@code spooky.cancel.vanishing}.
 */
final class ClientCancelsIT extends BackendFaultFixture {
  private static final int REQUESTS = Integer.getInteger("spooky.cancel.requests", 1000);
  private static final int SCRIPTS = Integer.getInteger("spooky.cancel.scripts", 1000);
  private static final int VANISHING = Integer.getInteger("spooky.cancel.vanishing", 40);
  private static final int VANISHING_AT_ONCE = 40;
  private static final long SEED = Long.getLong("spooky.seed", System.nanoTime());

  /** Netty's client keeps what it reset until its connection closes. */
  private static final int STREAMS_OF_A_CONNECTION = 50;

  private static final int CANCELLED = 0x10c;
  private static final int VICTIM_EVERY = 50;

  /** How a client gives up. */
  enum Way {
    RESET_AND_STOP_SENDING,
    STOP_SENDING,
    CLOSE_CONNECTION
  }

  @Override
  void declare() {
    String patient = "timeouts: { response_head: 0 }\nhealth_check: { failure_threshold: 1000 }";
    upstream("one", patient, "a");
  }

  @Override
  String more() {
    return "edge: { idle: 6s }\n";
  }

  private FaultyBackend backend() {
    return backend("one", "a");
  }

  private void awaitNothingOpen() throws Exception {
    Await.until("no stream open at the backend", () -> backend().openStreams() == 0);
  }

  @Test
  void flt22_vanishedClients_leaveNothingBehind() throws Exception {
    int files = openFiles();
    for (int vanished = 0; vanished < VANISHING; vanished += VANISHING_AT_ONCE) {
      vanish(Math.min(VANISHING_AT_ONCE, VANISHING - vanished));
    }
    assertThat(openFiles()).isAtMost(files + 2);
    assertThat(victim(client.connect(spooky.port()))).isTrue();
  }

  /** Lets clients vanish in the middle of their downloads, and waits until they are forgotten. */
  private void vanish(int count) throws Exception {
    long resets = backend().resetsReceived();
    List<Exchange> downloads = new ArrayList<>();
    // Slow downloads: at full speed, with every buffer traced, they keep the edge busy for long,
    // and a time-out is at least three times what QUIC then takes for a round trip.
    try (UdpRelay relay = new UdpRelay(spooky.port(), SEED);
        Client clients = new Client(Limits.USUAL.windows(1 << 20, 1 << 13))) {
      relay.set(Conditions.CLEAN.delaying(Duration.ofMillis(50), Duration.ZERO));
      for (Connection connection : clients.connect(relay.port(), count)) {
        downloads.add(connection.send(Request.get("/one/bytes/200000000")));
      }
      for (Exchange download : downloads) {
        download.awaitBody();
      }
      relay.set(Conditions.CLEAN.swallowing());

      awaitNothingOpen();
    }
    assertThat(backend().resetsReceived() - resets).isEqualTo(count);
  }

  private int openFiles() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + spooky.process().pid() + "/fd"))) {
      return (int) files.count();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void flt23_cancelWhileTheBackendIsSilent_resetsEachOfItsStreams(Way way) throws Exception {
    int count = 120;
    long arrived = backend().requests();
    long resets = backend().resetsReceived();
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Request request = i % 2 == 0 ? Request.get(silent(i)) : Request.post(silent(i), 3000);
      exchanges.add(connections.get(i % 4).send(request));
    }
    Await.until("all at the backend", () -> backend().requests() == arrived + count);
    switch (way) {
      case RESET_AND_STOP_SENDING -> exchanges.forEach(exchange -> exchange.cancel(CANCELLED));
      case STOP_SENDING -> exchanges.forEach(exchange -> exchange.stopReading(CANCELLED));
      case CLOSE_CONNECTION -> connections.forEach(Connection::leave);
    }

    awaitNothingOpen();
    assertThat(backend().resetsReceived() - resets).isEqualTo(count);
  }

  private static String silent(int number) {
    return "/one/a=SILENCE/" + number;
  }

  @Test
  void flt23_cancelAtRandomPoints_leavesNothingOpen() throws Exception {
    int mark = spooky.process().mark();
    Random random = new Random(SEED);
    Connection connection = client.connect(spooky.port());
    List<Exchange> begun = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      if (i % STREAMS_OF_A_CONNECTION == 0) {
        connection.leave();
        connection = client.connect(spooky.port());
      }
      begun.add(connection.send(request(random)));
      // Some are given up at once, some later, when they are anywhere.
      if (random.nextInt(4) > 0) {
        LockSupport.parkNanos(random.nextInt(400_000));
        giveUp(begun.remove(random.nextInt(begun.size())), random);
      }
    }
    begun.forEach(exchange -> exchange.cancel(CANCELLED));
    connection.leave();

    // A new connection: those of the beginning may have been silent for too long.
    assertWithMessage("seed " + SEED).that(victim(client.connect(spooky.port()))).isTrue();
    awaitNothingOpen();
    assertThat(spooky.process().mark() - mark).isLessThan(REQUESTS / 2);
    assertThat(spooky.process().text()).doesNotContain("STREAM_STOPPED");
  }

  private static Request request(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Request.post("/one/digest", random.nextInt(200_000));
      case 1 -> Request.get("/one/bytes/3000000");
      case 2 -> Request.get("/one/a=HALF/x");
      case 3 -> Request.get("/one/a=SILENCE/x");
      default -> Request.get("/one/bytes/1000");
    };
  }

  private static void giveUp(Exchange exchange, Random random) {
    if (random.nextBoolean()) {
      exchange.cancel(random.nextInt(0x100, 0x111));
    } else {
      exchange.stopReading(random.nextInt(0x100, 0x111));
    }
  }

  /** A client that does nothing wrong. */
  private boolean victim() throws Exception {
    return victim(connections.get(0));
  }

  private static boolean victim(Connection connection) throws Exception {
    return connection.send(Request.get("/one/bytes/1000")).await().is(200);
  }

  @Test
  void flt24_anySequenceOfFrames_harmsNobodyElse() throws Exception {
    Random random = new Random(SEED);
    Connection connection = client.connect(spooky.port());
    for (int i = 0; i < SCRIPTS; i++) {
      if (i % STREAMS_OF_A_CONNECTION == 0 || !connection.isOpen()) {
        connection.leave();
        connection = client.connect(spooky.port());
      }
      play(connection, random);
      if (i % VICTIM_EVERY == 0) {
        assertWithMessage("seed " + SEED).that(victim()).isTrue();
      }
    }
    connection.leave();

    assertWithMessage("seed " + SEED).that(victim()).isTrue();
    awaitNothingOpen();
  }

  private static void play(Connection connection, Random random) throws Exception {
    RawStream stream;
    try {
      stream = connection.open().get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // The edge had closed the connection; the next script has another.
      return;
    }
    int steps = random.nextInt(1, 8);
    for (int i = 0; i < steps; i++) {
      step(connection, stream, random);
    }
    if (random.nextInt(3) > 0) {
      stream.reset(CANCELLED);
      stream.stopSending(CANCELLED);
    }
  }

  private static void step(Connection connection, RawStream stream, Random random) {
    boolean end = random.nextInt(5) == 0;
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> stream.write(head("GET", random), end);
      case 5, 6 -> stream.write(head("POST", random), end);
      case 7, 8, 9 -> stream.write(RawStream.data(random.nextInt(4000)), end);
      case 10 -> stream.write(RawStream.headers("x-trailer", "t"), end);
      case 11 -> stream.write(part(head("GET", random), random), end);
      case 12 -> stream.write(part(RawStream.data(500), random), end);
      case 13 -> stream.write(new byte[0], true);
      case 14 -> stream.reset(random.nextInt(0x100, 0x111));
      case 15, 16 -> stream.stopSending(random.nextInt(0x100, 0x111));
      case 17 -> awaitAnswer(stream);
      case 18 -> LockSupport.parkNanos(random.nextInt(3_000_000));
      default -> closeSometimes(connection, random);
    }
  }

  private static void closeSometimes(Connection connection, Random random) {
    if (random.nextInt(10) == 0) {
      connection.leave();
    }
  }

  private static void awaitAnswer(RawStream stream) {
    try {
      stream.answered().get(20, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // There may be no reason for an answer yet.
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] part(byte[] frame, Random random) {
    return Arrays.copyOf(frame, random.nextInt(1, frame.length));
  }

  private static byte[] head(String method, Random random) {
    String path =
        switch (random.nextInt(5)) {
          case 0 -> "/one/a=SILENCE/x";
          case 1 -> "/one/a=HALF/x";
          case 2 -> "/one/a=RESET_ANSWER/x";
          case 3 -> "/one/bytes/300000";
          default -> "/one/digest";
        };
    if (random.nextInt(3) == 0) {
      String length = Integer.toString(random.nextInt(3000));
      return RawStream.headers(
          ":method",
          method,
          ":scheme",
          "https",
          ":authority",
          "localhost",
          ":path",
          path,
          "content-length",
          length);
    }
    return RawStream.headers(
        ":method", method, ":scheme", "https", ":authority", "localhost", ":path", path);
  }
}
