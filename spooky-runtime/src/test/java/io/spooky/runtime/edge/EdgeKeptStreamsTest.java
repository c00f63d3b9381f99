package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.spooky.runtime.edge.RawFrames.data;
import static io.spooky.runtime.edge.RawFrames.head;
import static io.spooky.runtime.edge.RawFrames.headers;
import static io.spooky.runtime.edge.RawFrames.hex;
import static io.spooky.runtime.edge.RawFrames.join;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.spi.config.ConfigKeys;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way a stream can end, and that nothing is kept of it. Netty keeps a stream of which it has
 * not read the client's FIN, until the connection ends; and every unidirectional stream.
 */
final class EdgeKeptStreamsTest extends EdgeTestBase {
  private static final int STREAMS = 20;
  private static final int CONTROL_STREAM = 2;

  private final Queue<Scripts.Recorder> requests = new ConcurrentLinkedQueue<>();

  /** What a client does with one stream, and how it sees that stream end. */
  private enum Ending {
    WHOLE {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.get("/answer").body();
      }
    },
    REFUSED_WITH_AN_END {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.open().raw(join(head("POST", "content-length", "9"), data("a")), true).body();
      }
    },
    REFUSED_WITHOUT_AN_END {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.call("POST", "/", false, "content-length", "11000000").body();
      }
    },
    REFUSED_THEN_RESET {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call call = client.call("POST", "/", false, "content-length", "11000000");
        call.body();
        call.resetRequest();
      }
    },
    ANSWERED_EARLY {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.call("POST", "/answer", false).data("part", false).body();
      }
    },
    RESET_BY_THE_CLIENT {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call call = client.call("POST", "/", false).data("part", false);
        Scripts.Recorder request = backend.next();
        call.resetRequest();
        await(request.resetCode);
      }
    },
    RESET_AND_STOPPED_BY_THE_CLIENT {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call call = client.call("POST", "/", false).data("part", false);
        Scripts.Recorder request = backend.next();
        call.cancel();
        await(request.resetCode);
      }
    },
    RESET_AT_ONCE {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.call("POST", "/", false).cancel();
      }
    },
    STOPPED_BY_THE_CLIENT {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call call = client.get("/");
        Scripts.Recorder request = backend.next();
        call.stopReading();
        await(request.resetCode);
      }
    },
    STOPPED_WHILE_UPLOADING {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call call = client.call("POST", "/", false).data("part", false);
        Scripts.Recorder request = backend.next();
        call.stopReading();
        await(request.resetCode);
      }
    },
    MALFORMED_WITH_AN_END {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.open().raw(head("GET", "X-Upper", "1"), true).reset();
      }
    },
    MALFORMED_WITHOUT_AN_END {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.open().raw(head("GET", "X-Upper", "1"), false).reset();
      }
    },
    MALFORMED_LATE {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call call = client.call("POST", "/", false).data("part", false);
        await(backend.next().head);
        call.raw(headers(":path", "/"), false).reset();
      }
    },
    EMPTY {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.open().raw("", true).reset();
      }
    },
    BROKEN_BY_THE_BACKEND {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.call("POST", "/break", false).data("part", false).reset();
        // A good one in between, or the backend is ejected.
        client.get("/answer").body();
      }
    },
    UNIDIRECTIONAL_ENDED {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.openUnidirectional().raw(hex("21 0102"), true);
      }
    },
    UNIDIRECTIONAL_ENDED_BEFORE_ITS_TYPE {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        client.openUnidirectional().raw(hex("40"), true);
      }
    },
    UNIDIRECTIONAL_RESET {
      @Override
      void play(TestClient client, Backend backend) throws Exception {
        TestClient.Call stream = client.openUnidirectional().raw(hex("21 0102"), false);
        client.get("/answer").body();
        stream.resetRequest();
        client.get("/answer").body();
      }
    };

    abstract void play(TestClient client, Backend backend) throws Exception;
  }

  /** Gives a test the requests as they come. */
  private interface Backend {
    Scripts.Recorder next() throws Exception;
  }

  private final class Script extends TestBackend.Script {
    private final Scripts.Recorder recorder = new Scripts.Recorder();

    @Override
    protected void onHead(Http2Headers head, boolean end) {
      String path = head.path().toString();
      if (path.equals("/answer")) {
        head("200", true);
      } else if (path.equals("/break")) {
        head("200", false);
        reset(Http2Error.INTERNAL_ERROR);
      } else {
        recorder.onHead(head, end);
        requests.add(recorder);
      }
    }

    @Override
    protected void onReset(long code) {
      recorder.onReset(code);
    }
  }

  private Scripts.Recorder next() {
    Scripts.Recorder request = requests.poll();
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (request == null && System.nanoTime() < limit) {
      Thread.onSpinWait();
      request = requests.poll();
    }
    assertThat(request).isNotNull();
    return request;
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void stream_howeverItEnded_isNotKept(Ending ending) throws Exception {
    Edge edge = edge(proxy(backend(Script::new)).set(ConfigKeys.Edge.BODY_BYTES, "10MiB"));
    TestClient client = client(edge);
    for (int i = 0; i < STREAMS; i++) {
      ending.play(client, this::next);
    }
    Collection<Long> kept = NettyStreams.kept(edge);
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (kept.size() > 1 && System.nanoTime() < limit) {
      kept = NettyStreams.kept(edge);
    }
    assertWithMessage("%s", ending).that(kept).containsExactly((long) CONTROL_STREAM);
    assertThat(client.get("/answer").status()).isEqualTo("200");
  }
}
