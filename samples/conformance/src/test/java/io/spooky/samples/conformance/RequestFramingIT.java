package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import io.spooky.samples.standalone.support.Flupke;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of a request against the length it says (CASES H3-MSG-01 to 08, 12 and 13). */
final class RequestFramingIT extends RequestFixture {
  private static final long REQUEST_CANCELLED = 0x10c;
  private static final byte[] NOTHING = {};

  private static RawRequest post(long contentLength) {
    return post(Long.toString(contentLength));
  }

  private static RawRequest post(String contentLength) {
    return RawRequest.post("/bad").with("content-length", contentLength);
  }

  private static String body(int length) {
    return "x".repeat(length);
  }

  @ParameterizedTest
  @CsvSource({"POST, 5", "POST, 1", "PUT, 70000", "PATCH, 5", "DELETE, 5", "GET, 5", "HEAD, 5"})
  void h3Msg01_contentLengthWithoutBody_isRefused(String method, long length) throws Exception {
    RawRequest request =
        RawRequest.of(method, "/bad").with("content-length", Long.toString(length));
    RawClient client = outcomes.client();

    outcomes.refusedInBody(method, client, client.open().finish(request.frame()));
  }

  /** The end comes alone, after the backend got the head and the body so far. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void h3Msg02_endInAnEmptyFrame_isRefused(int sent) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().flush(post(5).frame());
    Request request = backend.journal().awaitRequest("/bad");
    if (sent > 0) {
      stream.flush(Frames.data(body(sent)));
      backend.journal().awaitThat("the body", () -> request.received() == sent);
    }
    stream.finishAlone();

    outcomes.refusedInBody("an empty frame after " + sent, client, stream);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void h3Msg02_endBeforeTheData_isRefused(int sent) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open();
    client.hold();
    stream.flush(post(5).frame(), sent == 0 ? NOTHING : Frames.data(body(sent)));
    client.overtake();
    stream.finishAlone();
    client.release();

    outcomes.refusedInBody("the end before " + sent, client, stream);
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "5, 4", "1000, 999", "70000, 69999", "5, 0"})
  void h3Msg03_lessThanContentLength_isRefused(int length, int sent) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().finish(post(length).frame(), Frames.data(body(sent)));

    outcomes.refusedInBody(sent + " of " + length, client, stream);
  }

  @Test
  void h3Msg03_lessThanContentLengthInManyFrames_isRefused() throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().write(post(5).frame());
    for (String piece : List.of("a", "", "b", "", "c")) {
      stream.flush(Frames.data(piece));
    }

    outcomes.refusedInBody("1 + 0 + 1 + 0 + 1 of 5", client, stream.finish());
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "1, 2", "999, 1000", "0, 1", "0, 70000"})
  void h3Msg04_moreThanContentLength_isRefused(int length, int sent) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().write(post(length).frame(), Frames.data(body(sent)));

    assertSurplusStays(length);
    outcomes.refusedInBody(sent + " of " + length, client, stream.finish());
  }

  @Test
  void h3Msg04_moreThanContentLengthInALaterFrame_isRefused() throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().flush(post(3).frame(), Frames.data("abc"));
    Request request = backend.journal().awaitRequest("/bad");
    backend.journal().awaitThat("the body", () -> request.received() == 3);
    stream.flush(Frames.data("de"));

    outcomes.refusedInBody("3 + 2 of 3", client, stream);
    assertThat(Bytes.text(request.body())).isEqualTo("abc");
  }

  private void assertSurplusStays(int length) {
    for (Request request : backend.journal().requests("/bad")) {
      assertThat(request.received()).isAtMost(length);
    }
  }

  static Stream<byte[]> h3Msg05() {
    byte[] trailers = Frames.headers(FieldSection.empty().add("x-sum", "1"));
    return Stream.of(
        Bytes.join(post(5).frame(), Frames.data("abc"), trailers),
        Bytes.join(post(5).frame(), trailers),
        Bytes.join(post(2).frame(), Frames.data("abc"), trailers),
        Bytes.join(post(0).frame(), Frames.data("a")),
        Bytes.join(RawRequest.get("/bad").with("content-length", "5").frame()),
        Bytes.join(
            RawRequest.get("/bad").with("content-length", "5").frame(), Frames.data("abcdef")),
        Bytes.join(RawRequest.of("HEAD", "/bad").with("content-length", "5").frame(), trailers),
        Bytes.join(
            RawRequest.of("OPTIONS", "/bad").with("content-length", "5").frame(),
            Frames.data("abcd")));
  }

  @ParameterizedTest
  @MethodSource
  void h3Msg05(byte[] bytes) throws Exception {
    RawClient client = outcomes.client();

    outcomes.refusedInBody(Bytes.text(bytes), client, client.open().finish(bytes));
  }

  static List<String> malformedLengths() {
    return List.of(
        "+5",
        "-1",
        "-0",
        "0x5",
        "5,6",
        "",
        "5 5",
        "5;",
        "9223372036854775808",
        "18446744073709551621",
        "99999999999999999999999",
        "\u00d9\u00a5",
        "\u00b2",
        "5.0",
        "5e0",
        ",5",
        "5,",
        "5;q=1",
        "five",
        "5\u0000",
        "5\r\n",
        "0x",
        "5_0",
        "5, 6",
        "5,5,6");
  }

  @ParameterizedTest
  @MethodSource("malformedLengths")
  void h3Msg06_malformedContentLength_isRefusedAtTheHead(String length) throws Exception {
    outcomes.refusedAtHead(length, post(length));
    RawClient client = outcomes.client();
    RawStream stream = client.open().finish(post(length).frame(), Frames.data("abcde"));
    outcomes.refusedAtHead(length + " with a body", client, stream, Set.of(400));
    stream = client.open().flush(post(length).frame());
    stream.awaitHead();
    stream.write(Frames.data("abcde")).finish();
    outcomes.refusedAtHead(length + ", body later", client, stream, Set.of(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5,5", "5, 5", "5,5,5", "5\n5", "5\n5\n5", "5\n5,5", "05", "0000000005"})
  void h3Msg07_sameContentLengthTwice_isOneOrRefused(String lengths) throws Exception {
    RawRequest request = RawRequest.post("/bad");
    for (String length : lengths.split("\n")) {
      request.with("content-length", length);
    }
    RawClient client = outcomes.client();
    RawStream stream = client.open().finish(request.frame(), Frames.data("abcde"));
    RawResponse response = stream.response();
    if (response.status() != 200) {
      outcomes.refusedAtHead(lengths, client, stream, Set.of(400));
      return;
    }
    Request received = backend.journal().awaitRequest("/bad");
    List<String> values =
        received.fields().stream()
            .filter(field -> field.name().equals("content-length"))
            .map(io.spooky.samples.conformance.h2.Field::value)
            .toList();
    assertThat(values).containsExactly("5");
    assertThat(Bytes.text(received.body())).isEqualTo("abcde");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5\n6", "6\n5", "5\n5\n6", "0\n5", "5\n0", "5\n+5", "5\n5,6", "5\n"})
  void h3Msg08_differentContentLengths_areRefusedAtTheHead(String lengths) throws Exception {
    RawRequest request = RawRequest.post("/bad");
    for (String length : lengths.split("\n", -1)) {
      request.with("content-length", length);
    }
    RawClient client = outcomes.client();
    RawStream stream = client.open().finish(request.frame(), Frames.data("abcde"));

    outcomes.refusedAtHead(lengths, client, stream, Set.of(400));
  }

  @ParameterizedTest
  @ValueSource(longs = {REQUEST_CANCELLED, 0x100, 0x10e, 0, 0x3fffffff})
  void h3Msg12_resetInMidBody_cancelsAtTheBackend(long code) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().flush(RawRequest.post("/bad").frame(), Frames.data("abc"));
    Request request = backend.journal().awaitRequest("/bad");
    backend.journal().awaitThat("the body", () -> request.received() == 3);
    long before = System.nanoTime();
    stream.reset(code);
    backend.journal().awaitThat("RST_STREAM", () -> request.resetCode() >= 0);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    assertThat(request.resetCode()).isEqualTo(8);
    assertThat(request.isEnded()).isFalse();
    outcomes.connectionIsGood("a reset", client);
  }

  /** More resets than requests may be in flight: none stays counted. */
  @Test
  void h3Msg12_manyResets_leaveNothingInFlight() throws Exception {
    backend.behave(Scripts.onPath("/bad", unanswered -> {}));
    for (int i = 0; i < 30; i++) {
      RawClient client = outcomes.client();
      RawStream stream = client.open().flush(RawRequest.post("/bad").frame());
      backend.journal().awaitRequest("/bad");
      stream.reset(REQUEST_CANCELLED);
      backend.journal().await(frame -> frame.is(Frame.RST_STREAM));
      outcomes.forget();
    }
    outcomes.poolIsGood(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64 << 10, 16 << 20})
  void h3Msg13_bodyWithoutALength_arrivesAsItIs(int size) throws Exception {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    Sums sums = new Sums();
    backend.behave(sums);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + spooky.port() + "/sum"))
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();

    String sum = Flupke.send(request, BodyHandlers.ofString()).body();

    CRC32C expected = new CRC32C();
    expected.update(body);
    assertThat(sum).isEqualTo(size + " " + expected.getValue());
    String length = backend.journal().awaitRequest("/sum").field("content-length");
    assertWithMessage("content-length").that(length).isAnyOf(null, Integer.toString(size));
  }

  /** Answers with the size and the checksum of each body. */
  private static final class Sums extends Scripts.Answering {
    private final Map<Request, CRC32C> sums = new ConcurrentHashMap<>();

    @Override
    public void data(Request request, Frame frame) {
      super.data(request, frame);
      sums.computeIfAbsent(request, none -> new CRC32C()).update(frame.payload());
    }

    @Override
    public void end(Request request) {
      CRC32C sum = sums.computeIfAbsent(request, none -> new CRC32C());
      request.head(false, ":status", "200");
      request.data(true, request.received() + " " + sum.getValue());
    }
  }
}
