package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.spi.config.ConfigKeys;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Responses that begin, or end, before their requests do. */
final class EdgeEarlyResponseTest extends EdgeTestBase {
  /** Answers the head at once, and goes on some time after the request has ended. */
  private static final class SlowEnd extends TestBackend.Script {
    @Override
    protected void onHead(Http2Headers head, boolean end) {
      head("200", false);
    }

    @Override
    protected void onData(ByteBuf data, boolean end) {
      if (end) {
        channel()
            .eventLoop()
            .schedule(
                () -> data("done".getBytes(StandardCharsets.US_ASCII), true),
                600,
                TimeUnit.MILLISECONDS);
      }
    }
  }

  @Test
  void responseHeadBeforeTheRequestsEnd_isNotDueAgainAfterIt() throws Exception {
    Edge edge =
        edge(proxy(backend(SlowEnd::new)).set("api", ConfigKeys.Timeouts.RESPONSE_HEAD, "200ms"));
    TestClient.Call call = client(edge).call("POST", "/", false);
    call.data("a", false);
    assertThat(call.status()).isEqualTo("200");
    call.data("b", true);
    assertThat(call.text()).isEqualTo("done");
  }

  @Test
  void responseEndsBeforeTheUploadFits_backendStreamIsReset() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    Edge edge = edge(backend(() -> recorder));
    TestClient client = client(edge);
    TestClient.Call call = client.call("POST", "/", false);
    await(recorder.head);
    recorder.reading(false);
    // One byte more than the backend's stream window lets through, and the end with it.
    call.data(new byte[65_536], true);
    for (int i = 0; i < 50; i++) {
      assertThat(client.call("GET", "/", true, "upgrade", "x").status()).isEqualTo("400");
    }
    recorder.answer("early");
    assertThat(call.text()).isEqualTo("early");
    assertThat(await(recorder.resetCode)).isEqualTo(Http2Error.CANCEL.code());
    recorder.reading(true);
    await(recorder.ended);
  }
}
