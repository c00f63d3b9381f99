package io.spooky.samples.standalone.support;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tech.kwik.flupke.Http3ClientBuilder;

/** An ordinary HTTP/3 client with a QUIC and a QPACK of its own: one connection for each. */
public final class Flupke {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final int ATTEMPTS = 5;

  private HttpClient client = client();

  /** Makes a client that connects with its first request. */
  public Flupke() {}

  /**
   * Sends a request on a connection of its own, as {@link #request} does.
   *
   * @param <T> the body's type
   */
  public static <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return new Flupke().request(request, handler);
  }

  /**
   * Sends a request. Connects again if that failed: once in fifty times kwik 0.10.8 reads the
   * server's first answer too early, and the handshake never recovers. A request that was sent is
   * never sent again.
   *
   * @param <T> the body's type
   */
  public <T> HttpResponse<T> request(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return client.send(request, handler);
      } catch (ConnectException e) {
        // The next connection has good chances.
        client = client();
      }
    }
    return client.send(request, handler);
  }

  /** Sends a request on the connection that an earlier one has made. */
  public <T> CompletableFuture<HttpResponse<T>> requestAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return client.sendAsync(request, handler);
  }

  private static HttpClient client() {
    return new Http3ClientBuilder().disableCertificateCheck().connectTimeout(CONNECT_LIMIT).build();
  }
}
