package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Start and stop: ports, GOAWAY, what is in flight, what comes too late. */
final class EdgeDrainTest extends EdgeTestBase {
  @Test
  void drain_requestInFlight_finishesAfterGoAway() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    Edge edge = edge(backend(() -> recorder));
    TestClient client = client(edge);
    TestClient.Call call = client.get("/");
    await(recorder.head);
    CompletableFuture<Void> drained = edge.drain();
    assertThat(await(client.firstGoAway())).isEqualTo((1L << 62) - 4);
    assertThat(await(client.goAway())).isEqualTo(4);
    assertThat(drained.isDone()).isFalse();
    recorder.answer("late but whole");
    assertThat(call.text()).isEqualTo("late but whole");
    await(drained);
  }

  @Test
  void drain_twoGoAways_serveWhatCameBeforeTheSecondAndRejectTheRest() throws Exception {
    Edge edge = edge(backend(() -> new TestBackend.Fixed("ok")));
    TestClient client = client(edge);
    TestClient.Call open = client.call("POST", "/", false);
    assertThat(client.get("/").text()).isEqualTo("ok");
    edge.drain();
    await(client.firstGoAway());
    // As bytes: after a GOAWAY the client's codec begins no request.
    TestClient.Call between = client.open().raw(RawFrames.head("GET"), true);
    long excluded = await(client.goAway());
    assertThat(between.text()).isEqualTo("ok");
    assertThat(excluded).isEqualTo(between.streamId() + 4);
    for (int i = 0; i < 3; i++) {
      assertThat(client.open().raw(RawFrames.head("GET"), true).reset()).isEqualTo(0x10b);
    }
    client.openUnidirectional().raw("21 00", true);
    assertThat(client.isClosed()).isFalse();
    assertThat(open.data("end", true).text()).isEqualTo("ok");
    assertThat(client.closeCode()).isEqualTo(0x100);
  }

  @Test
  void drain_newConnection_isRefused() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    Edge edge = edge(backend(() -> recorder));
    TestClient client = client(edge);
    client.get("/");
    await(recorder.head);
    edge.drain();
    await(client.goAway());
    assertThat(edge.draining()).isTrue();
    TestClient late = client(edge);
    await(
        CompletableFuture.supplyAsync(() -> late.connection().closeFuture().syncUninterruptibly()));
    assertThat(late.connection().isActive()).isFalse();
  }

  @Test
  void drain_requestThatNeverEnds_isCutAfterItsTime() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    Edge edge = edge(proxy(backend(() -> recorder)).set(ConfigKeys.Root.DRAIN, "200ms"));
    TestClient.Call call = client(edge).get("/");
    await(recorder.head);
    await(edge.drain());
    edge.close();
    assertThrows(Exception.class, call::head);
  }

  @Test
  void drain_nobodyThere_isDoneAtOnce() throws Exception {
    Edge edge = edge(backend(() -> new TestBackend.Fixed("ok")));
    await(edge.drain());
  }

  @Test
  void start_portTaken_failsWithOneLine() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      TestProxy proxy = proxy(backend).port(taken.getLocalPort());
      EdgeStartException failure =
          assertThrows(EdgeStartException.class, () -> Edge.start(proxy).close());
      assertThat(failure)
          .hasMessageThat()
          .startsWith("cannot listen on 127.0.0.1:" + taken.getLocalPort() + " (udp): ");
    }
  }

  @Test
  void start_portOfAnotherEdge_fails() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    Edge first = edge(proxy(backend).workers(2));
    TestProxy proxy = proxy(backend).workers(2).port(port(first));
    assertThrows(EdgeStartException.class, () -> Edge.start(proxy).close());
  }

  @Test
  void close_twice_isFine() throws Exception {
    Edge edge = edge(backend(() -> new TestBackend.Fixed("ok")));
    edge.close();
    edge.close();
  }
}
