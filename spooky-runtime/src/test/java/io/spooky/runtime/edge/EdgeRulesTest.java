package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestCertificates;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What requests may look like, where it meets the wire. */
final class EdgeRulesTest extends EdgeTestBase {
  @TempDir Path folder;

  private TestBackend fixed() {
    return backend(() -> new TestBackend.Fixed("ok"));
  }

  private static void reload(Edge edge, TestProxy proxy) throws Exception {
    edge.reload(proxy, EdgeRulesTest.class.getClassLoader());
  }

  @Test
  void host_outsideTheCertificate_is421UntilTheCertificateChanges() throws Exception {
    TestBackend backend = fixed();
    TestCertificates first =
        TestCertificates.selfSigned(folder, "dns:a.example", "dns:*.b.example", "ip:127.0.0.1");
    Edge edge = edge(proxy(backend).certificate(first));
    TestClient client = client(edge);
    for (String host : new String[] {"A.example", "x.b.example:8443", "a.example.", "127.0.0.1"}) {
      assertThat(client.callTo(host, "GET", "/", true).status()).isEqualTo("200");
    }
    for (String host : new String[] {"b.example", "x.y.b.example", "localhost", "127.0.0.2"}) {
      assertThat(client.callTo(host, "GET", "/", true).status()).isEqualTo("421");
    }
    assertThat(backend.heads()).hasSize(4);
    reload(edge, proxy(backend).certificate(TestCertificates.selfSigned(folder, "dns:c.example")));
    assertThat(client.callTo("c.example", "GET", "/", true).status()).isEqualTo("200");
    assertThat(client.callTo("a.example", "GET", "/", true).status()).isEqualTo("421");
    reload(edge, proxy(backend).certificate(first).set(ConfigKeys.Edge.MISDIRECTED, "serve"));
    assertThat(client.callTo("c.example", "GET", "/", true).status()).isEqualTo("200");
  }

  @Test
  void path_isRoutedAndForwardedInOneForm() throws Exception {
    TestBackend admin = fixed();
    TestBackend other = fixed();
    TestProxy proxy =
        new TestProxy()
            .upstream("admin", "/admin")
            .backend("admin", "admin-1", admin.port())
            .upstream("other", "")
            .backend("other", "other-1", other.port());
    TestClient client = client(edge(proxy));
    String[] paths = {"/x/../admin", "//admin", "/x//..//admin", "/%61dmin", "/./%2e/admin"};
    for (String path : paths) {
      assertThat(client.get(path + "?q=%61").status()).isEqualTo("200");
      assertThat(admin.heads().remove().path().toString()).isEqualTo("/admin?q=%61");
    }
    for (String path : new String[] {"/admin;x", "/x%2f..%2fadmin", "/admin%00", "/%252e"}) {
      assertThat(client.get(path).status()).isEqualTo("400");
    }
    assertThat(other.heads()).isEmpty();
    assertThat(admin.heads()).isEmpty();
  }

  @Test
  void trustedProxy_namesTheClientUntilAReload() throws Exception {
    TestBackend backend = fixed();
    TestProxy trusting = proxy(backend).set(ConfigKeys.Root.TRUSTED_PROXIES, "127.0.0.0/8");
    Edge edge = edge(trusting);
    TestClient client = client(edge);
    String[] fields = {"x-forwarded-for", "203.0.113.9", "x-spooky-user", "root"};
    assertThat(client.call("GET", "/", true, fields).status()).isEqualTo("200");
    Http2Headers head = backend.heads().remove();
    assertThat(head.get("x-forwarded-for").toString()).isEqualTo("203.0.113.9, 127.0.0.1");
    assertThat(head.get("forwarded").toString()).startsWith("for=203.0.113.9;");
    assertThat(head.contains("x-spooky-user")).isFalse();
    reload(edge, proxy(backend));
    assertThat(client.call("GET", "/", true, fields).status()).isEqualTo("200");
    assertThat(backend.heads().remove().get("x-forwarded-for").toString()).isEqualTo("127.0.0.1");
  }

  @Test
  void requestsThatEndHere_neverReachABackend() throws Exception {
    TestBackend backend = fixed();
    TestClient client = client(edge(proxy(backend).set(ConfigKeys.Edge.VIA, "edge-1")));
    TestClient.Call answered = client.call("OPTIONS", "*", true, "max-forwards", "0");
    assertThat(answered.status()).isEqualTo("204");
    assertThat(answered.body()).isEmpty();
    assertThat(answered.head().contains("content-length")).isFalse();
    assertThat(client.call("TRACE", "/", true).status()).isEqualTo("405");
    assertThat(client.call("GET", "/", true, "via", "1.1 a, 2 Edge-1").status()).isEqualTo("508");
    assertThat(client.call("GET", "/", true, "a_b", "1").status()).isEqualTo("400");
    assertThat(client.call("GET", "/", true, "expect", "x").status()).isEqualTo("417");
    TestClient.Call head = client.call("HEAD", "/a%2fb", true);
    assertThat(head.status()).isEqualTo("400");
    assertThat(head.body()).isEmpty();
    assertThat(backend.heads()).isEmpty();
    assertThat(client.call("OPTIONS", "/", true, "max-forwards", "1").status()).isEqualTo("200");
    assertThat(backend.heads().remove().get("max-forwards").toString()).isEqualTo("0");
  }

  @Test
  void edgeBehindItself_isFoundOut() throws Exception {
    Edge edge = edge(new TestProxy().upstream("api", "").backend("api", "none", 9));
    TestClient client = client(edge);
    TestBackend backend = fixed();
    reload(edge, proxy(backend));
    assertThat(client.get("/").status()).isEqualTo("200");
    String via = backend.heads().remove().get("via").toString();
    reload(edge, proxy(backend));
    assertThat(client.call("GET", "/", true, "via", via).status()).isEqualTo("508");
  }

  /** Keeps the names of the trailers. */
  private static final class TrailerNames extends TestBackend.Script {
    private final CompletableFuture<Set<String>> names = new CompletableFuture<>();

    @Override
    protected void onHead(Http2Headers head, boolean end) {}

    @Override
    protected void onTrailers(Http2Headers trailers) {
      names.complete(
          trailers.names().stream().map(CharSequence::toString).collect(Collectors.toSet()));
      head("200", true);
    }
  }

  @Test
  void trailers_loseWhatOnlyAHeadMaySay() throws Exception {
    TrailerNames script = new TrailerNames();
    TestClient client = client(edge(backend(() -> script)));
    client
        .call("POST", "/", false)
        .data("x", false)
        .trailers("x-sum", "1", "content-length", "9", "x-forwarded-for", "6.6.6.6", "cookie", "a");
    assertThat(await(script.names)).containsExactly("x-sum");
  }

  @Test
  void trailers_withAnUnderscore_areMalformed() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestClient client = client(edge(backend(() -> recorder)));
    TestClient.Call call = client.call("POST", "/", false).data("x", false);
    call.trailers("a_b", "1");
    assertThat(call.status()).isEqualTo("400");
  }
}
