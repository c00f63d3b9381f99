package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How responses end: cut short, without a body, or before their requests do. */
final class BackendEndsIT extends BackendFixture {
  private static final int NO_ERROR = 0;
  private static final int CANCEL = 8;

  /** How a backend breaks off a response, and how much of it came before. */
  record Cut(String how, String what, Consumer<Request> before, Consumer<Request> action) {
    void apply(Request request) {
      before.accept(request);
      action.accept(request);
    }

    @Override
    public String toString() {
      return how + " after " + what;
    }
  }

  private static void begin(Request request, String body, String... fields) {
    List<Field> head = Field.list(":status", "200");
    head.addAll(Field.list(fields));
    request.head(false, head);
    if (!body.isEmpty()) {
      request.data(false, body);
    }
  }

  static Stream<Cut> cuts() {
    List<Cut> cuts = new ArrayList<>();
    for (long code : new long[] {0, 1, 2, 5, 7, 8, 11, 0xdeadL, 0xffffffffL}) {
      addAll(cuts, "RST_STREAM " + code, request -> request.resetWith(code));
    }
    addAll(cuts, "FIN", request -> request.connection().close());
    addAll(
        cuts,
        "GOAWAY and FIN",
        request -> {
          request.send(Frames.goAway(request.stream(), NO_ERROR));
          request.connection().close();
        });
    addAll(
        cuts,
        "GOAWAY below the stream",
        request -> request.send(Frames.goAway(request.stream() - 2, NO_ERROR)));
    addAll(
        cuts,
        "half a frame and FIN",
        request -> {
          request.send(Frames.lying(100, Frame.DATA, 1, request.stream(), bytes("half")));
          request.connection().close();
        });
    return cuts.stream();
  }

  private static void addAll(List<Cut> cuts, String how, Consumer<Request> action) {
    cuts.add(new Cut(how, "the head", r -> begin(r, ""), action));
    cuts.add(new Cut(how, "a part", r -> begin(r, "part"), action));
    cuts.add(new Cut(how, "a part of 10", r -> begin(r, "part", "content-length", "10"), action));
    cuts.add(new Cut(how, "all of 4", r -> begin(r, "part", "content-length", "4"), action));
    cuts.add(new Cut(how, "0 of 0", r -> begin(r, "", "content-length", "0"), action));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void sem16_cutShort_isReset(Cut cut) throws Exception {
    onFault(cut::apply);
    Exchange exchange = post(FAULT);
    assertThat(exchange.awaitReset().code()).isAtLeast(0L);
    assertThat("part").startsWith(new String(exchange.received()));
    assertPoolOk();
  }

  /** A killed connection takes what was not read yet with it, hence the wait. */
  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 1 << 20})
  void sem16_connectionKilled_isReset(int size) throws Exception {
    onFault(request -> begin(request, "x".repeat(size)));
    Exchange exchange = post(FAULT);
    exchange.awaitHead();
    backend.journal().awaitRequest(FAULT).connection().kill();
    exchange.awaitReset();
    assertPoolOk();
  }

  static Stream<Cut> cutsBeforeTheHead() {
    Consumer<Request> nothing = request -> {};
    Consumer<Request> interim = request -> request.head(false, ":status", "103");
    List<Cut> cuts = new ArrayList<>(cuts().toList());
    addAll(cuts, "RST", request -> request.connection().kill());
    return cuts.stream()
        .filter(cut -> cut.what().equals("the head") && !cut.how().contains("below"))
        .filter(cut -> !cut.how().equals("RST_STREAM 7"))
        .flatMap(
            cut ->
                Stream.of(
                    new Cut(cut.how(), "nothing", nothing, cut.action()),
                    new Cut(cut.how(), "an interim head", interim, cut.action())));
  }

  /** RFC 9110, section 9.2.2: what may have been processed is not attempted again. */
  @ParameterizedTest
  @MethodSource("cutsBeforeTheHead")
  void sem16_cutBeforeTheHead_is502AndNoSecondAttempt(Cut cut) throws Exception {
    onFault(cut::apply);
    Response response = post(FAULT).await();
    assertThat(response.status()).isEqualTo(502);
    assertThat(backend.journal().requests(FAULT)).hasSize(1);
    assertPoolOk();
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, 200, 5",
    "HEAD, 200, 0",
    "HEAD, 200,",
    "HEAD, 404, 1000000",
    "HEAD, 304, 5",
    "GET, 204,",
    "GET, 204, 0",
    "GET, 204, 5",
    "GET, 205,",
    "GET, 205, 0",
    "GET, 304,",
    "GET, 304, 0",
    "GET, 304, 12345",
    "POST, 204,",
    "HEAD, 204, 7"
  })
  void sem09_noBody_isNotMalformed(String method, String status, String length) throws Exception {
    for (boolean emptyFrame : new boolean[] {false, true}) {
      onFault(
          request -> {
            List<Field> head = Field.list(":status", status, "x-id", "none");
            if (length != null) {
              head.add(new Field("content-length", length));
            }
            request.head(!emptyFrame, head);
            if (emptyFrame) {
              request.data(true, "");
            }
          });
      Response response = send(method, FAULT).await();
      assertThat(response.status()).isEqualTo(Integer.parseInt(status));
      assertThat(response.field("x-id")).isEqualTo("none");
      assertThat(response.body()).hasLength(0);
      if (length != null && !status.equals("204")) {
        assertThat(response.field("content-length")).isEqualTo(length);
      }
    }
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 200", "HEAD, 500", "GET, 204", "GET, 304", "POST, 204", "HEAD, 204"})
  void sem09_bodyWhereNoneMayBe_isAStreamError(String method, String status) throws Exception {
    for (String length : Arrays.asList(null, "6")) {
      onFault(
          request -> {
            List<Field> head = Field.list(":status", status);
            if (length != null) {
              head.add(new Field("content-length", length));
            }
            request.head(false, head);
            request.data(true, "secret");
          });
      Exchange exchange = send(method, FAULT);
      exchange.awaitReset();
      assertThat(exchange.received()).hasLength(0);
    }
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @Test
  void sem09_headWithTrailers_isForwardedWithoutBody() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200", "content-length", "3");
          request.sendTrailers(Field.list("x-t", "v"));
        });
    Response response = send("HEAD", FAULT).await();
    assertThat(response.body()).hasLength(0);
    assertThat(response.trailers().get("x-t").toString()).isEqualTo("v");
  }

  /** RFC 9113, section 8.1: a response may end before its request does. */
  @ParameterizedTest
  @ValueSource(strings = {"nothing", "NO_ERROR", "CANCEL", "NO_ERROR, twice"})
  void sem10_earlyResponse_isDeliveredWhole(String then) throws Exception {
    String body = "early ".repeat(10_000);
    backend.behave(
        Scripts.onPath(
            "/early",
            request -> {
              request.head(false, ":status", "413", "content-length", "" + body.length());
              request.data(true, body);
              if (!then.equals("nothing")) {
                byte[] reset =
                    Frames.reset(request.stream(), then.equals("CANCEL") ? CANCEL : NO_ERROR);
                request.send(reset);
                request.send(then.endsWith("twice") ? reset : new byte[0]);
              }
            }));
    try {
      for (int i = 0; i < 30; i++) {
        Exchange exchange = begin("/early").data(new byte[10_000]);
        exchange.awaitHead();
        // The upload goes on while nobody wants it.
        exchange.data(new byte[50_000]).end();
        Response response = exchange.await();
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.text()).isEqualTo(body);
      }
      assertPoolOk();
    } finally {
      backend.behave(script());
    }
  }

  @Test
  void sem10_answeredAtTheHead_uploadOfManyMegabytesEnds() throws Exception {
    backend.behave(Scripts.onPath("/early", Request::answer));
    try {
      Exchange exchange = begin("/early");
      for (int i = 0; i < 100; i++) {
        exchange.data(new byte[50_000]);
      }
      exchange.end();
      assertThat(exchange.await().text()).isEqualTo("/early");
      assertPoolOk();
    } finally {
      backend.behave(script());
    }
  }

  @Test
  void sem10_manyEarlyResponsesAtOnce_costNobodyAnything() throws Exception {
    backend.behave(
        Scripts.onPath(
            "/early",
            request -> {
              request.answer();
              request.send(Frames.reset(request.stream(), NO_ERROR));
            }));
    try {
      List<Exchange> exchanges = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        exchanges.add(begin("/early").data(new byte[100]));
        if (exchanges.size() == 50) {
          for (Exchange exchange : exchanges) {
            assertThat(exchange.await().text()).isEqualTo("/early");
            exchange.end();
          }
          exchanges.clear();
        }
      }
      // A connection is replaced, in good order, before its backend takes the resets for an attack.
      Set<RawConnection> used = new HashSet<>();
      backend.journal().requests("/early").forEach(request -> used.add(request.connection()));
      assertThat(used.size()).isAtMost(500 / 180 + 2);
      assertPoolOk();
    } finally {
      backend.behave(script());
    }
  }
}
