package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.Hpack;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Request;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that a backend may not send, or not here, or not so (RFC 9113, sections 4 to 8). */
final class BackendFramingIT extends BackendFixture {
  /** What a backend does with a request. */
  record Deed(String name, Consumer<Request> action) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Deed deed(String name, Consumer<Request> action) {
    return new Deed(name, action);
  }

  private static void head(Request request, String... more) {
    List<Field> fields = Field.list(":status", "200");
    fields.addAll(Field.list(more));
    request.head(false, fields);
  }

  /** Bytes in front of a good answer. */
  private static Deed bytes(String name, Function<Request, byte[]> bad) {
    return deed(
        name,
        request -> {
          request.send(bad.apply(request));
          request.answer();
        });
  }

  private static Deed frame(String name, int type, int flags, int stream, int... payload) {
    byte[] octets = new byte[payload.length];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) payload[i];
    }
    return bytes(
        name, request -> Frames.frame(type, flags, stream < 0 ? request.stream() : stream, octets));
  }

  private static final int OWN = -1;

  static Stream<Deed> incomplete() {
    return Stream.of(
        deed(
            "5 announced, 3 sent",
            request -> {
              head(request, "content-length", "5");
              request.data(true, "abc");
            }),
        deed(
            "5 announced, 3 sent, then an empty frame",
            request -> {
              head(request, "content-length", "5");
              request.data(false, "abc");
              request.data(true, "");
            }),
        deed(
            "3 announced, 5 sent",
            request -> {
              head(request, "content-length", "3");
              request.data(true, "abcde");
            }),
        deed(
            "3 announced and sent, then 1",
            request -> {
              head(request, "content-length", "3");
              request.data(false, "abc");
              request.data(true, "d");
            }),
        deed(
            "0 announced, 1 sent",
            request -> {
              head(request, "content-length", "0");
              request.data(true, "a");
            }),
        deed(
            "5 announced, an empty frame",
            request -> {
              head(request, "content-length", "5");
              request.data(true, "");
            }),
        deed(
            "5 announced, 3 sent, trailers",
            request -> {
              head(request, "content-length", "5");
              request.data(false, "abc");
              request.sendTrailers(Field.list("x-t", "v"));
            }),
        deed(
            "5 announced, trailers alone",
            request -> {
              head(request, "content-length", "5");
              request.sendTrailers(Field.list("x-t", "v"));
            }),
        deed("5 announced, end", r -> r.head(true, ":status", "200", "content-length", "5")),
        deed(
            "a second head",
            request -> {
              head(request);
              request.data(false, "abc");
              head(request, "x-a", "b");
              request.data(true, "def");
            }),
        deed(
            "a second head at once",
            request -> {
              head(request);
              request.head(true, ":status", "404");
            }),
        deed(
            "trailers that end nothing",
            request -> {
              head(request);
              request.data(false, "abc");
              request.head(false, "x-t", "v");
              request.data(true, "def");
            }));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void h2b07_badMessage_resetsItsStreamAlone(Deed deed) throws Exception {
    onFault(deed.action());
    Exchange exchange = post(FAULT);
    exchange.awaitReset();
    assertThat(new String(exchange.received())).doesNotContain("def");
    Request request = backend.journal().awaitRequest(FAULT);
    backend.journal().await(f -> f.is(Frame.RST_STREAM) && f.stream() == request.stream());
    assertPoolOkOn(request.connection());
  }

  static Stream<Deed> beforeAnyHead() {
    return Stream.of(
        deed("DATA first", r -> r.data(true, "secret")),
        deed(
            "DATA first, then an answer",
            request -> {
              request.data(false, "secret");
              request.answer();
            }),
        deed("an empty DATA first", request -> request.data(true, "")),
        deed("trailers first", request -> request.head(true, "x-t", "v")),
        deed("WINDOW_UPDATE of 0", r -> r.send(Frames.windowUpdate(r.stream(), 0))),
        deed("a stream window above 2^31-1", r -> r.send(Frames.windowUpdate(r.stream(), MAX))),
        deed(
            "a stream window above 2^31-1 in steps",
            request -> {
              for (int i = 0; i < 4; i++) {
                request.send(Frames.windowUpdate(request.stream(), 1 << 29));
              }
            }),
        frame("PRIORITY of 4 octets", Frame.PRIORITY, 0, OWN, 0, 0, 0, 0),
        deed(
            "PRIORITY on itself",
            r -> {
              byte[] self = {0, 0, (byte) (r.stream() >> 8), (byte) r.stream(), 1};
              r.send(Frames.frame(Frame.PRIORITY, 0, r.stream(), self));
              r.answer();
            }));
  }

  private static final int MAX = Integer.MAX_VALUE;

  @ParameterizedTest
  @MethodSource("beforeAnyHead")
  void h2b07_badStream_is502Alone(Deed deed) throws Exception {
    onFault(deed.action());
    assertStatus(502, post(FAULT));
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  static Stream<Deed> afterTheEnd() {
    return Stream.of(
        deed("DATA", r -> r.send(Frames.data(r.stream(), false, bytes("late")))),
        deed("DATA and END_STREAM", r -> r.send(Frames.data(r.stream(), true, bytes("late")))),
        deed(
            "HEADERS", r -> r.send(Frames.headers(r.stream(), true, Field.list(":status", "500")))),
        deed("WINDOW_UPDATE", r -> r.send(Frames.windowUpdate(r.stream(), 10))),
        deed("RST_STREAM NO_ERROR", r -> r.send(Frames.reset(r.stream(), 0))),
        deed("RST_STREAM INTERNAL_ERROR", r -> r.send(Frames.reset(r.stream(), 2))),
        deed("PRIORITY", r -> r.send(Frames.frame(Frame.PRIORITY, 0, r.stream(), new byte[5]))),
        deed("an unknown frame", r -> r.send(Frames.frame(0xee, 0xff, r.stream(), bytes("x")))));
  }

  @ParameterizedTest
  @MethodSource("afterTheEnd")
  void h2b07_afterEndOfStream_responseStandsAndNobodyElseHearsIt(Deed deed) throws Exception {
    onFault(
        request -> {
          request.answer();
          deed.action().accept(request);
        });
    Response response = post(FAULT).await();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEqualTo(FAULT);
    assertPoolOk();
  }

  static Stream<Deed> connectionErrors() {
    return Stream.of(
        bytes("push", r -> Frames.pushPromise(r.stream(), 2, Field.list(":method", "GET"))),
        bytes(
            "push with an answer",
            r ->
                Frames.join(
                    Frames.pushPromise(
                        r.stream(),
                        2,
                        Field.list(
                            ":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a")),
                    Frames.headers(2, true, Field.list(":status", "200")))),
        bytes("HEADERS on stream 2", r -> Frames.headers(2, false, Field.list(":status", "200"))),
        bytes("HEADERS on 1000", r -> Frames.headers(1000, true, Field.list(":status", "200"))),
        bytes("HEADERS on 99999", r -> Frames.headers(99_999, true, Field.list(":status", "200"))),
        bytes("DATA on 2", r -> Frames.data(2, true, bytes("a"))),
        bytes("DATA on 99999", r -> Frames.data(99_999, false, bytes("a"))),
        bytes("RST_STREAM on 99999", r -> Frames.reset(99_999, 8)),
        bytes("RST_STREAM on 2", r -> Frames.reset(2, 8)),
        bytes("WINDOW_UPDATE on 99999", r -> Frames.windowUpdate(99_999, 8)),
        bytes("DATA of 16385", r -> Frames.data(r.stream(), false, new byte[16_385])),
        bytes("a frame of 2^24-1", r -> Frames.lying(0xffffff, Frame.DATA, 0, r.stream())),
        bytes("unknown frame of 20000", r -> Frames.frame(0xbb, 0, 0, new byte[20_000])),
        bytes(
            "HEADERS of 16385",
            r ->
                Frames.block(
                    r.stream(), false, Hpack.literal(Field.list("x", "y".repeat(16_390))), 20_000)),
        frame("DATA, more padding than frame", Frame.DATA, Frame.PADDED, OWN, 9, 0, 0),
        frame("DATA, as much padding as frame", Frame.DATA, Frame.PADDED, OWN, 3, 0, 0),
        frame("HEADERS, more padding", Frame.HEADERS, 0xc, OWN, 200, 0x88),
        frame("HEADERS cut in its priority", Frame.HEADERS, 0x24, OWN, 0, 0),
        frame("DATA on 0", Frame.DATA, 0, 0, 1),
        frame("HEADERS on 0", Frame.HEADERS, Frame.END_HEADERS, 0, 0x88),
        frame("RST_STREAM on 0", Frame.RST_STREAM, 0, 0, 0, 0, 0, 8),
        frame("RST_STREAM of 3 octets", Frame.RST_STREAM, 0, OWN, 0, 0, 8),
        frame("SETTINGS on a stream", Frame.SETTINGS, 0, OWN),
        frame("SETTINGS of 5 octets", Frame.SETTINGS, 0, 0, 0, 3, 0, 0, 0),
        frame("SETTINGS, acknowledged with content", Frame.SETTINGS, 1, 0, 0, 3, 0, 0, 0, 9),
        bytes("SETTINGS that allow push", r -> Frames.settings(2, 1)),
        bytes("SETTINGS, push 2", r -> Frames.settings(2, 2)),
        bytes("SETTINGS, window 2^31", r -> Frames.settings(4, 1L << 31)),
        bytes("SETTINGS, frames of 16383", r -> Frames.settings(5, 16_383)),
        bytes("SETTINGS, frames of 2^24", r -> Frames.settings(5, 1 << 24)),
        frame("PING of 7 octets", Frame.PING, 0, 0, 1, 2, 3, 4, 5, 6, 7),
        frame("PING on a stream", Frame.PING, 0, OWN, 1, 2, 3, 4, 5, 6, 7, 8),
        frame("GOAWAY of 7 octets", Frame.GOAWAY, 0, 0, 1, 2, 3, 4, 5, 6, 7),
        frame("GOAWAY on a stream", Frame.GOAWAY, 0, OWN, 0, 0, 0, 9, 0, 0, 0, 0),
        frame("WINDOW_UPDATE of 3 octets", Frame.WINDOW_UPDATE, 0, OWN, 0, 0, 1),
        bytes("WINDOW_UPDATE of 0 on 0", r -> Frames.windowUpdate(0, 0)),
        bytes("connection window above 2^31-1", r -> Frames.windowUpdate(0, MAX)),
        frame("CONTINUATION alone", Frame.CONTINUATION, Frame.END_HEADERS, OWN, 0x88),
        bytes(
            "DATA inside a block",
            r ->
                Frames.join(
                    Frames.frame(Frame.HEADERS, 0, r.stream(), (byte) 0x88),
                    Frames.data(r.stream(), true, bytes("a")))),
        bytes(
            "PING inside a block",
            r ->
                Frames.join(
                    Frames.frame(Frame.HEADERS, 0, r.stream(), (byte) 0x88),
                    Frames.ping(false, 1))),
        bytes(
            "CONTINUATION of another stream",
            r ->
                Frames.join(
                    Frames.frame(Frame.HEADERS, 0, r.stream(), (byte) 0x88),
                    Frames.frame(Frame.CONTINUATION, 4, r.stream() + 2))),
        frame("HPACK: entry 0", Frame.HEADERS, 4, OWN, 0x80),
        frame("HPACK: no such entry", Frame.HEADERS, 4, OWN, 0x88, 0xff, 0x30),
        frame("HPACK: no such name", Frame.HEADERS, 4, OWN, 0x88, 0x7f, 0x7f, 1, 0x61),
        frame("HPACK: string cut short", Frame.HEADERS, 4, OWN, 0x88, 0, 5, 0x61),
        frame("HPACK: field cut short", Frame.HEADERS, 4, OWN, 0x88, 0, 1, 0x61),
        frame("HPACK: endless number", Frame.HEADERS, 4, OWN, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
        frame("HPACK: table of 2^14", Frame.HEADERS, 4, OWN, 0x3f, 0xe1, 0x7f, 0x88),
        frame("HPACK: table resized at the end", Frame.HEADERS, 4, OWN, 0x88, 0x20),
        frame("HPACK: bad Huffman padding", Frame.HEADERS, 4, OWN, 0x88, 0, 0x81, 0x00, 0),
        frame("HPACK: Huffman EOS", Frame.HEADERS, 4, OWN, 0x88, 0, 0x84, 255, 255, 255, 255, 0));
  }

  /** The request fails as malformed, the connection ends, and others get a new one. */
  @ParameterizedTest
  @MethodSource("connectionErrors")
  void h2b07_badConnection_is502AndReplaced(Deed deed) throws Exception {
    onFault(deed.action());
    Exchange exchange = post(FAULT);
    RawConnection broken = backend.journal().awaitRequest(FAULT).connection();
    assertStatus(502, exchange);
    broken.awaitClosed();
    assertPoolOk();
  }

  static Stream<Deed> tolerated() {
    return Stream.of(
        frame("an unknown frame", 0xbb, 0xff, OWN, 1, 2, 3),
        frame("an unknown frame on 0", 0xbb, 0xff, 0),
        frame("an unknown frame on an idle stream", 0xbb, 0xff, 77_777),
        bytes("an unknown setting", r -> Frames.settings(0x7777, 5)),
        frame("empty SETTINGS", Frame.SETTINGS, 0, 0),
        frame("PRIORITY", Frame.PRIORITY, 0, OWN, 0, 0, 0, 0, 9),
        frame("PRIORITY on an idle stream", Frame.PRIORITY, 0, 88_887, 0, 0, 0, 0, 9),
        frame("an answer to no PING", Frame.PING, Frame.ACK, 0, 1, 2, 3, 4, 5, 6, 7, 8),
        frame("an acknowledgement of nothing", Frame.SETTINGS, Frame.ACK, 0),
        bytes(
            "reserved bit",
            r -> Frames.frame(Frame.WINDOW_UPDATE, 0, 1 << 31, new byte[] {0, 0, 0, 1})),
        deed(
            "padding",
            request -> {
              byte[] block = Hpack.literal(Field.list(":status", "200", "x-id", FAULT));
              byte[] padded = new byte[block.length + 1 + 7];
              padded[0] = 7;
              System.arraycopy(block, 0, padded, 1, block.length);
              request.send(Frames.frame(Frame.HEADERS, 0xc, request.stream(), padded));
              byte[] data = ("\5" + FAULT + "\0\0\0\0\0").getBytes();
              request.send(Frames.frame(Frame.DATA, 0x9, request.stream(), data));
            }),
        deed(
            "the head in single octets",
            request -> {
              byte[] block = Hpack.literal(Field.list(":status", "200"));
              request.send(Frames.block(request.stream(), false, block, block.length));
              request.data(true, FAULT);
            }),
        deed(
            "the head in two frames",
            request -> {
              byte[] block = Hpack.literal(Field.list(":status", "200", "x-id", FAULT));
              request.send(Frames.block(request.stream(), false, block, block.length / 2 + 1));
              request.data(true, FAULT);
            }));
  }

  @ParameterizedTest
  @MethodSource("tolerated")
  void h2b07_allowed_isAnswered(Deed deed) throws Exception {
    onFault(deed.action());
    assertThat(post(FAULT).await().text()).isEqualTo(FAULT);
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 11, 0xffff, 0x7fffffff})
  void h2b07_unknownGoAwayCodes_endTheConnectionQuietly(int code) throws Exception {
    onFault(
        request -> {
          request.send(Frames.goAway(request.stream(), code));
          request.answer();
        });
    assertThat(post(FAULT).await().text()).isEqualTo(FAULT);
    assertPoolOk();
  }

  @Test
  void h2b07_otherStreamsOfABrokenConnection_areBrokenOffNotEnded() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200");
          request.data(false, "part");
        });
    Exchange begun = post(FAULT);
    begun.awaitHead();
    onFault(request -> request.send(Frames.windowUpdate(0, 0)));
    assertStatus(502, post(FAULT));
    begun.awaitReset();
    assertPoolOk();
  }
}
