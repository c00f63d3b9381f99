package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Other configs while requests run. */
final class EdgeReloadTest extends EdgeTestBase {
  private static void reload(Edge edge, TestProxy proxy) throws ConfigRejectedException {
    edge.reload(proxy, EdgeReloadTest.class.getClassLoader());
  }

  @Test
  void reload_otherBackend_keepsTheClientsConnection() throws Exception {
    TestBackend one = backend(() -> new TestBackend.Fixed("one"));
    TestBackend two = backend(() -> new TestBackend.Fixed("two"));
    Edge edge = edge(one);
    TestClient client = client(edge);
    assertThat(client.get("/").text()).isEqualTo("one");
    reload(edge, new TestProxy().upstream("api", "").backend("api", "api-2", two.port()));
    assertThat(client.get("/").text()).isEqualTo("two");
  }

  @Test
  void reload_requestInFlight_endsOnItsBackend() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestBackend removed = backend(() -> recorder);
    TestBackend added = backend(() -> new TestBackend.Fixed("new"));
    Edge edge = edge(removed);
    TestClient client = client(edge);
    TestClient.Call call = client.get("/");
    await(recorder.head);
    reload(edge, new TestProxy().upstream("other", "").backend("other", "b", added.port()));
    assertThat(client.get("/").text()).isEqualTo("new");
    recorder.answer("old");
    assertThat(call.text()).isEqualTo("old");
  }

  @Test
  void reload_unchangedBackend_keepsItsConnection() throws Exception {
    TestBackend kept = backend(() -> new TestBackend.Fixed("kept"));
    Edge edge = edge(kept);
    TestClient client = client(edge);
    assertThat(client.get("/").text()).isEqualTo("kept");
    for (int i = 0; i < 20; i++) {
      reload(edge, proxy(kept));
      assertThat(client.get("/").text()).isEqualTo("kept");
      assertThat(kept.connections()).isEqualTo(1);
    }
  }

  @Test
  void reload_wrongValue_changesNothing() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    Edge edge = edge(backend);
    TestProxy wrong = proxy(backend).set("api", io.spooky.spi.config.ConfigKeys.Limits.QUEUE, "x");
    assertThrows(ConfigRejectedException.class, () -> reload(edge, wrong));
    assertThat(client(edge).get("/").text()).isEqualTo("ok");
  }

  @Test
  void reload_otherWorkers_isRefusedWithTheReason() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    Edge edge = edge(backend);
    ConfigRejectedException refused =
        assertThrows(ConfigRejectedException.class, () -> reload(edge, proxy(backend).workers(2)));
    assertThat(refused).hasMessageThat().contains("SPK0591 workers: ");
  }

  @Test
  void reload_twentyTimesUnderLoad_losesNothing() throws Exception {
    TestBackend one = backend(() -> new TestBackend.Fixed("x"));
    TestBackend two = backend(() -> new TestBackend.Fixed("x"));
    Edge edge = edge(proxy(one, two).workers(2));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    closing(threads::shutdownNow);
    CompletableFuture<Void> started = new CompletableFuture<>();
    Future<Integer> load =
        threads.submit(
            () -> {
              TestClient client = client(edge);
              int served = 0;
              while (!done.get()) {
                assertThat(client.get("/").text()).isEqualTo("x");
                served++;
                started.complete(null);
              }
              return served;
            });
    await(started);
    for (int i = 0; i < 20; i++) {
      TestProxy next = i % 2 == 0 ? proxy(two).workers(2) : proxy(one, two).workers(2);
      reload(edge, next);
    }
    done.set(true);
    assertThat(load.get()).isGreaterThan(0);
    assertThat(edge.count(Counter.CONNECTIONS_OPENED)).isEqualTo(1);
    assertThat(edge.count(Counter.LOCAL_BAD_GATEWAY)).isEqualTo(0);
    assertThat(edge.count(Counter.LOCAL_UNAVAILABLE)).isEqualTo(0);
  }
}
