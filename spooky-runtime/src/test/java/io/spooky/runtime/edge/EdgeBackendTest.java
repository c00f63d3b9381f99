package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestCertificate;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Who is a good backend: TLS, probes, priority, early connections. */
final class EdgeBackendTest extends EdgeTestBase {
  private static TestProxy tlsProxy(TestBackend backend, Map<Option<?>, String> keys) {
    return new TestProxy()
        .upstream("api", "")
        .backend("api", "api-1", "https://127.0.0.1:" + backend.port(), keys, false);
  }

  private TestBackend tlsBackend(String protocol) throws Exception {
    return closing(TestBackend.startTls(protocol, () -> new TestBackend.Fixed("secret")));
  }

  @Test
  void tlsBackend_trusted_isServedWithItsScheme() throws Exception {
    TestBackend backend = tlsBackend("h2");
    Map<Option<?>, String> keys = Map.of(ConfigKeys.Backend.CA, TestCertificate.CERT.toString());
    assertThat(client(edge(tlsProxy(backend, keys))).get("/").text()).isEqualTo("secret");
    assertThat(backend.heads().remove().scheme().toString()).isEqualTo("https");
  }

  @Test
  void tlsBackend_unknownIssuer_is502() throws Exception {
    TestBackend backend = tlsBackend("h2");
    assertThat(client(edge(tlsProxy(backend, Map.of()))).get("/").status()).isEqualTo("502");
    assertThat(backend.heads()).isEmpty();
  }

  @Test
  void tlsBackend_otherName_is502() throws Exception {
    TestBackend backend = tlsBackend("h2");
    Map<Option<?>, String> keys =
        Map.of(
            ConfigKeys.Backend.CA,
            TestCertificate.CERT.toString(),
            ConfigKeys.Backend.SERVER_NAME,
            "other.example");
    assertThat(client(edge(tlsProxy(backend, keys))).get("/").status()).isEqualTo("502");
    assertThat(backend.heads()).isEmpty();
  }

  @Test
  void tlsBackend_withoutHttp2_is502() throws Exception {
    TestBackend backend = tlsBackend("http/1.1");
    Map<Option<?>, String> keys = Map.of(ConfigKeys.Backend.CA, TestCertificate.CERT.toString());
    assertThat(client(edge(tlsProxy(backend, keys))).get("/").status()).isEqualTo("502");
  }

  @Test
  void backendByName_isResolved() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestProxy proxy =
        new TestProxy()
            .upstream("api", "")
            .backend("api", "api-1", "localhost:" + backend.port(), Map.of(), false);
    assertThat(client(edge(proxy)).get("/").text()).isEqualTo("ok");
  }

  @Test
  void warm_connectsBeforeTheFirstRequest() throws Exception {
    CompletableFuture<Void> connected = new CompletableFuture<>();
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    backend.onConnection(() -> connected.complete(null));
    edge(
        new TestProxy()
            .upstream("api", "")
            .backend(
                "api",
                "api-1",
                "127.0.0.1:" + backend.port(),
                Map.of(ConfigKeys.Backend.WARM, "true"),
                false));
    await(connected);
  }

  /** Healthy while told so; counts requests that are no probes. */
  private static final class Switchable extends TestBackend.Script {
    private final AtomicBoolean healthy;
    private final String name;

    Switchable(String name, AtomicBoolean healthy) {
      this.name = name;
      this.healthy = healthy;
    }

    @Override
    protected void onHead(Http2Headers head, boolean end) {
      boolean probe = "/health".contentEquals(head.path());
      head(probe && !healthy.get() ? "503" : "200", false);
      data(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII), true);
    }
  }

  @Test
  void probes_failThenPass_trafficFailsOverAndComesBack() throws Exception {
    AtomicBoolean healthy = new AtomicBoolean(true);
    TestBackend first = backend(() -> new Switchable("first", healthy));
    TestBackend second = backend(() -> new Switchable("second", new AtomicBoolean(true)));
    Map<Option<?>, String> probes = Map.of(ConfigKeys.Probe.INTERVAL, "20ms");
    Map<Option<?>, String> later =
        Map.of(ConfigKeys.Probe.INTERVAL, "20ms", ConfigKeys.Backend.PRIORITY, "1");
    Edge edge =
        edge(
            new TestProxy()
                .upstream("api", "")
                .backend("api", "a", "127.0.0.1:" + first.port(), probes, true)
                .backend("api", "b", "127.0.0.1:" + second.port(), later, true));
    TestClient client = client(edge);
    assertThat(client.get("/").text()).isEqualTo("first");
    healthy.set(false);
    awaitAnswer(client, "second");
    for (int i = 0; i < 20; i++) {
      assertThat(client.get("/").text()).isEqualTo("second");
    }
    healthy.set(true);
    awaitAnswer(client, "first");
  }

  private static void awaitAnswer(TestClient client, String wanted) throws Exception {
    String answer = "";
    while (!answer.equals(wanted)) {
      answer = client.get("/").text();
    }
  }
}
