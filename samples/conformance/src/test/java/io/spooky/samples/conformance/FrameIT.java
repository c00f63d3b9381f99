package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import io.spooky.samples.conformance.raw.Varint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of request streams, and the order of these (CASES H3-FRM-01 to 06, 17, 20, 21). */
final class FrameIT extends RequestFixture {
  private static final long FRAME_UNEXPECTED = 0x105;

  private static final byte[] NOTHING = {};

  /** Unknown, reserved (0x1f * N + 0x21) and widest types; and aliases of known ones. */
  static LongStream unknownTypes() {
    long wide = 1L << 32;
    return LongStream.of(
        0x21,
        0x40,
        0x1f * 7 + 0x21,
        0x1f * 1_000_000_007L + 0x21,
        (1L << 62) - 1,
        0x0a,
        0x0b,
        0x0f,
        wide,
        wide + 1,
        wide + 3,
        wide + 4,
        wide + 5,
        wide + 7,
        wide + 0xd,
        2 * wide,
        2 * wide + 1,
        2 * wide + 7,
        wide << 8,
        (wide << 20) + 1,
        wide + 2,
        wide + 6,
        wide + 8,
        wide + 9);
  }

  /** H3-FRM-01 and 03. */
  @ParameterizedTest
  @MethodSource("unknownTypes")
  void h3Frm01_unknownFrames_areIgnored(long type) throws Exception {
    byte[] alien = Frames.frame(type, Bytes.of("unknown"));
    byte[] section = RawRequest.get("/alias").section().toBytes();
    for (byte[] frame : List.of(alien, Frames.frame(type, NOTHING), Frames.frame(type, section))) {
      byte[] trailers = Frames.headers(FieldSection.empty().add("x-sum", "1"));
      RawStream stream = outcomes.client().open();
      stream.write(frame, RawRequest.post("/frames").with("content-length", "6").frame(), frame);
      stream.write(Frames.data("abc"), frame, Frames.data("def"), frame, trailers, frame);

      assertServed(stream.finish(), "abcdef");
      outcomes.poolIsGood(1);
    }
  }

  @Test
  void h3Frm01_largeUnknownFrames_areIgnored() throws Exception {
    byte[] large = Frames.frame(0x21, new byte[100_000]);
    RawStream stream = outcomes.client().open().write(large, RawRequest.post("/frames").frame());

    assertServed(stream.finish(large, Frames.data("abc"), large), "abc");
  }

  @Test
  void h3Frm01_manyUnknownFrames_areIgnored() throws Exception {
    RawStream stream = outcomes.client().open().write(RawRequest.post("/frames").frame());
    for (int i = 0; i < 200; i++) {
      stream.write(Frames.frame(0x1f * i + 0x21, new byte[i]));
    }

    assertServed(stream.finish(Frames.data("abc")), "abc");
  }

  @Test
  void h3Frm01_unknownFramesOnTheControlStream_areIgnored() throws Exception {
    for (long type : unknownTypes().toArray()) {
      RawClient client = connect();
      client.control().write(Frames.frame(type, Bytes.of("unknown")), Frames.frame(type, NOTHING));
      outcomes.connectionIsGood("type " + type, client);
      client.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0x21, 1L << 32, (1L << 32) + 1})
  void h3Frm02_unknownFramesByteByByte_areIgnored(long type) throws Exception {
    byte[] alien = Frames.frame(type, Bytes.of("unknown"));
    RawStream stream = outcomes.client().open();
    stream.drip(alien, RawRequest.post("/frames").frame(), alien, Frames.data("abc"), alien);

    assertServed(stream.finish(), "abc");
  }

  @Test
  void h3Frm02_splitAtEachByte_isTheSame() throws Exception {
    byte[] alien = Frames.wide((1L << 32) + 1, Bytes.of("xy"), 8);
    byte[] head = RawRequest.post("/frames").frame();
    byte[] all = Bytes.join(alien, head, alien, Frames.data("abc"), alien);
    for (int at = 1; at < all.length; at++) {
      RawStream stream = outcomes.client().open();
      stream.flush(Arrays.copyOf(all, at));
      stream.finish(Arrays.copyOfRange(all, at, all.length));
      assertServed(stream, "abc");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1L << 32, (1L << 32) + 1, 1L << 33})
  void h3Frm03_aliasOfAKnownFrameAlone_isNoRequest(long type) throws Exception {
    byte[] section = RawRequest.get("/bad").section().toBytes();
    RawClient client = outcomes.client();
    RawResponse response = client.open().finish(Frames.frame(type, section)).response();

    assertThat(response.end()).isEqualTo(new End(End.Kind.RESET, 0x10d));
    outcomes.connectionIsGood("an alias", client);
    assertThat(backend.journal().requests("/bad")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0x2, 0x6, 0x8, 0x9})
  void h3Frm04_typesOfHttp2_closeTheConnection(long type) throws Exception {
    for (byte[] payload : List.of(NOTHING, Bytes.of("abcde"))) {
      byte[] frame = Frames.frame(type, payload);
      closedBy(FRAME_UNEXPECTED, frame);
      closedBy(FRAME_UNEXPECTED, RawRequest.post("/bad").frame(), frame);
      RawClient client = connect();
      client.control().write(frame);
      outcomes.closed("on the control stream", client, FRAME_UNEXPECTED);
    }
  }

  static Stream<byte[]> h3Frm05() {
    byte[] head = RawRequest.post("/bad").frame();
    byte[] data = Frames.data("abc");
    byte[] trailers = Frames.headers(FieldSection.empty().add("x-sum", "1"));
    byte[] alien = Frames.frame(0x21, Bytes.of("unknown"));
    return Stream.of(
        data,
        Bytes.join(Frames.data(""), head),
        Bytes.join(alien, data),
        Bytes.join(data, head),
        Bytes.join(head, trailers, data),
        Bytes.join(head, data, trailers, data),
        Bytes.join(head, trailers, Frames.data("")),
        Bytes.join(head, data, trailers, alien, data),
        Bytes.join(head, trailers, trailers),
        Bytes.join(head, data, trailers, trailers),
        Bytes.join(head, data, trailers, head));
  }

  @ParameterizedTest
  @MethodSource
  void h3Frm05(byte[] bytes) throws Exception {
    closedBy(FRAME_UNEXPECTED, bytes);
  }

  @Test
  void h3Frm05_dataAfterTrailersLater_resetsTheBackendsStream() throws Exception {
    backend.behave(Scripts.onPath("/bad", unanswered -> {}));
    byte[] trailers = Frames.headers(FieldSection.empty().add("x-sum", "1"));
    RawClient client = connect();
    RawStream stream = client.open().flush(RawRequest.post("/bad").frame(), Frames.data("abc"));
    Request request = backend.journal().awaitRequest("/bad");
    stream.flush(trailers).flush(Frames.data("def"));

    outcomes.closed("DATA after trailers", client, FRAME_UNEXPECTED);
    assertThat(request.resetCode()).isAtLeast(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {0x3, 0x4, 0x5, 0x7, 0xd})
  void h3Frm06_framesOfOtherStreams_closeTheConnection(long type) throws Exception {
    byte[] frame = Frames.frame(type, Varint.of(0));
    closedBy(FRAME_UNEXPECTED, frame);
    closedBy(FRAME_UNEXPECTED, RawRequest.post("/bad").frame(), frame);
    closedBy(FRAME_UNEXPECTED, RawRequest.post("/bad").frame(), Frames.data("abc"), frame);
  }

  private void closedBy(long code, byte[]... bytes) throws Exception {
    RawClient client = connect();
    client.open().write(bytes);
    outcomes.closed(Case.escaped(Bytes.text(Bytes.join(bytes))), client, code);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void h3Frm17_wideIntegers_areTheSame(int width) throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    byte[] settings = Bytes.join(Varint.of(0x6, width), Varint.of(60_000, Math.max(4, width)));
    client
        .unidirectional()
        .write(Varint.of(RawClient.CONTROL, width), Frames.wide(Frames.SETTINGS, settings, width));
    byte[] section = RawRequest.post("/frames").with("content-length", "3").section().toBytes();
    RawStream stream = client.open().write(Frames.wide(Frames.HEADERS, section, width));

    assertServed(stream.finish(Frames.wide(Frames.DATA, Bytes.of("abc"), width)), "abc");
    client.close();
  }

  @Test
  void h3Frm20_requestBeforeSettings_isServed() throws Exception {
    RawClient client = RawClient.bare(spooky.port());
    RawResponse first = client.send(RawRequest.get("/first")).response();
    assertThat(first.text()).isEqualTo("/first");
    client.unidirectional(RawClient.CONTROL).write(Frames.settings());
    outcomes.connectionIsGood("late SETTINGS", client);
    client.close();

    RawClient reordered = RawClient.bare(spooky.port());
    reordered.hold();
    reordered.unidirectional(RawClient.CONTROL).flush(Frames.settings());
    reordered.overtake();
    RawStream overtaking = reordered.send(RawRequest.get("/first")).awaitSent();
    reordered.release();
    assertThat(overtaking.response().text()).isEqualTo("/first");
    reordered.close();
  }

  @Test
  void h3Frm21_streamsInReverseAndWithGaps_areServed() throws Exception {
    RawClient client = connect();
    List<RawStream> streams = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      streams.add(client.open());
    }
    Collections.reverse(streams);
    for (int i = 0; i < streams.size(); i++) {
      if (i % 7 != 3) {
        String path = "/stream/" + streams.get(i).id();
        streams.get(i).finish(RawRequest.get(path).frame()).awaitSent();
      }
    }
    for (int i = 0; i < streams.size(); i++) {
      if (i % 7 != 3) {
        String path = "/stream/" + streams.get(i).id();
        assertThat(streams.get(i).response().text()).isEqualTo(path);
      }
    }
    client.close();
  }

  private void assertServed(RawStream stream, String body) {
    RawResponse response = stream.response();
    assertWithMessage("%s", response).that(response.status()).isEqualTo(200);
    Request request = backend.journal().awaitRequest("/frames");
    assertThat(Bytes.text(request.body())).isEqualTo(body);
    assertThat(backend.journal().requests("/alias")).isEmpty();
    outcomes.forget();
  }
}
