package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.testing.LogRecords;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that give up, in every phase of an exchange; no time-out of the edge's comes to help. */
final class EdgeCancelTest extends EdgeTestBase {
  private final BlockingQueue<Scripts.Recorder> requests = new LinkedBlockingQueue<>();
  private TestProxy proxy;
  private LogRecords netty;

  /** How a client gives up. */
  private enum Cancel {
    RESET {
      @Override
      void of(TestClient.Call call) {
        call.resetRequest();
      }
    },
    STOP {
      @Override
      void of(TestClient.Call call) {
        call.stopReading();
      }
    },
    BOTH {
      @Override
      void of(TestClient.Call call) {
        call.cancel();
      }
    };

    abstract void of(TestClient.Call call);
  }

  @BeforeEach
  void start() {
    netty = logOf("io.netty.channel");
    proxy =
        proxy(
            backend(
                () -> {
                  Scripts.Recorder recorder = new Scripts.Recorder();
                  recorder.head.thenRun(() -> requests.add(recorder));
                  return recorder;
                }));
    for (var key : List.of(ConfigKeys.Timeouts.RESPONSE_HEAD, ConfigKeys.Timeouts.IDLE)) {
      proxy.set("api", key, "5m");
    }
  }

  private Scripts.Recorder next() throws Exception {
    Scripts.Recorder request = requests.poll(20, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private void assertCancelled(Scripts.Recorder request) throws Exception {
    assertThat(await(request.resetCode)).isEqualTo(Http2Error.CANCEL.code());
    assertThat(request.ended.get()).isEqualTo("reset");
    assertThat(netty.lines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Cancel.class)
  void whileUploading(Cancel how) throws Exception {
    TestClient.Call call = client(edge(proxy)).call("POST", "/", false).data("part", false);
    Scripts.Recorder request = next();
    how.of(call);
    assertCancelled(request);
  }

  /** The edge does not read then, and Netty says nothing of a reset that nobody reads. */
  @ParameterizedTest
  @EnumSource(Cancel.class)
  void whileTheBackendHoldsTheUploadBack(Cancel how) throws Exception {
    TestClient.Call call = client(edge(proxy)).call("POST", "/", false);
    Scripts.Recorder request = next();
    request.reading(false);
    long before;
    do {
      before = call.taken();
      call.data(new byte[16 << 10], false);
      // Not taken within this time: there is no event for what does not happen.
      CompletableFuture.supplyAsync(
              () -> 0, CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS))
          .get();
    } while (call.taken() > before);
    how.of(call);
    request.reading(true);
    assertCancelled(request);
  }

  @ParameterizedTest
  @EnumSource(value = Cancel.class, names = "RESET", mode = EnumSource.Mode.EXCLUDE)
  void whileWaitingForTheResponse(Cancel how) throws Exception {
    TestClient.Call call = client(edge(proxy)).get("/");
    Scripts.Recorder request = next();
    await(request.ended);
    how.of(call);
    assertThat(await(request.resetCode)).isEqualTo(Http2Error.CANCEL.code());
    assertThat(netty.lines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Cancel.class, names = "RESET", mode = EnumSource.Mode.EXCLUDE)
  void inMidResponse_whileTheBackendKeepsSilent(Cancel how) throws Exception {
    TestClient.Call call = client(edge(proxy)).get("/");
    Scripts.Recorder request = next();
    request.begin("half");
    assertThat(call.status()).isEqualTo("200");
    how.of(call);
    assertThat(await(request.resetCode)).isEqualTo(Http2Error.CANCEL.code());
  }

  @ParameterizedTest
  @EnumSource(Cancel.class)
  void inMidResponse_whileUploading(Cancel how) throws Exception {
    TestClient.Call call = client(edge(proxy)).call("POST", "/", false).data("part", false);
    Scripts.Recorder request = next();
    request.begin("half");
    assertThat(call.status()).isEqualTo("200");
    how.of(call);
    assertCancelled(request);
  }

  @ParameterizedTest
  @EnumSource(Cancel.class)
  void whileWaitingForAPlace(Cancel how) throws Exception {
    proxy.set("api", ConfigKeys.Limits.IN_FLIGHT, "1");
    proxy.set("api", ConfigKeys.Limits.QUEUE_TIMEOUT, "5m");
    Edge edge = edge(proxy);
    TestClient client = client(edge);
    TestClient.Call held = client.get("/held");
    Scripts.Recorder first = next();
    TestClient.Call waiting = client.call("POST", "/waiting", false).data("part", false);
    while (edge.count(Counter.QUEUED) == 0) {
      Thread.onSpinWait();
    }
    how.of(waiting);
    while (edge.count(Counter.CLIENT_CANCELLED) == 0) {
      Thread.onSpinWait();
    }
    first.answer("one");
    assertThat(held.text()).isEqualTo("one");
    TestClient.Call last = client.get("/last");
    Scripts.Recorder second = next();
    assertThat(await(second.head).path().toString()).isEqualTo("/last");
    second.answer("two");
    assertThat(last.text()).isEqualTo("two");
  }

  @Test
  @Timeout(60)
  void afterAnEarlyResponse_isStoppedAndTheResponseIsWhole() throws Exception {
    Edge edge = edge(proxy);
    TestClient client = client(edge);
    TestClient.Call call = client.call("POST", "/", false).data("part", false);
    Scripts.Recorder request = next();
    request.answer("early");
    assertThat(call.text()).isEqualTo("early");
    assertThat(await(request.resetCode)).isEqualTo(Http2Error.CANCEL.code());
    // RFC 9114, section 4.1: the client is asked to stop. Netty's does not tell, but QUIC knows.
    QuicStreamChannel stream = call.stream();
    boolean stopped = false;
    while (!stopped) {
      stopped = stream.eventLoop().submit(() -> QuicheStreams.isStopped(stream)).get();
    }
    TestClient.Call second = client.get("/");
    next().answer("ok");
    assertWithMessage("the connection").that(second.text()).isEqualTo("ok");
  }
}
