package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import io.spooky.samples.conformance.raw.Varint;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that end within a frame, or before their head (CASES H3-MSG-09 to 11). */
final class TruncationIT extends RequestFixture {
  private static final long FRAME_ERROR = 0x106;
  private static final long EXCESSIVE_LOAD = 0x107;
  private static final byte[] NOTHING = {};

  private static RawRequest post(long contentLength) {
    return post(Long.toString(contentLength));
  }

  private static RawRequest post(String contentLength) {
    return RawRequest.post("/bad").with("content-length", contentLength);
  }

  static Stream<byte[]> truncatedFrames() {
    byte[] head = RawRequest.post("/bad").frame();
    byte[] ten = Bytes.of("0123456789");
    byte[] trailers = FieldSection.empty().add("x-sum", "1").toBytes();
    return Stream.of(
        Bytes.join(head, Frames.declared(Frames.DATA, 100, ten)),
        Bytes.join(head, Frames.declared(Frames.DATA, 11, ten)),
        Bytes.join(head, Frames.declared(Frames.DATA, 1, NOTHING)),
        Bytes.join(head, Frames.declared(Frames.DATA, (1 << 30) + 1, ten)),
        Bytes.join(head, Frames.data("whole"), Frames.declared(Frames.DATA, 100, ten)),
        Bytes.join(post(100).frame(), Frames.declared(Frames.DATA, 100, ten)),
        Bytes.join(post(10).frame(), Frames.declared(Frames.DATA, 100, ten)),
        Bytes.join(
            head, Frames.data("a"), Frames.declared(Frames.HEADERS, trailers.length + 1, trailers)),
        Bytes.join(head, Frames.declared(0x21, 100, ten)),
        Bytes.join(post(1).frame(), Frames.data("a"), Frames.declared(0x21, 3, Bytes.of("ab"))),
        Bytes.join(head, Frames.data("a"), Bytes.of(0x00)),
        Bytes.join(head, Frames.data("a"), Bytes.of(0x00, 0x40)),
        Bytes.join(head, Bytes.of(0x40)));
  }

  @ParameterizedTest
  @MethodSource("truncatedFrames")
  void h3Msg09_frameTruncatedByTheEnd_closesTheConnection(byte[] bytes) throws Exception {
    RawClient client = connect();
    client.open().finish(bytes);

    outcomes.closed(Bytes.text(bytes), client, FRAME_ERROR);
  }

  @Test
  void h3Msg09_frameTruncatedByALateEnd_closesTheConnection() throws Exception {
    RawClient client = connect();
    byte[] data = Frames.declared(Frames.DATA, 100, Bytes.of("0123456789"));
    RawStream stream = client.open().flush(RawRequest.post("/bad").frame(), data);
    Request request = backend.journal().awaitRequest("/bad");
    backend.journal().awaitThat("the body", () -> request.received() == 10);
    stream.finishAlone();

    outcomes.closed("the end later", client, FRAME_ERROR);
  }

  /** So much is announced that the edge may refuse it for its size. */
  @ParameterizedTest
  @ValueSource(longs = {1L << 31, (1L << 32) + 5, (1L << 62) - 1})
  void h3Msg09_hugeFrameTruncatedByTheEnd_closesTheConnection(long length) throws Exception {
    RawClient client = connect();
    byte[] data = Frames.declared(Frames.DATA, length, Bytes.of("0123456789"));
    client.open().finish(RawRequest.post("/bad").frame(), data);

    assertThat(client.awaitEnd().code()).isAnyOf(FRAME_ERROR, EXCESSIVE_LOAD);
    outcomes.badRequestsAreReset("a huge frame");
    outcomes.poolIsGood(1);
  }

  static Stream<byte[]> truncatedHeads() {
    byte[] head = RawRequest.get("/bad").frame();
    byte[] section = RawRequest.get("/bad").section().toBytes();
    return Stream.of(
        Arrays.copyOf(head, head.length - 1),
        Arrays.copyOf(head, head.length / 2),
        Arrays.copyOf(head, 3),
        Arrays.copyOf(head, 2),
        Arrays.copyOf(head, 1),
        Frames.declared(Frames.HEADERS, section.length + 1, section),
        Bytes.of(0x40),
        Bytes.of(0x80, 0, 0),
        Bytes.of(0xc0, 0, 0, 0, 0, 0, 0),
        Bytes.join(Varint.of(Frames.HEADERS, 2), Bytes.of(0x80, 0)),
        Bytes.of(0x21, 5, 'a'));
  }

  @ParameterizedTest
  @MethodSource("truncatedHeads")
  void h3Msg10_headTruncatedByTheEnd_closesTheConnection(byte[] bytes) throws Exception {
    RawClient client = connect();
    client.open().finish(bytes);
    outcomes.closed(Bytes.text(bytes), client, FRAME_ERROR);

    RawClient later = connect();
    later.open().flush(bytes).finishAlone();
    outcomes.closed("later, " + Bytes.text(bytes), later, FRAME_ERROR);
  }

  @Test
  void h3Msg11_emptyStream_isIncomplete() throws Exception {
    RawClient client = outcomes.client();
    RawResponse response = client.open().finish().response();

    assertThat(response.end()).isEqualTo(new End(End.Kind.RESET, 0x10d));
    outcomes.connectionIsGood("an empty stream", client);
  }

  @Test
  void h3Msg11_unknownFramesAlone_areIncomplete() throws Exception {
    RawClient client = outcomes.client();
    RawResponse response = client.open().finish(Frames.frame(0x21, Bytes.of("abc"))).response();

    assertThat(response.end()).isEqualTo(new End(End.Kind.RESET, 0x10d));
    outcomes.connectionIsGood("unknown frames alone", client);
  }

  @Test
  void h3Msg11_informationalHeadOnly_isNoRequest() throws Exception {
    RawRequest informational = RawRequest.empty().with(":status", "100");

    outcomes.refusedAtHead("a response's head", informational);
  }
}
