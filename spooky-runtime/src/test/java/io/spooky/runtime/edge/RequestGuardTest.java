package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http3.Http3ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames of a request stream, byte by byte. */
final class RequestGuardTest {
  private static final String HEADERS = "01 03 aabbcc";
  private static final String DATA = "00 04 01020304";

  private final GuardFixture guard = new GuardFixture(RequestGuard::new);

  @AfterEach
  void close() {
    guard.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEADERS,
        HEADERS + DATA,
        HEADERS + DATA + DATA + HEADERS,
        HEADERS + "00 00",
        "01 40 03 aabbcc",
        HEADERS + "00 c0 00 00 00 00 00 00 05 01",
      })
  void ordinaryFrames_goOnUntouched(String hex) {
    ByteBuf in = GuardFixture.bytes(hex);
    guard.channel.writeInbound(in);
    ByteBuf out = guard.channel.readInbound();
    assertThat(out).isSameInstanceAs(in);
    assertThat(out.readerIndex()).isEqualTo(0);
    assertThat(guard.errors).isEmpty();
    out.release();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Reserved (RFC 9114, section 7.2.8), in all lengths.
        "21 02 aabb",
        "40 40 00",
        "80 00 00 5f 03 010203",
        "c0 00 00 0f ff ff ff c7 01 00",
        // 2^32 + 0, 1, 4, 7, 13, and 2^33 + 7: the codec takes them for types it knows.
        "c0 00 00 01 00 00 00 00 02 aabb",
        "c0 00 00 01 00 00 00 01 02 aabb",
        "c0 00 00 01 00 00 00 04 02 aabb",
        "c0 00 00 01 00 00 00 07 02 aabb",
        "c0 00 00 01 00 00 00 0d 02 aabb",
        "c0 00 00 02 00 00 00 07 02 aabb",
        // The HTTP/2 types and the largest type there is, likewise.
        "c0 00 00 01 00 00 00 02 02 aabb",
        "ff ff ff ff 00 00 00 06 02 aabb",
        "ff ff ff ff ff ff ff ff 02 aabb",
        "c0 00 00 00 80 00 00 00 02 aabb",
        // Not reserved, and not known.
        "0a 01 00",
        "0f 00",
        "42 00 01 ff",
      })
  void frameOfUnknownType_isDroppedHoweverItIsSplit(String unknown) {
    for (int size = 1; size <= 16; size++) {
      try (GuardFixture one = new GuardFixture(RequestGuard::new)) {
        one.feed(unknown + HEADERS + unknown + DATA + unknown + unknown, size).end();
        assertThat(one.through()).isEqualTo((HEADERS + DATA).replace(" ", ""));
        assertThat(one.errors).isEmpty();
        assertThat(one.events).containsExactly(RequestEnd.INSTANCE);
      }
    }
  }

  @Test
  void unknownFrame_ofAnyLength_isNotHeld() {
    // 2^62 - 1 bytes of payload.
    guard.feed("21 ff ff ff ff ff ff ff ff");
    ByteBuf payload = guard.channel.alloc().buffer(1 << 16).writeZero(1 << 16);
    for (int i = 0; i < 1_000; i++) {
      guard.channel.writeInbound(payload.retainedDuplicate());
    }
    assertThat(payload.refCnt()).isEqualTo(1);
    assertThat(guard.through()).isEmpty();
    payload.release();
  }

  @ParameterizedTest
  @CsvSource({"40 01 03 aabbcc", "80 00 00 01 03 aabbcc", "c0 00 00 00 00 00 00 01 03 aabbcc"})
  void typeInMoreBytesThanNeeded_isTheSameType(String headers) {
    guard.feed(headers);
    assertThat(guard.through()).isEqualTo(headers.replace(" ", ""));
    for (int size = 1; size < 8; size++) {
      try (GuardFixture one = new GuardFixture(RequestGuard::new)) {
        one.feed(headers, size).end();
        assertThat(one.through()).endsWith("03aabbcc");
        assertThat(one.events).containsExactly(RequestEnd.INSTANCE);
      }
    }
  }

  /** RFC 9204, section 4.5.1.2; the codec takes such a section. */
  @ParameterizedTest
  @ValueSource(strings = {"01 03 0080d1", "01 03 0085d1", HEADERS + DATA + "01 02 00ff"})
  void sectionWithABaseBelowNothing_endsTheConnection(String hex) {
    for (int size = 1; size <= 16; size++) {
      try (GuardFixture one = new GuardFixture(RequestGuard::new)) {
        one.feed(hex, size);
        assertThat(one.errors).containsExactly(Http3ErrorCode.QPACK_DECOMPRESSION_FAILED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 03 0000d1", "01 03 007fd1", "01 03 0280d1", "01 01 00", "01 00"})
  void sectionWithAnotherBase_goesOn(String hex) {
    guard.feed(hex);
    assertThat(guard.errors).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DATA,
        "00 00",
        "21 00" + DATA,
        HEADERS + HEADERS + DATA,
        HEADERS + DATA + HEADERS + "00 00",
        HEADERS + DATA + HEADERS + "21 00" + HEADERS,
        HEADERS + HEADERS + HEADERS,
      })
  void framesOutOfOrder_endTheConnection(String hex) {
    for (int size = 1; size <= 24; size++) {
      try (GuardFixture one = new GuardFixture(RequestGuard::new)) {
        one.feed(hex, size).end();
        assertThat(one.errors).containsExactly(Http3ErrorCode.H3_FRAME_UNEXPECTED);
        assertThat(one.events).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02 00",
        "06 01 00",
        "08 00",
        "09 00",
        "40 06 00",
        "03 01 00",
        "04 00",
        "05 00",
        "07 01 00",
        "0d 01 00",
        "80 0f 07 00 01 00",
        "80 0f 07 01 01 00",
      })
  void frameThatMayNotStandHere_endsTheConnection(String frame) {
    for (int size = 1; size <= 8; size++) {
      try (GuardFixture one = new GuardFixture(RequestGuard::new)) {
        one.feed(HEADERS);
        one.through();
        one.feed(frame + HEADERS, size).end();
        assertThat(one.errors).containsExactly(Http3ErrorCode.H3_FRAME_UNEXPECTED);
        assertThat(one.through()).isEmpty();
        assertThat(one.events).isEmpty();
      }
    }
  }

  /** The codec takes the end of a truncated stream for the end of its last frame. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // In a type, a length, a payload; of a frame that goes on and of one that does not.
        "40",
        "c0 00 00",
        "01",
        "01 40",
        "01 03 aabb",
        HEADERS + "00",
        HEADERS + "00 64 0102030405060708090a",
        HEADERS + "00 80 00",
        HEADERS + DATA + "01 01",
        HEADERS + "21",
        HEADERS + "21 05 00",
        "c0 00 00 01 00 00 00 01 02 aa",
      })
  void endInsideAFrame_endsTheConnectionAndNeverTheRequest(String hex) {
    for (int size = 1; size <= 24; size++) {
      try (GuardFixture one = new GuardFixture(RequestGuard::new)) {
        one.feed(hex, size).end();
        assertThat(one.errors).containsExactly(Http3ErrorCode.H3_FRAME_ERROR);
        assertThat(one.events).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEADERS, HEADERS + DATA, HEADERS + "00 00", HEADERS + "21 00"})
  void endBetweenFrames_isTheEndOnce(String hex) {
    guard.feed(hex).end();
    guard.end();
    assertThat(guard.errors).isEmpty();
    assertThat(guard.events).containsExactly(RequestEnd.INSTANCE);
  }

  @Test
  void resetInsideAFrame_isNoFaultOfFrames() {
    IllegalStateException reset = new IllegalStateException("reset");
    guard.feed(HEADERS + "00 64 01");
    guard.channel.pipeline().fireExceptionCaught(reset);
    assertThat(guard.exceptions).containsExactly(reset);
    assertThat(guard.errors).isEmpty();
    assertThat(guard.events).isEmpty();
  }
}
