package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients say of themselves is not believed (CASES HDR). */
final class HeaderTrustIT extends RequestFixture {
  private static final String ADDRESS = "127.0.0.1";

  private final List<RawBackend> hashed = new ArrayList<>();

  /** Three more backends, chosen by a header's hash. */
  @Override
  String config() {
    StringBuilder backends = new StringBuilder();
    for (String id : List.of("h1", "h2", "h3")) {
      try {
        RawBackend one = RawBackend.start(id, new Named(id));
        hashed.add(one);
        backends.append("      - { id: %s, address: '%s' }\n".formatted(id, one.address()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return super.config().replace("upstream:\n", "upstream:\n" + HASHED + backends);
  }

  private static final String HASHED =
      """
        hashed:
          route: { path_prefix: /hashed }
          load_balancing: { type: consistent-hash, key: "header:x-user" }
          backends:
      """;

  /** Answers with its name. */
  private static final class Named extends Scripts.Answering {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void end(Request request) {
      request.head(false, ":status", "200");
      request.data(true, name);
    }
  }

  @AfterAll
  void closeHashed() {
    hashed.forEach(RawBackend::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-spooky-user",
        "x-spooky-",
        "x-spooky-internal-route",
        "x-real-ip",
        "x-client-ip",
        "true-client-ip",
        "x-forwarded-client-cert",
        "x-forwarded-user",
        "x-forwarded-port",
        "x-forwarded-ssl",
        "x-forwarded-prefix",
        "x-forwarded-anything",
        "x-forwarded-server",
        "x-original-url",
        "x-rewrite-url",
      })
  void hdr01_internalFields_areRemoved(String name) throws Exception {
    for (int lines = 1; lines <= 3; lines += 2) {
      RawRequest request = RawRequest.get("/trust").with("x-before", "1");
      for (int i = 0; i < lines; i++) {
        request.with(name, "evil");
      }
      Request received = forwarded(request.with("x-after", "2"));

      assertThat(values(received, name)).isEmpty();
      assertThat(received.field("x-before")).isEqualTo("1");
      assertThat(received.field("x-after")).isEqualTo("2");
      assertThat(received.fields().toString()).doesNotContain("evil");
      outcomes.forget();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded"})
  void hdr01_forwardingFields_areReplaced(String name) throws Exception {
    List<String> spoofed =
        List.of("6.6.6.6", "", "6.6.6.6, 127.0.0.1", "http", "for=6.6.6.6;host=evil", "\"evil");
    for (String value : spoofed) {
      RawRequest request = RawRequest.get("/trust").with(name, value).with(name, value);
      Request received = forwarded(request);

      assertThat(values(received, "x-forwarded-for")).containsExactly(ADDRESS);
      assertThat(values(received, "x-forwarded-proto")).containsExactly("https");
      assertThat(values(received, "x-forwarded-host")).containsExactly("localhost");
      assertThat(values(received, "forwarded")).hasSize(1);
      assertThat(received.fields().toString()).doesNotContain("6.6.6.6");
      assertThat(received.fields().toString()).doesNotContain("evil");
      outcomes.forget();
    }
  }

  @Test
  void hdr01_fieldsInTrailers_areRemoved() throws Exception {
    RawStream stream = outcomes.client().open().write(RawRequest.post("/trust").frame());
    FieldSection trailers = FieldSection.empty().add("x-sum", "1");
    for (String name : List.of("x-spooky-user", "x-real-ip", "x-forwarded-for", "forwarded")) {
      trailers.add(name, "evil");
    }
    stream.finish(Frames.headers(trailers));
    assertThat(stream.response().status()).isAnyOf(200, 400);
    for (Request request : backend.journal().requests("/trust")) {
      assertThat(request.trailers().toString()).doesNotContain("evil");
    }
  }

  @Test
  void hdr01_ordinaryFieldsOfLikeNames_stay() throws Exception {
    RawRequest request = RawRequest.get("/trust");
    List<String> names = List.of("x-spookyuser", "spooky-user", "x-forwarded", "xreal-ip", "x-ip");
    names.forEach(name -> request.with(name, "mine"));
    Request received = forwarded(request);

    for (String name : names) {
      assertWithMessage(name).that(received.field(name)).isEqualTo("mine");
    }
  }

  @Test
  void hdr01_requestId_isOneAtMost() throws Exception {
    RawRequest request = RawRequest.get("/trust").with("x-request-id", "a");

    assertThat(values(forwarded(request), "x-request-id").size()).isAtMost(1);
  }

  /** The packet with the request comes from an address that no reply has ever reached. */
  @Test
  void hdr02_unvalidatedAddress_isNeverTheClients() throws Exception {
    try (RawClient client = connect();
        DatagramSocket elsewhere = new DatagramSocket(new InetSocketAddress("127.0.0.2", 0))) {
      outcomes.connectionIsGood("the handshake", client);
      client.sendFrom(elsewhere);
      RawStream stream = client.send(RawRequest.get("/spoof")).awaitSent();
      client.sendFrom(null);
      stream.response();
      for (Request request : backend.journal().requests("/spoof")) {
        assertThat(values(request, "x-forwarded-for")).containsExactly(ADDRESS);
        assertThat(request.fields().toString()).doesNotContain("127.0.0.2");
      }
      outcomes.connectionIsGood("a packet from elsewhere", client);
    }
  }

  @Test
  void hdr03_hashKeys_areStableWhateverTheyAre() throws Exception {
    List<List<String>> keys = new ArrayList<>();
    keys.add(List.of());
    keys.add(List.of(""));
    keys.add(List.of("a"));
    keys.add(List.of("a", "b"));
    keys.add(List.of("b", "a"));
    keys.add(List.of("x".repeat(8 << 10)));
    keys.add(List.of("\u00e4\u00ff\u0080"));
    for (int i = 0; i < 20; i++) {
      keys.add(List.of("user-" + i));
    }
    List<String> chosen = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < keys.size(); i++) {
        RawRequest request = RawRequest.get("/hashed");
        keys.get(i).forEach(key -> request.with("x-user", key));
        RawResponse response = outcomes.client().send(request).response();
        assertThat(response.status()).isEqualTo(200);
        if (round == 0) {
          chosen.add(response.text());
        } else if (!keys.get(i).isEmpty()) {
          assertWithMessage("%s", keys.get(i)).that(response.text()).isEqualTo(chosen.get(i));
        }
      }
    }
    assertThat(chosen.subList(7, chosen.size()).stream().distinct().count()).isAtLeast(2);
  }

  /** One line each at most, with nothing in it that ends a line or moves a terminal's cursor. */
  @Test
  void hdr04_whatClientsSay_breaksNoLineOfTheLog() throws Exception {
    int mark = spooky.process().mark();
    List<String> poison =
        List.of(
            "\r\nEVIL line",
            "\nEVIL line",
            "\u001b[31mEVIL",
            "\"EVIL\"",
            "\u0085EVIL",
            "\u0000EVIL");
    List<Case> cases = new ArrayList<>();
    for (String text : poison) {
      cases.add(Case.of("path " + text, r -> r.set(":path", "/%zz" + text)));
      cases.add(Case.of("host " + text, r -> r.set(":authority", "localhost" + text)));
      cases.add(Case.of("method " + text, r -> r.set(":method", "GET" + text)));
      cases.add(Case.of("scheme " + text, r -> r.set(":scheme", "https" + text)));
      if (!text.startsWith("\"") && !text.startsWith("\u0085")) {
        cases.add(Case.of("user-agent " + text, r -> r.with("user-agent", text)));
        cases.add(Case.of("name " + text, r -> r.with("x" + text, "y")));
      }
    }
    outcomes.refusedAtTheHead(cases);
    for (String line : spooky.process().lines().subList(mark, spooky.process().mark())) {
      assertThat(line).containsMatch("^\\d{4}-\\d{2}-\\d{2}T");
      assertThat(line).doesNotContainMatch("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]");
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
