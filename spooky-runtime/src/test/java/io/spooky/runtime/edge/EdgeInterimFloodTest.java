package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Interim heads obey no flow control: what the client does not take, the edge would have to hold.
 */
final class EdgeInterimFloodTest extends EdgeTestBase {
  private final CompletableFuture<Long> reset = new CompletableFuture<>();

  private final class Flood extends TestBackend.Script {
    @Override
    protected void onHead(Http2Headers head, boolean end) {}

    @Override
    protected void onData(ByteBuf data, boolean end) {
      for (int i = 0; i < 5_000; i++) {
        head("103", false, "link", "</style.css>; rel=preload");
      }
    }

    @Override
    protected void onReset(long code) {
      reset.complete(code);
    }
  }

  @Test
  void interimHeads_thatTheClientDoesNotTake_areNotHeldWithoutEnd() throws Exception {
    Edge edge = edge(backend(Flood::new));
    TestClient client = closing(TestClient.connect(port(edge), 512));
    TestClient.Call call = client.call("POST", "/", false);
    call.reading(false);
    call.data("go", true);
    assertThat(await(reset)).isEqualTo(1);
  }

  @Test
  void interimHeads_thatTheClientTakes_allGoOn() throws Exception {
    TestBackend steady =
        backend(
            () ->
                new TestBackend.Script() {
                  @Override
                  protected void onHead(Http2Headers head, boolean end) {
                    step(0);
                  }

                  private void step(int done) {
                    if (done == 150) {
                      head("204", true);
                      return;
                    }
                    head("103", false);
                    channel()
                        .eventLoop()
                        .schedule(
                            () -> step(done + 1), 5, java.util.concurrent.TimeUnit.MILLISECONDS);
                  }
                });
    TestClient.Call call = client(edge(steady)).get("/");
    assertThat(call.status()).isEqualTo("204");
    assertThat(call.interim()).hasSize(150);
  }
}
