package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that a backend ends, and requests that it refuses (RFC 9113, section 8.7). */
final class BackendGoAwayIT extends BackendFixture {
  private static final int REFUSED_STREAM = 7;

  /** More of them by this property. */
  private static final int VOLUME = Integer.getInteger("spooky.conformance.requests", 2_000);

  @AfterEach
  void behaveAgain() {
    backend.behave(script());
  }

  /** Begins requests that the backend holds, in the order of their streams. */
  private List<Exchange> hold(String method, int count) throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var head = Exchange.request(method, "/held").add("x-id", "id-" + i);
      Exchange exchange = connection.exchange().fields(head);
      exchanges.add(
          method.equals("POST") ? exchange.data(bytes("body-" + i)).end() : exchange.end());
      backend.journal().awaitRequests(i + 1);
    }
    backend.journal().awaitThat("all ends", () -> ended() == count);
    return exchanges;
  }

  private long ended() {
    return backend.journal().requests().stream().filter(Request::isEnded).count();
  }

  @ParameterizedTest
  @CsvSource({"GET, 4", "POST, 4", "PUT, 4", "PATCH, 1", "POST, 0", "POST, 9", "DELETE, 10"})
  void h2b01_goAway_retriesWhatIsAboveAndFinishesTheRest(String method, int below)
      throws Exception {
    assertPoolOk();
    backend.journal().clear();
    backend.behave(new Scripts.Holding());
    List<Exchange> exchanges = hold(method, 10);
    List<Request> held = backend.journal().awaitRequests(10);
    RawConnection old = held.get(0).connection();
    int last = below == 0 ? held.get(0).stream() - 2 : held.get(below - 1).stream();
    backend.behave(new Scripts.Answering());
    old.send(Frames.goAway(last, 0));
    for (int i = below; i < 10; i++) {
      Response response = exchanges.get(i).await();
      assertThat(response.text()).isEqualTo("id-" + i);
    }
    for (int i = 0; i < below; i++) {
      held.get(i).answer();
      assertThat(exchanges.get(i).await().text()).isEqualTo("id-" + i);
    }
    old.awaitClosed();
    assertThat(old.lastStream()).isEqualTo(held.get(9).stream());
    List<Request> all = backend.journal().requests();
    assertThat(all).hasSize(20 - below);
    for (Request again : all.subList(10, all.size())) {
      assertThat(again.connection()).isNotSameInstanceAs(old);
      assertThat(again.method()).isEqualTo(method);
      String expected = method.equals("POST") ? again.id().replace("id", "body") : "";
      backend.journal().awaitThat("the body", again::isEnded);
      assertThat(new String(again.body())).isEqualTo(expected);
    }
    assertPoolOk();
  }

  @Test
  void h2b01_uploadInFlight_isRetriedWithItsWholeBody() throws Exception {
    backend.behave(new Scripts.Holding());
    Exchange exchange = begin("/upload").data(bytes("first "));
    Request held = backend.journal().awaitRequest("/upload");
    backend.journal().awaitThat("a part", () -> held.received() == 6);
    backend.behave(new Scripts.Answering());
    held.send(Frames.goAway(held.stream() - 2, 0));
    backend.journal().awaitRequests(2);
    exchange.data(bytes("second")).end();
    assertThat(exchange.await().text()).isEqualTo("/upload");
    Request again = backend.journal().requests("/upload").get(1);
    assertThat(new String(again.body())).isEqualTo("first second");
    assertPoolOk();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 2})
  void h2b01_twoStepGoAway_losesNothing(int code) throws Exception {
    backend.behave(new Scripts.Holding());
    List<Exchange> exchanges = hold("POST", 5);
    List<Request> held = backend.journal().awaitRequests(5);
    RawConnection old = held.get(0).connection();
    backend.behave(new Scripts.Answering());
    old.send(Frames.goAway(Integer.MAX_VALUE, 0), Frames.ping(false, 7));
    // What is answered, the edge has read, and the GOAWAY before it.
    backend.journal().await(frame -> frame.type() == Frame.PING && frame.connection() == old);
    assertPoolOk();
    old.send(Frames.goAway(held.get(2).stream(), code));
    for (int i = 3; i < 5; i++) {
      assertThat(exchanges.get(i).await().text()).isEqualTo("id-" + i);
    }
    for (int i = 0; i < 3; i++) {
      held.get(i).answer();
      assertThat(exchanges.get(i).await().text()).isEqualTo("id-" + i);
    }
    old.awaitClosed();
    assertThat(old.lastStream()).isEqualTo(held.get(4).stream());
  }

  /** Each connection takes a few requests, then says so, as servers with a limit do. */
  private static final class Few extends Scripts.Answering {
    private final Map<RawConnection, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Set<Request> refused = ConcurrentHashMap.newKeySet();
    private final int limit;
    private final boolean refuses;

    Few(int limit, boolean refuses) {
      this.limit = limit;
      this.refuses = refuses;
    }

    @Override
    public void head(Request request) {
      int count =
          counts
              .computeIfAbsent(request.connection(), unused -> new AtomicInteger())
              .incrementAndGet();
      if (count == limit) {
        request.send(Frames.goAway(refuses ? request.stream() : Integer.MAX_VALUE, 0));
      } else if (count > limit && refuses) {
        refused.add(request);
      }
    }

    @Override
    public void end(Request request) {
      if (!refused.contains(request)) {
        super.end(request);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "7, true", "100, true", "1, false", "7, false", "100, false"})
  void h2b02_goAwayEveryFewRequests_failsNone(int limit, boolean refuses) throws Exception {
    backend.behave(new Few(limit, refuses));
    int requests = limit == 1 ? VOLUME / 10 : VOLUME;
    List<Exchange> window = new ArrayList<>();
    Set<String> answers = new HashSet<>();
    for (int i = 0; i < requests; i++) {
      var head = Exchange.request("POST", "/busy").add("x-id", "id-" + i);
      window.add(connection.exchange().fields(head).end());
      if (window.size() == 20) {
        collect(window, answers);
      }
    }
    collect(window, answers);
    assertThat(answers).hasSize(requests);
  }

  private void collect(List<Exchange> window, Set<String> answers) throws Exception {
    for (Exchange exchange : window) {
      Response response = exchange.await();
      assertWithMessage(spooky.process().text()).that(response.status()).isEqualTo(200);
      assertThat(response.field("x-id")).isEqualTo(response.text());
      answers.add(response.text());
    }
    window.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PATCH"})
  void h2b03_refusedStream_isRetriedOnce(String method) throws Exception {
    AtomicInteger refused = new AtomicInteger();
    onFault(
        request -> {
          if (refused.getAndIncrement() == 0) {
            request.resetWith(REFUSED_STREAM);
          } else {
            request.answer();
          }
        });
    assertThat(send(method, FAULT).await().text()).isEqualTo(FAULT);
    assertThat(backend.journal().requests(FAULT)).hasSize(2);
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @Test
  void h2b03_refusedAtTheHead_uploadIsRepeatedWhole() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    backend.behave(
        new Scripts.Answering() {
          @Override
          public void head(Request request) {
            if (refused.getAndIncrement() == 0) {
              request.resetWith(REFUSED_STREAM);
            }
          }
        });
    Exchange exchange = begin("/upload");
    for (int i = 0; i < 10; i++) {
      exchange.data(bytes("part-" + i));
    }
    assertThat(exchange.end().await().text()).isEqualTo("/upload");
    List<Request> both = backend.journal().requests("/upload");
    assertThat(both).hasSize(2);
    assertThat(new String(both.get(1).body()))
        .isEqualTo("part-0part-1part-2part-3part-4part-5part-6part-7part-8part-9");
  }

  @Test
  void h2b03_refusedForEver_is502AfterTheAttempts() throws Exception {
    onFault(request -> request.resetWith(REFUSED_STREAM));
    assertStatus(502, post(FAULT));
    assertThat(backend.journal().requests(FAULT)).hasSize(2);
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 5, 8, 9, 11, 13, 14, 0x7777, 0xffffffffL})
  void h2b03_otherCodes_arePassedOnForPost(long code) throws Exception {
    onFault(request -> request.resetWith(code));
    assertStatus(502, post(FAULT));
    assertThat(backend.journal().requests(FAULT)).hasSize(1);
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
    backend.journal().none(frame -> frame.is(Frame.GOAWAY));
  }
}
