package io.spooky.samples.standalone;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.standalone.support.Flupke;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Flupke, with a QUIC and a QPACK of its own in Java, against the packaged jar. */
final class FlupkeIT extends ProxyFixture {
  private static final int MIB = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Flupke client = new Flupke();

  @Test
  void get_isAnswered() throws Exception {
    HttpResponse<String> response = client.request(request("/").build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("origin");
  }

  @Test
  void get_ofOneMebibyte_isWhole() throws Exception {
    HttpRequest request = request("/bytes/" + MIB).build();

    assertThat(client.request(request, BodyHandlers.ofByteArray()).body()).hasLength(MIB);
  }

  @Test
  void post_ofOneMebibyte_comesBackWhole() throws Exception {
    byte[] body = new byte[MIB];
    new Random(3).nextBytes(body);
    HttpRequest request = request("/echo").POST(BodyPublishers.ofByteArray(body)).build();

    HttpResponse<byte[]> response = client.request(request, BodyHandlers.ofByteArray());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void aHundredStreamsAtOnce_areAllAnswered() throws Exception {
    // The connection is made once; requests that find none would make one each.
    client.request(request("/").build(), BodyHandlers.ofString());
    List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      HttpRequest request = request("/bytes/10000").build();
      responses.add(client.requestAsync(request, BodyHandlers.ofByteArray()));
    }

    for (CompletableFuture<HttpResponse<byte[]>> response : responses) {
      byte[] body = response.get(LIMIT.toSeconds(), TimeUnit.SECONDS).body();
      assertThat(body).hasLength(10_000);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + spooky.port() + path))
        .timeout(LIMIT);
  }
}
