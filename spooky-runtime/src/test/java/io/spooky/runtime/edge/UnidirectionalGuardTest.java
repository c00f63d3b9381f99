package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamResetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of the client's unidirectional streams, and how those streams end. */
final class UnidirectionalGuardTest {
  private final GuardFixture guard = new GuardFixture(UnidirectionalGuard::new);

  @AfterEach
  void close() {
    guard.close();
  }

  private void reset() {
    guard.channel.pipeline().fireExceptionCaught(new QuicStreamResetException("reset", 0x10c));
  }

  /** The codec casts the type to an int: 2^32 is a control stream to it, 2^32 + 2 QPACK's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c000000100000000",
        "c000000100000001",
        "c000000100000002",
        "c000000200000003",
        "21",
        "54",
        "ffffffffffffffff",
      })
  void unknownType_isDiscarded(String type) {
    for (int size = 1; size <= 9; size++) {
      try (GuardFixture one = new GuardFixture(UnidirectionalGuard::new)) {
        one.feed(type + "0400 0701 00", size);
        assertThat(one.through()).isEmpty();
        assertThat(one.errors).isEmpty();
        one.end();
        assertThat(one.channel.isOpen()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4000 0400, 000400",
    "80000000 0400, 000400",
    "c000000000000000 0400, 000400",
    "4002 20, 02",
    "02 20, 02",
    "c000000000000003 41, 03",
  })
  void typeInMoreBytesThanNeeded_isTheSameType(String hex, String through) {
    for (int size = 1; size <= 10; size++) {
      try (GuardFixture one = new GuardFixture(UnidirectionalGuard::new)) {
        one.feed(hex, size);
        assertThat(one.through()).isEqualTo(through);
      }
    }
  }

  /** To the codec a push stream's type without an id is an exception, and the next byte a type. */
  @ParameterizedTest
  @ValueSource(strings = {"01", "4001", "0100", "c000000000000001"})
  void pushStream_isRefusedAtItsType(String hex) {
    guard.feed(hex, 1);
    assertThat(guard.errors).containsExactly(Http3ErrorCode.H3_STREAM_CREATION_ERROR);
    assertThat(guard.through()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "40", "c0000000000000"})
  void endBeforeTheTypeIsComplete_isNoError(String hex) {
    guard.feed(hex, 1).end();
    assertThat(guard.errors).isEmpty();
    assertThat(guard.channel.isOpen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "40", "21", "c000000100000000"})
  void resetOfAStreamThatMeansNothing_isNoError(String hex) {
    guard.feed(hex);
    reset();
    assertThat(guard.errors).isEmpty();
    assertThat(guard.exceptions).isEmpty();
    assertThat(guard.channel.isOpen()).isFalse();
  }

  /** The codec hears of the end of a critical stream, but not of its reset. */
  @ParameterizedTest
  @ValueSource(strings = {"00", "00 04 00", "00 04 05 01", "02", "03"})
  void resetOfACriticalStream_endsTheConnection(String hex) {
    guard.feed(hex);
    reset();
    assertThat(guard.errors).containsExactly(Http3ErrorCode.H3_CLOSED_CRITICAL_STREAM);
    assertThat(guard.exceptions).isEmpty();
  }

  @Test
  void endOfACriticalStream_isTheCodecsToJudge() {
    guard.feed("00 04 00").end();
    assertThat(guard.events).contains(ChannelInputShutdownEvent.INSTANCE);
    assertThat(guard.errors).isEmpty();
  }
}
