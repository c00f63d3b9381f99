package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies larger than any buffer, slow readers, and who waits for whom. */
final class EdgeStreamingTest extends EdgeTestBase {
  private static final byte[] CHUNK = new byte[16 << 10];

  /** All together 16 MiB, which fits into no window. */
  private static final int CHUNKS = 1024;

  /** Sends a number of chunks as fast as flow control lets it, and counts what it sent. */
  private static final class Source extends TestBackend.Script {
    private final int chunks;
    private final AtomicLong sent;
    private int done;

    Source(int chunks, AtomicLong sent) {
      this.chunks = chunks;
      this.sent = sent;
    }

    @Override
    protected void onHead(Http2Headers head, boolean end) {
      head("200", false);
      pump();
    }

    @Override
    protected void onWritabilityChanged() {
      pump();
    }

    private void pump() {
      while (done < chunks && channel().isWritable()) {
        done++;
        sent.addAndGet(CHUNK.length);
        data(Unpooled.wrappedBuffer(CHUNK), done == chunks);
      }
    }
  }

  /** Reads, but only when allowed. */
  private static final class Sink extends TestBackend.Script {
    final AtomicLong received = new AtomicLong();
    final CompletableFuture<Channel> channel = new CompletableFuture<>();
    private final boolean paused;

    Sink(boolean paused) {
      this.paused = paused;
    }

    @Override
    protected void onHead(Http2Headers head, boolean end) {
      if (paused) {
        channel().config().setAutoRead(false);
      }
      channel.complete(channel());
    }

    @Override
    protected void onData(ByteBuf data, boolean end) {
      received.addAndGet(data.readableBytes());
      if (end) {
        head("200", false);
        data(
            Long.toString(received.get()).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            true);
      }
    }
  }

  @Test
  void download_large_arrivesWhole() throws Exception {
    AtomicLong sent = new AtomicLong();
    Edge edge = edge(backend(() -> new Source(CHUNKS, sent)));
    TestClient.Call call = client(edge).get("/").countOnly();
    call.body();
    assertThat(call.receivedBytes()).isEqualTo((long) CHUNKS * CHUNK.length);
  }

  @Test
  void download_clientDoesNotRead_stopsTheBackend() throws Exception {
    AtomicLong sent = new AtomicLong();
    Edge edge = edge(backend(() -> new Source(CHUNKS, sent)));
    TestClient client = closing(TestClient.connect(port(edge), 64 << 10));
    TestClient.Call call = client.call("GET", "/", true).countOnly();
    call.reading(false);
    long before = -1;
    while (before != sent.get()) {
      before = sent.get();
      settle(client);
    }
    assertThat(sent.get()).isLessThan((long) CHUNKS * CHUNK.length / 4);
    call.reading(true);
    call.body();
    assertThat(call.receivedBytes()).isEqualTo((long) CHUNKS * CHUNK.length);
  }

  @Test
  void upload_large_arrivesWhole() throws Exception {
    Edge edge = edge(backend(() -> new Sink(false)));
    TestClient.Call call = client(edge).call("POST", "/", false);
    for (int i = 0; i < 1023; i++) {
      call.data(CHUNK, false);
    }
    call.data(CHUNK, true);
    assertThat(call.text()).isEqualTo(Long.toString(1024L * CHUNK.length));
  }

  @Test
  void upload_backendDoesNotRead_stopsTheClient() throws Exception {
    Sink sink = new Sink(true);
    Edge edge = edge(backend(() -> sink));
    TestClient client = client(edge);
    TestClient.Call call = client.call("POST", "/", false);
    Channel stalled = await(sink.channel);
    for (int i = 0; i < 1023; i++) {
      call.data(CHUNK, false);
    }
    long before = -1;
    while (before != call.taken()) {
      before = call.taken();
      settle(client);
    }
    // 16 MiB would not fit into the windows of both sides.
    assertThat(call.taken()).isLessThan(512);
    stalled.config().setAutoRead(true);
    call.data(CHUNK, true);
    assertThat(call.text()).isEqualTo(Long.toString(1024L * CHUNK.length));
  }

  /** Round trips on the same connection let what can flow flow. */
  private static void settle(TestClient client) throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(client.call("GET", "/", true, "upgrade", "x").status()).isEqualTo("400");
    }
  }
}
