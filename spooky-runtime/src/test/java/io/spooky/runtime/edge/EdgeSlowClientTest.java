package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A client that takes little at a time, all the time, from a backend that is fast. */
final class EdgeSlowClientTest extends EdgeTestBase {
  private static final byte[] CHUNK = new byte[16 << 10];
  private static final int CHUNKS = 8192;

  /** Room for the windows and buffers of all hops, and far less than the body. */
  private static final long MOST_UNDER_WAY = 2 << 20;

  private final AtomicLong sent = new AtomicLong();

  private final class Source extends TestBackend.Script {
    private int done;

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
      while (done < CHUNKS && channel().isWritable()) {
        done++;
        sent.addAndGet(CHUNK.length);
        data(Unpooled.wrappedBuffer(CHUNK), done == CHUNKS);
      }
    }
  }

  @Test
  void download_holdsTheBackendBack() throws Exception {
    Edge edge = edge(backend(Source::new));
    TestClient client = closing(TestClient.connect(port(edge), 64 << 10));
    TestClient.Call call = client.call("GET", "/", true).countOnly();

    long most = 0;
    while (!ended(call)) {
      // Both numbers are of one moment only where nothing came in between.
      long received = call.receivedBytes();
      long underWay = sent.get() - received;
      if (call.receivedBytes() == received) {
        most = Math.max(most, underWay);
      }
    }

    assertThat(call.receivedBytes()).isEqualTo((long) CHUNKS * CHUNK.length);
    assertThat(most).isLessThan(MOST_UNDER_WAY);
  }

  private static boolean ended(TestClient.Call call) throws Exception {
    try {
      call.bodyFuture().get(1, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
