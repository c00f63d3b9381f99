package io.spooky.samples.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import tech.kwik.flupke.Http3ClientBuilder;

/** An ordinary HTTP/3 client with a QUIC and a QPACK of its own. */
final class Flupke {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 5;

  private Flupke() {}

  /**
   * Sends a request on a connection of its own. Connects again if that failed: once in fifty times
   * kwik 0.10.8 reads the server's first answer too early, and the handshake never recovers. A
   * request that was sent is never sent again.
   */
  static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return client().send(request, handler);
      } catch (ConnectException e) {
        // The next connection has good chances.
      }
    }
    return client().send(request, handler);
  }

  private static HttpClient client() {
    return new Http3ClientBuilder().disableCertificateCheck().connectTimeout(CONNECT_LIMIT).build();
  }
}
