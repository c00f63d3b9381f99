package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend lets through: streams, windows, header sizes (RFC 9113, sections 5.2, 6.5). */
final class BackendFlowIT extends BackendFixture {
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int MAX_HEADER_LIST_SIZE = 6;
  private static final int QUEUE = 60;

  /** What the edge makes to one backend from its one worker. */
  private static final int MAX_CONNECTIONS = 8;

  @Override
  BackendConfig config() {
    return super.config().limits("in_flight: 1000, queue: %d, queue_timeout: 2s".formatted(QUEUE));
  }

  @AfterEach
  void behaveAgain() {
    restart(script());
  }

  /** Answers as it should, and says what it takes at the beginning of each connection. */
  private static class Limited extends Scripts.Answering {
    private final long[] settings;

    Limited(long... settings) {
      this.settings = settings;
    }

    @Override
    public void opened(RawConnection connection) {
      connection.send(Frames.settings(settings));
    }
  }

  /** Has the edge close its connections, so that the next ones follow a script from the start. */
  private void restart(Scripts.Answering script) {
    backend.behave(script);
    List<RawConnection> connections = open();
    connections.forEach(each -> each.send(Frames.goAway(Integer.MAX_VALUE, 0)));
    connections.forEach(RawConnection::awaitClosed);
    backend.journal().clear();
  }

  private List<Exchange> many(int count, String path) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Http3Headers head = Exchange.request(i % 2 == 0 ? "GET" : "POST", path);
      exchanges.add(connection.exchange().fields(head.add("x-id", "id-" + i)).end());
    }
    return exchanges;
  }

  private static void assertAnswered(List<Exchange> exchanges) throws Exception {
    for (int i = 0; i < exchanges.size(); i++) {
      Response response = exchanges.get(i).await();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("id-" + i);
    }
  }

  private List<RawConnection> open() {
    return backend.journal().connections().stream().filter(RawConnection::isOpen).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void h2b04_streamLimit_isNeverExceeded(int limit) throws Exception {
    restart(new Limited(MAX_CONCURRENT_STREAMS, limit));
    for (int round = 0; round < 10; round++) {
      assertAnswered(many(50, "/"));
    }
    for (RawConnection each : open()) {
      assertThat(each.peakStreams()).isAtMost(limit);
    }
  }

  @Test
  void h2b04_streamLimitChangedUnderLoad_isObeyedAndFailsNone() throws Exception {
    Random random = new Random(4);
    restart(
        new Limited(MAX_CONCURRENT_STREAMS, 100) {
          @Override
          public void end(Request request) {
            if (random.nextInt(20) == 0) {
              int limit = List.of(1, 2, 100).get(random.nextInt(3));
              request.send(Frames.settings(MAX_CONCURRENT_STREAMS, limit));
            }
            super.end(request);
          }
        });
    for (int round = 0; round < 40; round++) {
      assertAnswered(many(50, "/"));
    }
    assertThat(backend.journal().frames().stream().filter(f -> f.is(Frame.RST_STREAM)).count())
        .isEqualTo(0);
  }

  @Test
  void h2b04_zeroStreams_requestsWaitAndThenGo() throws Exception {
    restart(new Limited(MAX_CONCURRENT_STREAMS, 0));
    List<Exchange> exchanges = many(10, "/");
    backend.journal().await(frame -> frame.is(Frame.SETTINGS) && frame.has(Frame.ACK));
    assertThat(backend.journal().requests()).isEmpty();
    open().forEach(each -> each.send(Frames.settings(MAX_CONCURRENT_STREAMS, 1)));
    backend.behave(new Limited(MAX_CONCURRENT_STREAMS, 1));
    assertAnswered(exchanges);
    for (RawConnection each : open()) {
      assertThat(each.peakStreams()).isAtMost(1);
    }
  }

  @Test
  void h2b04_zeroStreamsForEver_is503AtTheDeadline() throws Exception {
    restart(new Limited(MAX_CONCURRENT_STREAMS, 0));
    for (Exchange exchange : many(10, "/")) {
      assertStatus(503, exchange);
    }
    assertThat(backend.journal().requests()).isEmpty();
    assertThat(open().size()).isAtMost(MAX_CONNECTIONS);
  }

  @Test
  void h2b04_limitOfOne_queueIsBounded() throws Exception {
    restart(
        new Limited(MAX_CONCURRENT_STREAMS, 1) {
          @Override
          public void end(Request request) {
            if (!request.path().equals("/held")) {
              super.end(request);
            }
          }
        });
    List<Exchange> exchanges = many(50, "/held");
    Set<String> held = new HashSet<>();
    for (Request request : backend.journal().awaitRequests(MAX_CONNECTIONS)) {
      held.add(request.id());
    }
    for (int i = 0; i < exchanges.size(); i++) {
      if (!held.contains("id-" + i)) {
        assertStatus(503, exchanges.get(i));
      }
    }
    assertThat(backend.journal().requests()).hasSize(MAX_CONNECTIONS);
    backend.journal().requests().forEach(Request::answer);
    for (int i = 0; i < exchanges.size(); i++) {
      if (held.contains("id-" + i)) {
        assertThat(exchanges.get(i).await().text()).isEqualTo("id-" + i);
      }
    }
    assertPoolOk();
  }

  @Test
  void h2b05_windowZeroThenOpened_bodyArrives() throws Exception {
    restart(new Limited(INITIAL_WINDOW_SIZE, 0));
    byte[] body = new byte[100_000];
    new Random(5).nextBytes(body);
    Exchange exchange = begin("/body").data(body).end();
    Request request = backend.journal().awaitRequest("/body");
    // What needs no window goes on.
    assertPoolOk();
    assertThat(request.received()).isEqualTo(0);
    request.send(Frames.settings(INITIAL_WINDOW_SIZE, 10_000));
    backend.journal().awaitThat("the first window", () -> request.received() >= 10_000);
    assertThat(exchange.await().text()).isEqualTo("/body");
    assertThat(request.body()).isEqualTo(body);
    assertThat(request.connection().isOpen()).isTrue();
  }

  @Test
  void h2b05_windowOfOneOctet_bodyArrives() throws Exception {
    restart(new Limited(INITIAL_WINDOW_SIZE, 1));
    byte[] body = new byte[3_000];
    new Random(6).nextBytes(body);
    assertThat(begin("/body").data(body).end().await().text()).isEqualTo("/body");
    Request request = backend.journal().awaitRequest("/body");
    assertThat(request.body()).isEqualTo(body);
    backend.journal().none(frame -> frame.is(Frame.DATA) && frame.payload().length > 1);
    assertPoolOkOn(request.connection());
  }

  @Test
  void h2b05_windowBelowZero_isRepaidFirst() throws Exception {
    restart(
        new Limited(INITIAL_WINDOW_SIZE, 1_000) {
          @Override
          public void data(Request request, Frame frame) {
            // Gives nothing back.
          }
        });
    Exchange exchange = begin("/body").data(new byte[5_000]).end();
    Request request = backend.journal().awaitRequest("/body");
    backend.journal().awaitThat("the window", () -> request.received() == 1_000);
    request.send(Frames.settings(INITIAL_WINDOW_SIZE, 0));
    request.send(Frames.windowUpdate(request.stream(), 1_000));
    request.send(Frames.ping(false, 42));
    backend.journal().await(frame -> frame.is(Frame.PING) && frame.has(Frame.ACK));
    assertThat(request.received()).isEqualTo(1_000);
    request.send(Frames.windowUpdate(request.stream(), 4_000));
    assertThat(exchange.await().text()).isEqualTo("/body");
    assertThat(request.received()).isEqualTo(5_000);
  }

  @Test
  void h2b05_connectionWindowUsedUp_othersWithoutBodyGoOn() throws Exception {
    restart(
        new Limited(INITIAL_WINDOW_SIZE, 1 << 20) {
          @Override
          public void data(Request request, Frame frame) {
            // Gives nothing back.
          }
        });
    Exchange exchange = begin("/body").data(new byte[100_000]).end();
    Request request = backend.journal().awaitRequest("/body");
    backend.journal().awaitThat("the window", () -> request.received() == 65_535);
    assertPoolOkOn(request.connection());
    request.send(Frames.windowUpdate(0, 50_000));
    assertThat(exchange.await().text()).isEqualTo("/body");
    assertThat(request.received()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 4_000, 10_000})
  void h2b14_headAboveTheBackendsLimit_isRefusedAlone(int limit) throws Exception {
    restart(new Limited(MAX_HEADER_LIST_SIZE, limit));
    assertPoolOk();
    RawConnection same = backend.journal().requests().get(0).connection();
    for (int size : new int[] {limit / 2, limit, limit + 100, 12_000}) {
      Http3Headers head = Exchange.request("POST", "/head").add("x-big", "b".repeat(size));
      int status = connection.exchange().fields(head).end().await().status();
      assertThat(status).isEqualTo(size == limit / 2 ? 200 : 431);
      boolean arrived =
          backend.journal().requests("/head").stream()
              .anyMatch(request -> request.field("x-big").length() == size);
      assertThat(arrived).isEqualTo(status == 200);
    }
    assertPoolOkOn(same);
  }
}
