package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.Hpack;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Request;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Too much of what would be allowed (RFC 9113, section 10.5). */
final class BackendFloodIT extends BackendFixture {
  private static final int FLOOD = 50_000;
  private static final int BATCH = 500;

  /**
   * So little memory that nothing can pile up. Buffers are sampled only: where each access is
   * recorded, some ten thousand small frames take a minute.
   */
  @Override
  List<String> javaOptions() {
    return List.of(
        "-Dio.netty.leakDetection.level=simple", "-Xmx96m", "-XX:MaxDirectMemorySize=48m");
  }

  @AfterEach
  void aliveAndCalm() {
    assertThat(spooky.process().isAlive()).isTrue();
    assertThat(spooky.process().text()).doesNotContain("OutOfMemory");
    assertThat(spooky.process().text()).doesNotContain("\tat ");
  }

  /** What a backend sends too much of. */
  record Flood(String name, Function<Request, byte[]> frames) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Flood flood(String name, Function<Request, byte[]> frames) {
    return new Flood(name, frames);
  }

  private static List<Field> head(int count, int size) {
    List<Field> fields = new ArrayList<>(Field.list(":status", "200"));
    IntStream.range(0, count).forEach(i -> fields.add(new Field("x-" + i, "v".repeat(size))));
    return fields;
  }

  /** An entry of 4,000 octets in the table, then references of one octet each. */
  private static byte[] bomb(int references) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(Hpack.literal(Field.list(":status", "200")));
    block.writeBytes(Hpack.indexed(new Field("x-bomb", "b".repeat(4_000))));
    for (int i = 0; i < references; i++) {
      block.writeBytes(Hpack.reference(62));
    }
    return block.toByteArray();
  }

  private static byte[] continuations(Request request, int count, byte... piece) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    byte[] status = Hpack.literal(Field.list(":status", "200"));
    frames.writeBytes(Frames.frame(Frame.HEADERS, 0, request.stream(), status));
    byte[] one = Frames.frame(Frame.CONTINUATION, 0, request.stream(), piece);
    for (int i = 0; i < count; i++) {
      frames.writeBytes(one);
    }
    frames.writeBytes(Frames.frame(Frame.CONTINUATION, Frame.END_HEADERS, request.stream()));
    return frames.toByteArray();
  }

  static Stream<Flood> heads() {
    return Stream.of(
        flood("1 MB in one field", r -> Frames.headers(r.stream(), true, head(1, 1 << 20))),
        flood("100 kB in one field", r -> Frames.headers(r.stream(), true, head(1, 100_000))),
        flood("1 MB in 100 fields", r -> Frames.headers(r.stream(), true, head(100, 10_000))),
        flood("10,000 fields", r -> Frames.headers(r.stream(), true, head(10_000, 1))),
        flood("3,000 empty fields", r -> Frames.headers(r.stream(), true, head(3_000, 0))),
        flood("CONTINUATION, empty", r -> continuations(r, FLOOD)),
        flood("CONTINUATION of an octet", r -> continuations(r, FLOOD, (byte) 0x88)),
        flood("CONTINUATION of 16 KiB", r -> continuations(r, 1_000, new byte[16_384])),
        flood("bomb", r -> Frames.block(r.stream(), true, bomb(10_000), 16_384)),
        flood("bomb of 60,000", r -> Frames.block(r.stream(), true, bomb(60_000), 16_384)));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void h2b08_hugeHead_is502(Flood flood) throws Exception {
    onFault(request -> request.send(flood.frames().apply(request)));
    assertStatus(502, post(FAULT));
    assertPoolOk();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void h2b08_hugeTrailers_resetTheResponse(Flood flood) throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200");
          request.data(false, "begun");
          request.send(flood.frames().apply(request));
        });
    post(FAULT).awaitReset();
    assertPoolOk();
  }

  @Test
  void h2b08_headThatTheClientTakes_isForwarded() throws Exception {
    onFault(request -> request.head(true, head(70, 50)));
    assertThat(post(FAULT).await().fields()).hasSize(70);
  }

  /** RFC 9114, section 4.2.2: this client takes 8 KiB, and ends connections that bring more. */
  @Test
  void h2b08_headAboveTheClientsLimit_failsAlone() throws Exception {
    onFault(request -> request.head(true, head(60, 900)));
    assertStatus(502, post(FAULT));
    assertThat(connection.isOpen()).isTrue();
  }

  static Stream<Flood> floods() {
    return Stream.of(
        flood("PING", r -> Frames.ping(false, 1)),
        flood("PING answers", r -> Frames.ping(true, 1)),
        flood("SETTINGS", r -> Frames.settings()),
        flood("SETTINGS of a window", r -> Frames.settings(4, 65_535)),
        flood("SETTINGS of a table", r -> Frames.settings(1, 4_096, 1, 0)),
        flood("SETTINGS acknowledgements", r -> Frames.frame(Frame.SETTINGS, Frame.ACK, 0)),
        flood("RST_STREAM of a closed stream", r -> Frames.reset(closed(r), 8)),
        flood("WINDOW_UPDATE of a closed stream", r -> Frames.windowUpdate(closed(r), 1)),
        flood("WINDOW_UPDATE of the connection", r -> Frames.windowUpdate(0, 1)),
        flood("WINDOW_UPDATE of the stream", r -> Frames.windowUpdate(r.stream(), 1)),
        flood("PRIORITY", r -> Frames.frame(Frame.PRIORITY, 0, r.stream(), new byte[5])),
        flood("empty DATA", r -> Frames.data(r.stream(), false)),
        flood("DATA of padding", r -> Frames.frame(Frame.DATA, 8, r.stream(), new byte[] {0})),
        flood("DATA of a closed stream", r -> Frames.data(closed(r), false, (byte) 1)),
        flood("empty DATA of a closed stream", r -> Frames.data(closed(r), false)),
        flood(
            "HEADERS of a closed stream",
            r -> Frames.headers(closed(r), false, Field.list(":status", "200"))),
        flood("unknown frames", r -> Frames.frame(0xfa, 0, 0)),
        flood("unknown frames of the stream", r -> Frames.frame(0xfa, 0, r.stream())),
        flood("GOAWAY", r -> Frames.goAway(Integer.MAX_VALUE, 0)));
  }

  private static int closed(Request request) {
    return request.stream() - 2;
  }

  /** The flood ends with its connection; who had a request there is told, others are not hit. */
  @ParameterizedTest
  @MethodSource("floods")
  void h2b09_flood_endsItsConnection(Flood flood) throws Exception {
    ok("/before");
    onFault(
        request -> {
          request.head(false, ":status", "200");
          pour(request, flood.frames().apply(request), FLOOD);
        });
    Exchange exchange = post(FAULT);
    RawConnection flooding = backend.journal().awaitRequest(FAULT).connection();
    exchange.awaitReset();
    flooding.awaitClosed();
    assertPoolOk();
  }

  private static void pour(Request request, byte[] frame, int count) {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    for (int i = 0; i < BATCH; i++) {
      batch.writeBytes(frame);
    }
    for (int i = 0; i < count / BATCH; i++) {
      request.send(batch.toByteArray());
    }
  }

  /** A backend that chats about each request and each part of it is no flood. */
  @Test
  void h2b09_chattyBackend_isLeftAlone() throws Exception {
    backend.behave(
        new Faulty() {
          @Override
          public void data(Request request, Frame frame) {
            super.data(request, frame);
            request.send(Frames.ping(false, 7));
          }

          @Override
          public void end(Request request) {
            request.send(
                Frames.ping(false, 7),
                Frames.windowUpdate(0, 1),
                Frames.frame(Frame.PRIORITY, 0, request.stream(), new byte[5]));
            request.answer();
            request.send(Frames.reset(request.stream(), 0));
          }
        });
    try {
      List<Exchange> exchanges = new ArrayList<>();
      for (int i = 1; i <= 10_000; i++) {
        exchanges.add(begin("/chat").data(new byte[10]).end());
        if (i % 50 == 0) {
          for (Exchange exchange : exchanges) {
            assertThat(exchange.await().status()).isEqualTo(200);
          }
          exchanges.clear();
        }
      }
      assertPoolOkOn(backend.journal().awaitRequest("/chat").connection());
    } finally {
      backend.behave(script());
    }
  }
}
