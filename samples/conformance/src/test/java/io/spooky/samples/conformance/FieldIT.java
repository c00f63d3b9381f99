package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ordinary fields of requests, their trailers and their limits (CASES H3-MSG-40 to 51). */
final class FieldIT extends RequestFixture {
  private static final int HEADER_BYTES = 16 << 10;
  private static final int HEADERS = 100;
  private static final int BODY_BYTES = 100_000;

  @Override
  String config() {
    return new BackendConfig(backend)
        .limits("in_flight: 8, queue: 100, queue_timeout: 5s")
        .block("edge: { body_bytes: " + BODY_BYTES + " }")
        .toString();
  }

  @Test
  void h3Msg40_upperCaseInAName_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedFields.upperCase());
  }

  @Test
  void h3Msg41_forbiddenCharacterInAName_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedFields.names());
  }

  @Test
  void h3Msg41_allTokenCharactersInAName_areForwarded() throws Exception {
    String name = "a!#$%&'*+-.^`|~09z";

    assertThat(forwarded(RawRequest.get("/name").with(name, "x")).field(name)).isEqualTo("x");
  }

  @Test
  void h3Msg42_lineBreakOrNulInAValue_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedFields.lineBreaks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\u0000", "\r\n", "\u0001", "\u007f"})
  void h3Msg42_lineBreakOrNulInTrailers_isRefused(String broken) throws Exception {
    for (String value : List.of(broken + "ab", "a" + broken + "b", "ab" + broken)) {
      refusedTrailers(FieldSection.empty().add("x-a", value));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-a", "x a", "x:a", "", "x\u0000", "x\u00ff", "x\r\ny", "x\n"})
  void h3Msg41_forbiddenCharacterInATrailersName_isRefused(String name) throws Exception {
    refusedTrailers(FieldSection.empty().add("x-sum", "1").add(name, "x"));
  }

  private void refusedTrailers(FieldSection trailers) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().write(RawRequest.post("/bad").frame(), Frames.data("abc"));
    stream.finish(Frames.headers(trailers));

    outcomes.refusedInBody("trailers", client, stream);
  }

  /** The policy is to refuse all of them. */
  @Test
  void h3Msg43_controlCharacterInAValue_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedFields.controls());
  }

  @Test
  void h3Msg44_valuesAboveAscii_areForwardedAsTheyAre() throws Exception {
    StringBuilder all = new StringBuilder("a");
    for (char octet = 0x80; octet <= 0xff; octet++) {
      all.append(octet);
    }
    RawRequest request = RawRequest.get("/obs-text").with("x-all", all.toString());
    request.with("x-first", "\u00ff").with("cookie", "a=\u00e4\u00c3").with("x-tab", "a\tb c");
    Request received = forwarded(request);

    assertThat(received.field("x-all")).isEqualTo(all.toString());
    assertThat(received.field("x-first")).isEqualTo("\u00ff");
    assertThat(received.field("cookie")).isEqualTo("a=\u00e4\u00c3");
    assertThat(received.field("x-tab")).isEqualTo("a\tb c");
  }

  @Test
  void h3Msg44_answersAboveAscii_comeBackAsTheyAre() throws Exception {
    backend.behave(
        Scripts.onEnd("/obs", r -> r.head(true, ":status", "200", "x-a", "\u0080\u00ff\u00c3")));
    RawResponse response = outcomes.client().send(RawRequest.get("/obs")).response();

    assertThat(response.values("x-a")).containsExactly("\u0080\u00ff\u00c3");
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a ", "\ta", "a\t", " a ", "  a", " ", "\t", " \t "})
  void h3Msg45_blanksAroundAValue_areTrimmedOrRefused(String value) throws Exception {
    for (String name : List.of("x-a", "cookie", "user-agent")) {
      RawClient client = outcomes.client();
      RawStream stream = client.send(RawRequest.get("/bad").with(name, value));
      if (stream.response().status() == 200) {
        Request received = backend.journal().awaitRequest("/bad");
        assertWithMessage(name).that(received.field(name)).isEqualTo(value.strip());
        outcomes.forget();
      } else {
        outcomes.refusedAtHead(name, client, stream, Set.of(400));
      }
    }
  }

  @Test
  void h3Msg46_connectionSpecificField_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedFields.connection());
  }

  @ParameterizedTest
  @ValueSource(strings = {"connection", "transfer-encoding", "keep-alive", "upgrade"})
  void h3Msg46_connectionSpecificTrailer_isRefusedOrDropped(String name) throws Exception {
    trailerIsRefusedOrDropped(name, "close");
  }

  @Test
  void h3Msg46_teTrailers_isForwardedAsSuchOrDropped() throws Exception {
    for (RawRequest request :
        List.of(
            RawRequest.get("/te").with("te", "trailers"),
            RawRequest.get("/te").with("te", "trailers").with("te", "trailers"))) {
      Request received = forwarded(request);

      assertThat(values(received, "te")).isAnyOf(List.of("trailers"), List.of());
      outcomes.forget();
    }
  }

  @Test
  void h3Msg47_nameWithAnUnderscore_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedFields.underscores());
  }

  @ParameterizedTest
  @CsvSource({
    "content-length, 3",
    "content-length, 100",
    "content-length, x",
    "transfer-encoding, chunked",
    "host, evil",
    "te, trailers",
    "te, gzip",
    "x-forwarded-for, 6.6.6.6",
    "x-forwarded-host, evil",
    "x-forwarded-proto, http",
    "forwarded, for=6.6.6.6",
    "x-real-ip, 6.6.6.6",
    "via, 3 evil",
    "trailer, x-a",
  })
  void h3Msg48_framingOrTrustInTrailers_isRefusedOrDropped(String name, String value)
      throws Exception {
    trailerIsRefusedOrDropped(name, value);
  }

  private void trailerIsRefusedOrDropped(String name, String value) throws Exception {
    RawClient client = outcomes.client();
    FieldSection trailers = FieldSection.empty().add("x-sum", "1").add(name, value);
    RawStream stream = client.open().write(RawRequest.post("/bad").frame(), Frames.data("abc"));
    RawResponse response = stream.finish(Frames.headers(trailers)).response();
    if (response.status() != 200) {
      outcomes.refusedInBody(name, client, stream);
      return;
    }
    Request received = backend.journal().awaitRequest("/bad");
    assertThat(received.trailers().toString()).isEqualTo("[x-sum: 1]");
    assertThat(received.field(name)).isNotEqualTo(value);
    assertThat(received.received()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"authorization, Basic evil", "cookie, a=evil", "x-sum, 1", "grpc-status, 0"})
  void h3Msg48_otherTrailers_areNeverHeaders(String name, String value) throws Exception {
    RawClient client = outcomes.client();
    RawRequest head = RawRequest.post("/trailers").with("content-length", "3");
    RawStream stream = client.open().write(head.frame(), Frames.data("abc"));
    stream.finish(Frames.headers(FieldSection.empty().add(name, value)));

    assertThat(stream.response().status()).isAnyOf(200, 400);
    for (Request received : backend.journal().requests("/trailers")) {
      assertThat(received.field(name)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 20, 50})
  void h3Msg49_splitCookies_areNeverJoinedByCommas(int crumbs) throws Exception {
    RawRequest request = RawRequest.get("/cookie");
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < crumbs; i++) {
      sent.add("c" + i + "=v" + i);
      request.with("cookie", "c" + i + "=v" + i);
    }
    List<String> received = values(forwarded(request), "cookie");

    assertThat(String.join("; ", received)).isEqualTo(String.join("; ", sent));
  }

  @Test
  void h3Msg49_setCookies_staySeparateAndInOrder() throws Exception {
    List<Field> answer = new ArrayList<>(Field.list(":status", "200"));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      expected.add("c" + i % 3 + "=" + i + "; Expires=Wed, 01 Jan 2031 00:00:00 GMT");
      answer.add(new Field("set-cookie", expected.get(i)));
    }
    backend.behave(Scripts.onEnd("/set", request -> request.head(true, answer)));
    RawResponse response = outcomes.client().send(RawRequest.get("/set")).response();

    assertThat(response.values("set-cookie")).containsExactlyElementsIn(expected).inOrder();
  }

  @Test
  void h3Msg50_repeatedFields_keepTheirOrder() throws Exception {
    RawRequest request = RawRequest.get("/order");
    for (int i = 0; i < 20; i++) {
      request.with("x-a", "a" + i).with("accept", "b" + i);
    }
    List<String> received = values(forwarded(request), "x-a");

    for (int i = 0; i < 20; i++) {
      assertThat(String.join(",", received)).contains("a" + i);
    }
    assertThat(String.join(",", received)).startsWith("a0,a1,a2,a3");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void h3Msg50_headerSectionWithinTheLimit_isForwarded(int more) throws Exception {
    assertThat(forwarded(ofSize(HEADER_BYTES + more)).field("x-pad")).isNotNull();
    outcomes.forget();
    assertThat(values(forwarded(ofFields(HEADERS + more)), "x-a")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {HEADER_BYTES + 1, HEADER_BYTES + 2000, 30_000})
  void h3Msg50_headerSectionAboveTheLimit_is431(int size) throws Exception {
    outcomes.refusedAtHead(size + " bytes", ofSize(size), Set.of(431));
  }

  @ParameterizedTest
  @ValueSource(ints = {HEADERS + 1, HEADERS + 100, 400})
  void h3Msg50_moreFieldsThanTheLimit_is431(int fields) throws Exception {
    outcomes.refusedAtHead(fields + " fields", ofFields(fields), Set.of(431));
  }

  @Test
  void h3Msg50_trailersAboveTheLimit_areRefused() throws Exception {
    FieldSection large = FieldSection.empty().add("x-pad", "p".repeat(HEADER_BYTES));
    FieldSection many = FieldSection.empty();
    for (int i = 0; i <= HEADERS; i++) {
      many.add("x" + i, "y");
    }
    for (FieldSection trailers : List.of(large, many)) {
      RawClient client = outcomes.client();
      RawStream stream = client.open().write(RawRequest.post("/bad").frame());
      stream.finish(Frames.headers(trailers));
      outcomes.refusedInBody("large trailers", client, stream, Set.of(400, 431));
    }
  }

  /** Sizes are those of RFC 9114, section 4.2.2: each field counts 32 bytes more. */
  private static RawRequest ofSize(int size) {
    RawRequest request = RawRequest.get("/size");
    int used = 32 + "x-pad".length();
    for (var field : request.fields()) {
      used += 32 + field.name().length() + field.value().length();
    }
    return request.with("x-pad", "p".repeat(size - used));
  }

  /** The pseudo-header fields count too. */
  private static RawRequest ofFields(int count) {
    RawRequest request = RawRequest.get("/count");
    while (request.fields().size() < count) {
      request.with("x-a", "b");
    }
    return request;
  }

  @Test
  void h3Msg51_contentLengthAboveTheLimit_is413() throws Exception {
    RawClient client = outcomes.client();
    String length = Integer.toString(BODY_BYTES + 1);
    RawStream stream = client.open();
    stream.write(RawRequest.post("/bad").with("content-length", length).frame());

    outcomes.refusedAtHead("content-length " + length, client, stream, Set.of(413));
  }

  @ParameterizedTest
  @ValueSource(ints = {BODY_BYTES + 1, 3 * BODY_BYTES})
  void h3Msg51_bodyAboveTheLimit_is413(int size) throws Exception {
    RawClient client = outcomes.client();
    RawStream stream = client.open().write(RawRequest.post("/bad").frame());
    for (int sent = 0; sent < size; sent += 10_000) {
      stream.write(Frames.data("x".repeat(Math.min(10_000, size - sent))));
    }
    stream.finish();

    assertThat(stream.response().status()).isEqualTo(413);
    outcomes.refusedInBody("a body of " + size, client, stream, Set.of(413));
  }

  @Test
  void h3Msg51_bodyAtTheLimit_isForwarded() throws Exception {
    for (boolean declared : List.of(true, false)) {
      RawRequest head = RawRequest.post("/limit");
      if (declared) {
        head.with("content-length", Integer.toString(BODY_BYTES));
      }
      RawStream stream = outcomes.client().open().write(head.frame());
      stream.finish(Frames.data("x".repeat(BODY_BYTES)));
      assertThat(stream.response().status()).isEqualTo(200);
      assertThat(backend.journal().awaitRequest("/limit").received()).isEqualTo(BODY_BYTES);
      outcomes.forget();
    }
  }

  private Request forwarded(RawRequest request) throws Exception {
    RawResponse response = outcomes.client().send(request).response();
    assertThat(response.status()).isEqualTo(200);
    return backend.journal().awaitRequests(1).get(0);
  }

  private static List<String> values(Request request, String name) {
    return request.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .toList();
  }
}
