package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What clients are told of errors (RFC 9209), where the operator wants it. */
final class EdgeProxyStatusTest extends EdgeTestBase {
  private static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static TestProxy telling(TestProxy proxy) {
    return proxy.set(ConfigKeys.Edge.PROXY_STATUS, "true");
  }

  private @Nullable CharSequence proxyStatus(TestProxy proxy, String method) throws Exception {
    TestClient.Call call = client(edge(proxy)).call(method, "/", true);
    return call.head().get("proxy-status");
  }

  @Test
  void byDefault_isAbsent() throws Exception {
    TestProxy proxy = new TestProxy().upstream("api", "").backend("api", "a", closedPort());
    assertThat(proxyStatus(proxy, "GET")).isNull();
  }

  @Test
  void backendRefusesConnections_isConnectionRefused() throws Exception {
    TestProxy proxy = new TestProxy().upstream("api", "").backend("api", "a", closedPort());
    assertThat(proxyStatus(telling(proxy), "GET").toString())
        .isEqualTo("spooky; error=connection_refused");
  }

  @Test
  void backendResets_isResponseIncomplete() throws Exception {
    TestBackend backend =
        backend(() -> new Scripts.OnHead(script -> script.refuse(Http2Error.INTERNAL_ERROR)));
    assertThat(proxyStatus(telling(proxy(backend)), "POST").toString())
        .isEqualTo("spooky; error=http_response_incomplete");
  }

  @Test
  void backendSaysNothing_isResponseTimeout() throws Exception {
    TestProxy proxy =
        proxy(backend(() -> new Scripts.OnHead(script -> {})))
            .set("api", ConfigKeys.Timeouts.RESPONSE_HEAD, "100ms");
    assertThat(proxyStatus(telling(proxy), "GET").toString())
        .isEqualTo("spooky; error=http_response_timeout");
  }

  @Test
  void backendsOwnError_isPassedWithoutIt() throws Exception {
    TestBackend backend = backend(() -> new Scripts.OnHead(script -> script.finish("502")));
    assertThat(proxyStatus(telling(proxy(backend)), "GET")).isNull();
  }
}
