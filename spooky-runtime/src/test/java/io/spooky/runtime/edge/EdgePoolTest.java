package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections to backends: how many, who waits for them, and how they end. */
final class EdgePoolTest extends EdgeTestBase {
  private final Queue<Scripts.Recorder> arrived = new ConcurrentLinkedQueue<>();
  private final Semaphore arrivals = new Semaphore(0);

  private TestBackend oneStreamEach() {
    return closing(
        TestBackend.start(
            Http2Settings.defaultSettings().maxConcurrentStreams(1),
            () -> {
              Scripts.Recorder recorder = new Scripts.Recorder();
              recorder.head.thenRun(
                  () -> {
                    arrived.add(recorder);
                    arrivals.release();
                  });
              return recorder;
            }));
  }

  private Scripts.Recorder next() throws Exception {
    assertThat(arrivals.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    return arrived.remove();
  }

  @Test
  void streamLimit_severalWaitForTheFirstConnection_furtherOnesAreMade() throws Exception {
    TestClient client = client(edge(oneStreamEach()));
    List<TestClient.Call> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(client.get("/"));
    }
    List<Scripts.Recorder> together = List.of(next(), next(), next());
    together.forEach(recorder -> recorder.answer("ok"));
    for (TestClient.Call call : calls) {
      assertThat(call.text()).isEqualTo("ok");
    }
  }

  @Test
  void reload_removesBackendWhoseConnectionsAreFull_whoWaitsGoesElsewhere() throws Exception {
    TestBackend full = oneStreamEach();
    TestBackend other = backend(() -> new TestBackend.Fixed("other"));
    Edge edge = edge(proxy(full));
    TestClient client = client(edge);
    for (int i = 0; i < 8; i++) {
      client.get("/held");
      next();
    }
    TestClient.Call waits = client.get("/waits");
    assertThat(client.call("GET", "/", true, "upgrade", "x").status()).isEqualTo("400");
    TestProxy changed = new TestProxy().upstream("api", "");
    changed.backend("api", "api-2", other.port());
    edge.reload(changed, getClass().getClassLoader());
    assertThat(waits.text()).isEqualTo("other");
  }

  @Test
  void close_requestWaitsForAConnection_endsCleanly() throws Exception {
    List<Socket> accepted = new ArrayList<>();
    // Accepts, but never says that it speaks HTTP/2.
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
      TestProxy proxy = new TestProxy().upstream("api", "");
      for (int i = 0; i < 16; i++) {
        proxy.backend("api", "api-" + i, silent.getLocalPort());
      }
      proxy.set("api", ConfigKeys.Timeouts.CONNECT, "20s");
      Edge edge = edge(proxy);
      TestClient client = client(edge);
      for (int i = 0; i < 6; i++) {
        client.get("/");
        accepted.add(silent.accept());
      }
      edge.close();
    } finally {
      for (Socket socket : accepted) {
        socket.close();
      }
    }
  }

  @Test
  void resets_manyOfTheirStreams_leaveTheConnection() throws Exception {
    TestBackend backend =
        backend(
            () ->
                new Scripts.OnHead(
                    script -> {
                      script.refuse(Http2Error.REFUSED_STREAM);
                    }));
    TestClient client = client(edge(proxy(backend).set("api", ConfigKeys.Retry.ATTEMPTS, "1")));
    for (int i = 0; i < 500; i++) {
      assertThat(client.get("/").status()).isEqualTo("502");
    }
    assertThat(backend.connectionsMade()).isEqualTo(1);
  }

  @Test
  void goAway_onAnIdleConnection_closesIt() throws Exception {
    List<Scripts.OnHead> scripts = new ArrayList<>();
    TestBackend backend =
        backend(
            () ->
                new Scripts.OnHead(
                    script -> {
                      scripts.add(script);
                      script.finish("200");
                    }));
    Edge edge = edge(backend);
    TestClient client = client(edge);
    assertThat(client.get("/").status()).isEqualTo("200");
    scripts.get(0).goAwayAfter(0);
    await(scripts.get(0).connectionClosed());
    assertThat(client.get("/").status()).isEqualTo("200");
  }
}
