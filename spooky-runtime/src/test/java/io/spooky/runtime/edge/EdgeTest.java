package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tech.kwik.flupke.Http3ClientBuilder;

/** The whole edge, asked by an independent HTTP/3 client. */
final class EdgeTest {
  static HttpClient client() {
    return new Http3ClientBuilder()
        .disableCertificateCheck()
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  static HttpRequest get(Edge edge, String path) {
    return HttpRequest.newBuilder(
            URI.create("https://localhost:" + edge.listeners().get(0).address().getPort() + path))
        .timeout(Duration.ofSeconds(10))
        .build();
  }

  @Test
  void get_fixedAnswer_arrivesWithForwardingFields() throws Exception {
    try (TestBackend backend = TestBackend.start(() -> new TestBackend.Fixed("boo"));
        Edge edge =
            Edge.start(
                new TestProxy().upstream("api", "").backend("api", "api-1", backend.port()))) {
      HttpResponse<String> response =
          client().send(get(edge, "/x?y=z"), BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("boo");
      var head = backend.heads().remove();
      assertThat(head.path().toString()).isEqualTo("/x?y=z");
      assertThat(head.get("x-forwarded-for").toString()).isEqualTo("127.0.0.1");
      assertThat(head.get("via").toString()).isEqualTo("3 spooky");
    }
  }
}
