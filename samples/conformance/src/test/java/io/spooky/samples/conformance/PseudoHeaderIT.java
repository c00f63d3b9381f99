package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pseudo-header fields of requests (CASES H3-MSG-20 to 33). */
final class PseudoHeaderIT extends RequestFixture {
  @Test
  void h3Msg20_repeated_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.repeated());
  }

  @Test
  void h3Msg21_missing_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.missing());
  }

  @Test
  void h3Msg22_status_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.status());
  }

  @Test
  void h3Msg23_unknown_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.unknown());
  }

  @Test
  void h3Msg24_afterAnOrdinaryField_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.late());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {":method", ":scheme", ":authority", ":path", ":status", ":foo", ":protocol", ":"})
  void h3Msg24_inTrailers_isRefused(String name) throws Exception {
    for (boolean first : List.of(true, false)) {
      FieldSection trailers = FieldSection.empty();
      trailers = first ? trailers.add(name, "/x") : trailers.add("x-a", "b").add(name, "/x");
      RawClient client = outcomes.client();
      RawStream stream = client.open();
      stream.write(RawRequest.post("/bad").frame(), Frames.data("abc"), Frames.headers(trailers));
      outcomes.refusedInBody("trailer " + name, client, stream.finish());
    }
  }

  @Test
  void h3Msg25_hostOtherThanAuthority_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.hosts());
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost",
    "localhost, LOCALHOST",
    "LocalHost, localhost",
    "localhost:443, LOCALHOST:443",
  })
  void h3Msg25_sameHost_isForwardedOnce(String authority, String host) throws Exception {
    RawRequest request = RawRequest.get("/same").set(":authority", authority).with("host", host);
    Request received = forwarded(request);

    assertThat(received.field(":authority")).ignoringCase().isEqualTo(authority);
    assertThat(values(received, "host")).isEmpty();
  }

  @Test
  void h3Msg26_severalOrEmptyHosts_areRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.emptyHosts());
  }

  @Test
  void h3Msg27_malformedAuthority_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.authorities());
  }

  @Test
  void h3Msg27_malformedHostInItsPlace_isRefused() throws Exception {
    List<Case> cases =
        MalformedHeads.authorities().stream()
            .map(
                bad -> {
                  String value = bad.request().fields().get(2).value();
                  return Case.of(
                      "host '" + value + "'", r -> r.without(":authority").with("host", value));
                })
            .toList();

    outcomes.refusedAtTheHead(cases);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:1",
        "localhost:65535",
        "127.0.0.1",
        "127.0.0.1:8443",
        "[::1]",
        "[::1]:443",
        "[2001:db8::1]",
        "a.b.example",
        "xn--nxasmq6b.example",
        "a.example.",
        "A.EXAMPLE",
        "a_b.example",
        "1.example",
      })
  void h3Msg27_goodAuthority_isForwarded(String authority) throws Exception {
    Request received = forwarded(RawRequest.get("/authority").set(":authority", authority));

    assertThat(received.field(":authority")).ignoringCase().isEqualTo(authority);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:443", "[::1]"})
  void h3Msg28_hostAlone_becomesTheAuthority(String host) throws Exception {
    Request received = forwarded(RawRequest.get("/host").without(":authority").with("host", host));

    assertThat(values(received, ":authority")).containsExactly(host);
    assertThat(values(received, "host")).isEmpty();
  }

  @Test
  void h3Msg29_malformedPath_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.paths());
  }

  @Test
  void h3Msg30_malformedMethod_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.methods());
  }

  @Test
  void h3Msg31_otherScheme_isRefused() throws Exception {
    outcomes.refusedAtTheHead(MalformedHeads.schemes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "HTTP"})
  void h3Msg31_plainHttp_isRefused(String scheme) throws Exception {
    RawRequest request = RawRequest.get("/bad").set(":scheme", scheme);

    outcomes.refusedAtHead(scheme, request, Set.of(400, 421));
  }

  @Test
  void h3Msg31_schemeInUpperCase_isTheSame() throws Exception {
    forwarded(RawRequest.get("/scheme").set(":scheme", "HTTPS"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:443", "127.0.0.1:22", "evil.example:80"})
  void h3Msg32_connect_isAnswered(String authority) throws Exception {
    RawRequest connect = RawRequest.empty().with(":method", "CONNECT");
    connect.with(":authority", authority);
    Set<Integer> statuses = Set.of(400, 405, 501);
    outcomes.refusedAtHead("CONNECT", connect, statuses);

    RawClient client = outcomes.client();
    RawStream open = client.open().write(connect.frame());
    outcomes.refusedAtHead("CONNECT without an end", client, open, statuses);
    RawStream tunnel = client.open().write(connect.frame(), Frames.data("GET / HTTP/1.1\r\n\r\n"));
    outcomes.refusedAtHead("CONNECT with data", client, tunnel, statuses);
    RawRequest whole = RawRequest.of("CONNECT", "/bad").set(":authority", authority);
    outcomes.refusedAtHead("CONNECT with a path", whole, statuses);
  }

  @Test
  void h3Msg33_optionsAsterisk_isForwardedAsIs() throws Exception {
    RawRequest request = RawRequest.of("OPTIONS", "*");
    RawClient client = outcomes.client();
    RawResponse response = client.send(request).response();

    assertThat(response.isWhole()).isTrue();
    if (!backend.journal().requests().isEmpty()) {
      assertThat(backend.journal().requests().get(0).path()).isEqualTo("*");
      assertThat(backend.journal().requests().get(0).method()).isEqualTo("OPTIONS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Get", "gET", "FOO", "PURGE", "FOO-BAR", "M-SEARCH", "a1!#$%&'*+"})
  void h3Msg33_otherMethods_stayThemselves(String method) throws Exception {
    RawResponse response = outcomes.client().send(RawRequest.of(method, "/method")).response();

    assertThat(response.status()).isAnyOf(200, 501, 405, 400);
    assertThat(response.isWhole()).isTrue();
    for (Request request : backend.journal().requests()) {
      assertThat(request.method()).isEqualTo(method);
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
