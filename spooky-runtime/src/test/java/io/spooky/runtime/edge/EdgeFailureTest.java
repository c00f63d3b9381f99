package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Backends that fail, clients that give up, time that runs out. */
final class EdgeFailureTest extends EdgeTestBase {
  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void get_oneBackendRefusesConnections_triesTheOther() throws Exception {
    TestBackend backend = backend(() -> new TestBackend.Fixed("ok"));
    TestProxy proxy =
        new TestProxy()
            .upstream("api", "")
            .backend("api", "dead", freePort())
            .backend("api", "alive", backend.port());
    Edge edge = edge(proxy);
    TestClient client = client(edge);
    for (int i = 0; i < 10; i++) {
      assertThat(client.get("/").status()).isEqualTo("200");
    }
    assertThat(edge.count(Counter.RETRIES)).isAtLeast(1);
  }

  @Test
  void get_onlyBackendRefusesConnections_is502ThenEjectedAnd503() throws Exception {
    Edge edge = edge(new TestProxy().upstream("api", "").backend("api", "dead", freePort()));
    TestClient client = client(edge);
    assertThat(client.get("/").status()).isEqualTo("502");
    String status = "502";
    while (status.equals("502")) {
      status = client.get("/").status();
    }
    assertThat(status).isEqualTo("503");
  }

  @Test
  void get_streamRefused_isTriedElsewhere() throws Exception {
    TestBackend refusing =
        backend(() -> new Scripts.OnHead(s -> s.refuse(Http2Error.REFUSED_STREAM)));
    TestBackend good = backend(() -> new TestBackend.Fixed("ok"));
    TestClient client = client(edge(refusing, good));
    for (int i = 0; i < 4; i++) {
      TestClient.Call call = client.call("POST", "/", false).data("x", true);
      assertThat(call.status()).isEqualTo("200");
    }
  }

  @Test
  void post_streamReset_is502AndNotRepeated() throws Exception {
    TestBackend resetting =
        backend(() -> new Scripts.OnHead(s -> s.refuse(Http2Error.INTERNAL_ERROR)));
    TestBackend good = backend(() -> new TestBackend.Fixed("ok"));
    TestClient client = client(edge(resetting, good));
    assertThat(client.call("POST", "/", false).data("x", true).status()).isEqualTo("502");
    assertThat(good.heads()).isEmpty();
  }

  @Test
  void get_connectionCutAfterHead_resetsTheClient() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestClient.Call call = client(edge(backend(() -> recorder))).get("/");
    await(recorder.head);
    recorder.begin("half");
    assertThat(call.status()).isEqualTo("200");
    recorder.cutConnection();
    // RFC 9114, section 8.1: H3_INTERNAL_ERROR.
    assertThat(call.reset()).isEqualTo(0x102);
  }

  @Test
  void get_backendKeepsSilent_is504AndTheStreamIsReset() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestProxy proxy =
        proxy(backend(() -> recorder)).set("api", ConfigKeys.Timeouts.RESPONSE_HEAD, "200ms");
    assertThat(client(edge(proxy)).get("/").status()).isEqualTo("504");
    assertThat(await(recorder.resetCode)).isEqualTo(Http2Error.CANCEL.code());
  }

  @Test
  void get_bodyStandsStill_isResetAfterIdle() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestProxy proxy = proxy(backend(() -> recorder)).set("api", ConfigKeys.Timeouts.IDLE, "200ms");
    TestClient.Call call = client(edge(proxy)).get("/");
    await(recorder.head);
    recorder.begin("half");
    assertThat(call.reset()).isEqualTo(0x102);
    assertThat(await(recorder.resetCode)).isEqualTo(Http2Error.CANCEL.code());
  }

  @Test
  void get_wholeExchangeTooLong_is504() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestProxy proxy =
        proxy(backend(() -> recorder)).set("api", ConfigKeys.Timeouts.REQUEST, "200ms");
    assertThat(client(edge(proxy)).get("/").status()).isEqualTo("504");
  }

  @Test
  void get_backendAcceptsAndSaysNothing_is504AfterTheConnectTimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0)) {
      TestProxy proxy =
          new TestProxy()
              .upstream("api", "")
              .backend("api", "silent", silent.getLocalPort())
              .set("api", ConfigKeys.Timeouts.CONNECT, "200ms");
      assertThat(client(edge(proxy)).get("/").status()).isEqualTo("504");
    }
  }

  @Test
  void cancel_whileUploading_resetsTheBackendsStream() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    Edge edge = edge(backend(() -> recorder));
    TestClient.Call call = client(edge).call("POST", "/", false).data("part", false);
    await(recorder.head);
    call.cancel();
    assertThat(await(recorder.resetCode)).isEqualTo(Http2Error.CANCEL.code());
    assertThat(edge.count(Counter.CLIENT_CANCELLED)).isEqualTo(1);
  }

  @Test
  void stopSending_beforeAnyResponse_resetsTheBackendsStream() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestProxy proxy =
        proxy(backend(() -> recorder)).set("api", ConfigKeys.Timeouts.RESPONSE_HEAD, "1m");
    TestClient.Call call = client(edge(proxy)).get("/");
    await(recorder.head);
    call.stopReading();
    assertThat(await(recorder.resetCode)).isEqualTo(Http2Error.CANCEL.code());
  }

  @Test
  void clientGone_whileWaiting_resetsTheBackendsStream() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestClient client = client(edge(backend(() -> recorder)));
    client.get("/");
    await(recorder.head);
    client.connection().close();
    assertThat(await(recorder.resetCode)).isEqualTo(Http2Error.CANCEL.code());
  }

  @Test
  void goAway_duringLoad_losesNothing() throws Exception {
    TestBackend backend =
        backend(
            () ->
                new Scripts.OnHead(
                    s -> {
                      s.goAwayAfter(0);
                      s.finish("200");
                    }));
    Edge edge = edge(backend);
    TestClient client = client(edge);
    for (int i = 0; i < 50; i++) {
      assertThat(client.get("/").status()).isEqualTo("200");
    }
  }

  @Test
  void backend_restarted_servesAgain() throws Exception {
    TestBackend first = TestBackend.start(() -> new TestBackend.Fixed("one"));
    int port = first.port();
    Edge edge = edge(new TestProxy().upstream("api", "").backend("api", "a", port));
    TestClient client = client(edge);
    assertThat(client.get("/").text()).isEqualTo("one");
    first.close();
    closing(TestBackend.restart(port, () -> new TestBackend.Fixed("two")));
    CompletableFuture<String> answer = new CompletableFuture<>();
    while (!answer.isDone()) {
      TestClient.Call call = client.get("/");
      if (call.status().equals("200")) {
        answer.complete(call.text());
      }
    }
    assertThat(answer.get()).isEqualTo("two");
  }
}
