package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tech.kwik.flupke.Http3ClientBuilder;

/** Requests and responses of every shape through the whole edge. */
final class EdgeTest extends EdgeTestBase {
  @Test
  void get_fixedAnswer_reachesAnIndependentClient() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("boo"));
    Edge edge = edge(backend);
    int port = edge.listeners().get(0).address().getPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/x?y=z")).build();
    HttpResponse<String> response = sendWithFlupke(request);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("boo");
  }

  /** Connects again if that failed: kwik 0.10.8 loses one handshake in fifty by itself. */
  private static HttpResponse<String> sendWithFlupke(HttpRequest request) throws Exception {
    for (int attempt = 1; ; attempt++) {
      HttpClient flupke =
          new Http3ClientBuilder()
              .disableCertificateCheck()
              .connectTimeout(Duration.ofSeconds(3))
              .build();
      try {
        return flupke.send(request, BodyHandlers.ofString());
      } catch (ConnectException e) {
        if (attempt == 5) {
          throw e;
        }
      }
    }
  }

  @Test
  void request_withForgedForwarding_carriesTheEdgesOwnWord() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestClient.Call call =
        client(edge(backend))
            .call(
                "GET",
                "/x?y=z",
                true,
                "x-forwarded-for",
                "6.6.6.6",
                "forwarded",
                "for=evil",
                "cookie",
                "a=1",
                "cookie",
                "b=2",
                "via",
                "1.1 front");
    assertThat(call.status()).isEqualTo("200");
    Http2Headers head = backend.heads().remove();
    assertThat(head.path().toString()).isEqualTo("/x?y=z");
    assertThat(head.authority().toString()).isEqualTo("localhost");
    assertThat(strings(head, "x-forwarded-for")).containsExactly("127.0.0.1");
    assertThat(strings(head, "x-forwarded-proto")).containsExactly("https");
    assertThat(strings(head, "x-forwarded-host")).containsExactly("localhost");
    assertThat(strings(head, "forwarded"))
        .containsExactly("for=127.0.0.1;host=localhost;proto=https");
    assertThat(strings(head, "via")).hasSize(1);
    assertThat(strings(head, "via").get(0)).matches("1\\.1 front, 3 spooky-[0-9a-f]{8}");
    assertThat(strings(head, "cookie")).containsExactly("a=1; b=2");
  }

  private static List<String> strings(Http2Headers head, String name) {
    return head.getAll(name).stream().map(CharSequence::toString).toList();
  }

  @Test
  void post_bodyAndTrailers_passBothWays() throws Exception {
    TestBackend backend = backend(Scripts.Echo::new);
    TestClient.Call call =
        client(edge(backend)).call("POST", "/", false).data("one ", false).data("two", false);
    call.trailers("x-sum", "7");
    assertThat(call.text()).isEqualTo("one two");
    assertThat(Objects.requireNonNull(call.trailers()).get("x-sum").toString()).isEqualTo("7");
  }

  @Test
  void post_responseBegins_beforeTheRequestEnds() throws Exception {
    TestBackend backend = backend(Scripts.Echo::new);
    TestClient.Call call = client(edge(backend)).call("POST", "/", false).data("ping", false);
    assertThat(call.status()).isEqualTo("200");
    call.data("pong", true);
    assertThat(call.text()).isEqualTo("pingpong");
  }

  @Test
  void head_withLength_hasNoBody() throws Exception {
    TestBackend backend =
        backend(() -> new Scripts.OnHead(s -> s.finish("200", "content-length", "5")));
    TestClient.Call call = client(edge(backend)).call("HEAD", "/", true);
    assertThat(call.head().get("content-length").toString()).isEqualTo("5");
    assertThat(call.body()).isEmpty();
  }

  @Test
  void get_noContentAndNotModified_endWithTheirHeads() throws Exception {
    TestBackend backend =
        backend(() -> new Scripts.OnHead(s -> s.finish(s.path().equals("/204") ? "204" : "304")));
    TestClient client = client(edge(backend));
    TestClient.Call noContent = client.get("/204");
    TestClient.Call notModified = client.get("/304");
    assertThat(noContent.status()).isEqualTo("204");
    assertThat(noContent.body()).isEmpty();
    assertThat(notModified.status()).isEqualTo("304");
    assertThat(notModified.body()).isEmpty();
  }

  @Test
  void get_interimResponses_comeInOrderBeforeTheFinalOne() throws Exception {
    TestBackend backend =
        backend(
            () ->
                new Scripts.OnHead(
                    s -> {
                      s.interim("103");
                      s.interim("102");
                      s.finish("200");
                    }));
    TestClient.Call call = client(edge(backend)).get("/");
    assertThat(call.status()).isEqualTo("200");
    assertThat(call.interim()).containsExactly("103", "102").inOrder();
  }

  @Test
  void request_withoutRoute_is404() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    Edge edge =
        closing(
            Edge.start(new TestProxy().upstream("api", "/v1").backend("api", "a", backend.port())));
    TestClient client = client(edge);
    assertThat(client.get("/v1/x").status()).isEqualTo("200");
    TestClient.Call call = client.get("/v10");
    assertThat(call.status()).isEqualTo("404");
    assertThat(call.text()).isEqualTo("404 Not Found\n");
  }

  @Test
  void request_connectionSpecificField_is400() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestClient client = client(edge(backend));
    assertThat(client.call("GET", "/", true, "transfer-encoding", "chunked").status())
        .isEqualTo("400");
    assertThat(client.get("/").status()).isEqualTo("200");
    assertThat(backend.heads()).hasSize(1);
  }

  @Test
  void response_connectionSpecificField_is502() throws Exception {
    TestBackend backend =
        backend(() -> new Scripts.OnHead(s -> s.finish("200", "keep-alive", "timeout=5")));
    assertThat(client(edge(backend)).get("/").status()).isEqualTo("502");
  }

  @Test
  void post_shorterThanAnnounced_neverEndsAtTheBackend() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestBackend backend = backend(() -> recorder);
    TestClient.Call call =
        client(edge(backend)).call("POST", "/", false, "content-length", "5").data("abc", false);
    recorder.head.get(10, java.util.concurrent.TimeUnit.SECONDS);
    call.end();
    // RFC 9114, section 4.1.2: malformed; there is no response yet, so it can be said.
    assertThat(call.status()).isEqualTo("400");
    assertThat(recorder.ended.get(10, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo("reset");
  }

  @Test
  void response_contentWhereNoneMayBe_isReset() throws Exception {
    TestBackend backend =
        backend(
            () ->
                new Scripts.OnHead(
                    s -> {
                      s.begin("204");
                      s.part("surplus", true);
                    }));
    TestClient client = client(edge(backend));
    // RFC 9114, section 8.1: H3_INTERNAL_ERROR.
    assertThat(client.get("/").reset()).isEqualTo(0x102);
  }
}
