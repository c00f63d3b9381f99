package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Settings;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Places, queues, sizes: what is bounded, and what happens at the bound. */
final class EdgeLimitsTest extends EdgeTestBase {
  private final Queue<Scripts.Recorder> arrived = new ConcurrentLinkedQueue<>();
  private final Semaphore arrivals = new Semaphore(0);

  private TestBackend holding() {
    return backend(
        () -> {
          Scripts.Recorder recorder = new Scripts.Recorder();
          recorder.head.thenRun(
              () -> {
                arrived.add(recorder);
                arrivals.release();
              });
          return recorder;
        });
  }

  private Scripts.Recorder next() throws Exception {
    assertThat(arrivals.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    return arrived.remove();
  }

  @Test
  void inFlight_full_queuesThenServesInTurn() throws Exception {
    TestProxy proxy =
        proxy(holding())
            .set("api", ConfigKeys.Limits.IN_FLIGHT, "1")
            .set("api", ConfigKeys.Limits.QUEUE_TIMEOUT, "20s");
    Edge edge = edge(proxy);
    TestClient client = client(edge);
    List<TestClient.Call> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calls.add(client.get("/" + i));
    }
    for (int i = 0; i < 3; i++) {
      Scripts.Recorder recorder = next();
      assertThat(arrived).isEmpty();
      recorder.answer(await(recorder.head).path().toString());
    }
    for (int i = 0; i < 3; i++) {
      assertThat(calls.get(i).text()).isEqualTo("/" + i);
    }
    assertThat(edge.count(Counter.QUEUED)).isEqualTo(2);
  }

  @Test
  void queue_full_is503AtOnce() throws Exception {
    TestProxy proxy =
        proxy(holding())
            .set("api", ConfigKeys.Limits.IN_FLIGHT, "1")
            .set("api", ConfigKeys.Limits.QUEUE, "0");
    TestClient client = client(edge(proxy));
    TestClient.Call held = client.get("/held");
    Scripts.Recorder recorder = next();
    TestClient.Call refused = client.get("/refused");
    assertThat(refused.status()).isEqualTo("503");
    assertThat(refused.head().get("retry-after").toString()).isEqualTo("1");
    recorder.answer("ok");
    assertThat(held.text()).isEqualTo("ok");
  }

  @Test
  void queue_tooSlow_is503AfterItsTime() throws Exception {
    TestProxy proxy =
        proxy(holding())
            .set("api", ConfigKeys.Limits.IN_FLIGHT, "1")
            .set("api", ConfigKeys.Limits.QUEUE_TIMEOUT, "200ms");
    TestClient client = client(edge(proxy));
    client.get("/held");
    next();
    assertThat(client.get("/waits").status()).isEqualTo("503");
  }

  @Test
  void inFlight_waiterOnAnotherWorker_isWoken() throws Exception {
    TestProxy proxy =
        proxy(holding())
            .workers(2)
            .set("api", ConfigKeys.Limits.IN_FLIGHT, "1")
            .set("api", ConfigKeys.Limits.QUEUE_TIMEOUT, "20s");
    Edge edge = edge(proxy);
    List<TestClient.Call> calls = new ArrayList<>();
    // Eight connections: all on one of two workers once in 128 runs, which still passes.
    for (int i = 0; i < 8; i++) {
      calls.add(client(edge).get("/" + i));
    }
    for (int i = 0; i < 8; i++) {
      next().answer("ok");
    }
    for (TestClient.Call call : calls) {
      assertThat(call.text()).isEqualTo("ok");
    }
  }

  @Test
  void backendStreamLimit_isNeverExceeded() throws Exception {
    TestBackend backend =
        closing(
            TestBackend.start(
                Http2Settings.defaultSettings().maxConcurrentStreams(1),
                () -> new TestBackend.Fixed("ok")));
    TestClient client = client(edge(backend));
    List<TestClient.Call> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(client.get("/"));
    }
    for (TestClient.Call call : calls) {
      assertThat(call.status()).isEqualTo("200");
    }
    assertThat(backend.connections()).isAtMost(8);
  }

  @Test
  void hundredStreams_onOneConnection_allAnswered() throws Exception {
    TestBackend backend = holding();
    TestProxy proxy = proxy(backend).set("api", ConfigKeys.Limits.IN_FLIGHT, "100");
    TestClient client = client(edge(proxy));
    List<TestClient.Call> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(client.get("/" + i));
    }
    List<Scripts.Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      recorders.add(next());
    }
    for (Scripts.Recorder recorder : recorders) {
      recorder.answer(await(recorder.head).path().toString());
    }
    for (int i = 0; i < 100; i++) {
      assertThat(calls.get(i).text()).isEqualTo("/" + i);
    }
    assertThat(backend.connections()).isEqualTo(1);
  }

  @Test
  void headers_tooMany_are431AndTheConnectionSurvives() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestClient client = client(edge(proxy(backend).set(ConfigKeys.Edge.HEADERS, "10")));
    String[] fields = new String[40];
    for (int i = 0; i < fields.length; i += 2) {
      fields[i] = "x-" + i;
      fields[i + 1] = "y";
    }
    assertThat(client.call("GET", "/", true, fields).status()).isEqualTo("431");
    assertThat(client.get("/").status()).isEqualTo("200");
  }

  @Test
  void head_refused_hasNoBody() throws Exception {
    TestClient client = client(edge(backend(() -> new TestBackend.Fixed("ok"))));
    TestClient.Call call = client.call("HEAD", "/", true, "transfer-encoding", "chunked");
    assertThat(call.status()).isEqualTo("400");
    assertThat(call.body()).isEmpty();
  }

  @Test
  void headerBytes_aboveTheLimit_are431AndTheConnectionSurvives() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestClient client = client(edge(proxy(backend).set(ConfigKeys.Edge.HEADER_BYTES, "2KiB")));
    assertThat(client.call("GET", "/", true, "x-big", "a".repeat(2500)).status()).isEqualTo("431");
    assertThat(client.get("/").status()).isEqualTo("200");
  }

  @Test
  void body_aboveTheLimit_is413AndTheConnectionSurvives() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestClient client = client(edge(proxy(backend).set(ConfigKeys.Edge.BODY_BYTES, "10")));
    assertThat(client.call("POST", "/", false, "content-length", "11").status()).isEqualTo("413");
    assertThat(client.call("POST", "/", false).data("12345678901", true).status()).isEqualTo("413");
    assertThat(client.get("/").status()).isEqualTo("200");
  }
}
