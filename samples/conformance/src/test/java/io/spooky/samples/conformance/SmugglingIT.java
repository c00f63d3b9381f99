package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.NaiveOrigin.Parsed;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What arrives, read by a careless origin, is one request or none, with no field that the client
 * did not send as one (CASES SMG).
 */
final class SmugglingIT extends RequestFixture {
  private static final String EMBEDDED = "GET /evil HTTP/1.1\r\nhost: evil\r\nx-evil: 1\r\n\r\n";

  /** What the edge says itself, and what the careless origin adds. */
  private static final Set<String> ADDED =
      Set.of(
          "host",
          "via",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host",
          "content-length",
          "cookie");

  private static final int SWAPS = Integer.getInteger("spooky.races", 500);

  @Test
  void smg01_malformedHeads_areOneRequestOrNone() throws Exception {
    List<Case> cases = new ArrayList<>(MalformedHeads.all());
    cases.addAll(MalformedFields.all());
    for (int from = 0; from < cases.size(); from += 20) {
      sendAll(cases.subList(from, Math.min(cases.size(), from + 20)), EMBEDDED);
    }
  }

  private void sendAll(List<Case> cases, String body) throws Exception {
    RawClient client = connect();
    List<RawStream> streams = new ArrayList<>();
    Set<String> names = new HashSet<>(ADDED);
    for (Case bad : cases) {
      String length = Integer.toString(body.length());
      RawRequest request = bad.request();
      boolean declared = request.fields().stream().anyMatch(f -> f.name().startsWith("content"));
      if (!declared) {
        request.with("content-length", length);
      }
      request.fields().forEach(field -> names.add(field.name().toLowerCase(Locale.ROOT)));
      streams.add(client.open().finish(request.frame(), Frames.data(body)));
    }
    streams.forEach(RawStream::response);
    outcomes.poolIsGood(1);
    backend
        .journal()
        .requests()
        .forEach(request -> assertHarmless(cases.toString(), request, names));
    outcomes.forget();
    client.close();
  }

  private static void assertHarmless(String what, Request request, Set<String> names) {
    String text = NaiveOrigin.write(request);
    List<Parsed> parsed = NaiveOrigin.read(text);
    assertWithMessage("requests of %s in %s", what, Case.escaped(text)).that(parsed).hasSize(1);
    for (Field field : parsed.get(0).fields()) {
      assertWithMessage("%s", Case.escaped(text)).that(field.name()).isIn(names);
    }
    assertThat(parsed.get(0).body()).isEqualTo(Bytes.text(request.body()));
    assertThat(parsed.get(0).line()).endsWith(" HTTP/1.1");
    assertThat(parsed.get(0).line().split(" ", -1)).hasLength(3);
  }

  @Test
  void smg02_chunked_isRefused() throws Exception {
    String chunked = "0\r\n\r\n" + EMBEDDED;
    List<RawRequest> requests =
        List.of(
            RawRequest.post("/bad").with("transfer-encoding", "chunked"),
            RawRequest.post("/bad")
                .with("content-length", Integer.toString(chunked.length()))
                .with("transfer-encoding", "chunked"),
            RawRequest.post("/bad")
                .with("transfer-encoding", "chunked")
                .with("content-length", Integer.toString(chunked.length())),
            RawRequest.post("/bad").with("transfer-encoding", "identity"),
            RawRequest.post("/bad").with("Transfer-Encoding", "chunked"),
            RawRequest.post("/bad").with("transfer-encoding ", "chunked"),
            RawRequest.post("/bad").with("transfer_encoding", "chunked"),
            RawRequest.post("/bad").with("transfer-encoding\u0000", "chunked"),
            RawRequest.post("/bad").with("transfer-encoding", "\u000bchunked"));
    for (RawRequest request : requests) {
      RawClient client = outcomes.client();
      RawStream stream = client.open().finish(request.frame(), Frames.data(chunked));
      outcomes.refusedAtHead(Case.escaped(request.toString()), client, stream, Set.of(400));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10})
  void smg03_requestInTheSurplusOfABody_neverArrives(int length) throws Exception {
    String body = "x".repeat(length) + EMBEDDED;
    RawClient client = outcomes.client();
    RawRequest head = RawRequest.post("/bad").with("content-length", Integer.toString(length));
    RawStream stream = client.open().finish(head.frame(), Frames.data(body));
    stream.response();
    for (Request request : backend.journal().requests()) {
      assertThat(Bytes.text(request.body())).doesNotContain("evil");
    }

    outcomes.refusedInBody("a surplus after " + length, client, stream);
  }

  @Test
  void smg04_lineBreaksAnywhere_areRefused() throws Exception {
    List<String> breaks = List.of("\r\n", "\n", "\r", "\r\n\r\n", "\u0000\r\n", "\u0085\n");
    List<String> evil = List.of("x-evil: 1", EMBEDDED, " folded", "content-length: 0\r\n\r\n");
    List<Case> cases = new ArrayList<>();
    for (String lineBreak : breaks) {
      for (String payload : evil) {
        String tail = lineBreak + payload;
        for (String pseudo : List.of(":path", ":method", ":authority", ":scheme")) {
          cases.add(Case.of(pseudo + tail, r -> r.set(pseudo, value(r, pseudo) + tail)));
        }
        cases.add(Case.of("host" + tail, r -> r.with("host", "localhost" + tail)));
        cases.add(Case.of("cookie" + tail, r -> r.with("cookie", "a=b" + tail)));
        cases.add(Case.of("x-a" + tail, r -> r.with("x-a", "b" + tail)));
        cases.add(Case.of("name" + tail, r -> r.with("x-a: b" + tail, "c")));
        cases.add(Case.of("via" + tail, r -> r.with("via", "3 a" + tail)));
        cases.add(Case.of("forwarded" + tail, r -> r.with("x-forwarded-host", "a" + tail)));
        cases.add(Case.of("te" + tail, r -> r.with("te", "trailers" + tail)));
      }
    }

    outcomes.refusedAtTheHead(cases);
  }

  private static String value(RawRequest request, String name) {
    return request.fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void smg05_namesThatLookLikeContentLength_areRefused() throws Exception {
    List<String> names =
        List.of(
            "content-length\u0000",
            "content-length ",
            "content_length",
            "content-length\t",
            " content-length",
            "content-length:",
            "Content-Length",
            "content-lengt\u0068\u0000x",
            "content\u00adlength",
            "content-length\u00a0",
            "content-length\r",
            "host ",
            "host\u0000",
            "hos\u0074:",
            ":authority ",
            ":path\u0000");
    outcomes.refusedAtTheHead(
        names.stream().map(name -> Case.of(name, r -> r.with(name, "5"))).toList());
  }

  /** The name is taken from the static table, whose entry's own value is 0. */
  @Test
  void smg05_contentLengthByIndex_isTheSameField() throws Exception {
    FieldSection twice = RawRequest.post("/bad").section().addIndexed(4).addNamed(4, "5");
    RawClient client = outcomes.client();
    RawStream stream = client.open().finish(Frames.headers(twice), Frames.data("abcde"));
    outcomes.refusedAtHead("two lengths by index", client, stream, Set.of(400));

    FieldSection malformed = RawRequest.post("/bad").section().addNamed(4, "5, 6");
    stream = client.open().finish(Frames.headers(malformed), Frames.data("abcde"));
    outcomes.refusedAtHead("a list by index", client, stream, Set.of(400));

    FieldSection less = RawRequest.post("/bad").section().addNamed(4, "6");
    stream = client.open().finish(Frames.headers(less), Frames.data("abcde"));
    outcomes.refusedInBody("less than by index", client, stream);
  }

  /** A reset and a new request in one packet, again and again. */
  @Test
  void smg07_resetsAndNewRequests_swapNoAnswers() throws Exception {
    int round = 0;
    while (round < SWAPS) {
      RawClient client = connect();
      for (int i = 0; i < 10; i++) {
        round++;
        String path = "/good/swap/" + round;
        RawStream victim = client.open().flush(RawRequest.get("/bad/" + round).frame());
        RawStream next = client.open();
        victim.reset(0x10c);
        next.finish(RawRequest.get(path).frame());

        assertThat(next.response().text()).isEqualTo(path);
      }
      outcomes.forget();
      client.close();
    }
  }
}
