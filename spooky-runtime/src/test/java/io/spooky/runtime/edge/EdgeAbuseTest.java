package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.runtime.edge.RawFrames.data;
import static io.spooky.runtime.edge.RawFrames.head;
import static io.spooky.runtime.edge.RawFrames.join;

import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that open streams in order to undo them. */
final class EdgeAbuseTest extends EdgeTestBase {
  private static final int EXCESSIVE_LOAD = 0x107;

  private Edge edge;
  private TestClient client;

  private static final class Script extends TestBackend.Script {
    @Override
    protected void onHead(Http2Headers head, boolean end) {
      if (!head.method().toString().equals("POST") || head.path().toString().equals("/answer")) {
        head("200", true);
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    TestProxy proxy = proxy(backend(Script::new)).set(ConfigKeys.Edge.BODY_BYTES, "1MiB");
    edge = edge(proxy.set("api", ConfigKeys.Timeouts.RESPONSE_HEAD, "1m"));
    client = client(edge);
  }

  @Test
  void rapidReset_closesTheConnectionAndNoOther() throws Exception {
    TestClient other = client(edge);
    int streams = 0;
    while (!client.isClosed() && streams < 2_000) {
      client.call("POST", "/", false).cancel();
      streams++;
      if (streams % 50 == 0) {
        assertThat(other.get("/answer").status()).isEqualTo("200");
      }
    }
    assertThat(client.closeCode()).isEqualTo(EXCESSIVE_LOAD);
    assertThat(streams).isAtLeast(StreamLedger.WINDOW);
    assertThat(edge.count(Counter.CONNECTIONS_ABUSIVE)).isEqualTo(1);
    assertThat(edge.count(Counter.STREAMS_CUT_SHORT)).isAtLeast(StreamLedger.WINDOW / 2);
    assertThat(other.get("/answer").status()).isEqualTo("200");
  }

  /** The client sends no RESET_STREAM: it is the edge that takes the backend's request back. */
  @Test
  void requestsMadeToBeBrokenOff_closeTheConnection() throws Exception {
    int streams = 0;
    while (!client.isClosed() && streams < 2_000) {
      TestClient.Call call = client.open().raw(head("POST", "content-length", "5"), false);
      call.raw(data("a"), false);
      call.raw(data("abcdef"), true);
      call.bodyFuture().handle((body, failure) -> true).join();
      streams++;
    }
    assertThat(client.closeCode()).isEqualTo(EXCESSIVE_LOAD);
    assertThat(streams).isAtLeast(StreamLedger.WINDOW);
  }

  @Test
  void malformedHeads_resetByTheCodec_closeTheConnection() throws Exception {
    int streams = 0;
    while (!client.isClosed() && streams < 2_000) {
      TestClient.Call call = client.open();
      call.raw(join(head("GET", "X-Upper", "1")), true);
      call.bodyFuture().handle((body, failure) -> true).join();
      streams++;
    }
    assertThat(client.closeCode()).isEqualTo(EXCESSIVE_LOAD);
  }

  @Test
  void badRequestsThatReachNoBackend_areAnsweredForEver() throws Exception {
    for (int i = 0; i < 3 * StreamLedger.WINDOW; i++) {
      assertThat(client.call("GET", "/", true, "upgrade", "x").status()).isEqualTo("400");
    }
    assertThat(client.isClosed()).isFalse();
  }

  @Test
  void streamsLeftBehind_rotateTheConnection_andNothingFails() throws Exception {
    TestClient.Call open = client.call("POST", "/answer", false, "content-length", "3");
    while (!client.firstGoAway().isDone()) {
      // As bytes: after a GOAWAY the client's codec begins no request.
      TestClient.Call call = client.open().raw(head("POST", "content-length", "2000000"), false);
      assertThat(call.status()).isEqualTo("413");
      call.resetRequest();
    }
    // What was sent before the second GOAWAY came is served; what comes after it is not.
    String status = client.open().raw(head("GET"), true).status();
    await(client.goAway());
    TestClient.Call late = client.open().raw(head("GET"), true);
    assertThat(late.reset()).isEqualTo(0x10b);
    assertThat(status).isEqualTo("200");
    assertThat(edge.count(Counter.CONNECTIONS_ROTATED)).isEqualTo(1);
    assertThat(client.isClosed()).isFalse();
    assertThat(open.data("abc", true).status()).isEqualTo("200");
    assertThat(client.closeCode()).isEqualTo(0x100);
  }

  @Test
  void clientThatDoesNotHeedGoAway_isClosed() throws Exception {
    // While a request is open, the end of the drain does not close the connection.
    client.call("POST", "/", true);
    edge.drain();
    await(client.goAway());
    int streams = 0;
    while (!client.isClosed() && streams < 10_000) {
      TestClient.Call call = client.open().raw(head("GET"), true);
      call.bodyFuture().handle((body, failure) -> true).join();
      streams++;
    }
    assertThat(client.closeCode()).isEqualTo(EXCESSIVE_LOAD);
    assertThat(streams).isAtLeast(StreamLedger.CLOSE_AFTER);
  }
}
