package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http3.Http3ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's unidirectional streams, byte by byte; first of all the control stream. */
final class ControlGuardTest {
  private static final String CONTROL = "00";
  private static final String SETTINGS = "04 00";

  private static void everySplit(String hex, Http3ErrorCode error) {
    for (int size = 1; size <= 32; size++) {
      try (GuardFixture guard = new GuardFixture(UnidirectionalGuard::new)) {
        guard.feed(hex, size);
        assertThat(guard.errors).containsExactly(error);
      }
    }
  }

  private static void everySplit(String hex, String through) {
    for (int size = 1; size <= 32; size++) {
      try (GuardFixture guard = new GuardFixture(UnidirectionalGuard::new)) {
        guard.feed(hex, size);
        assertThat(guard.through()).isEqualTo(through.replace(" ", ""));
        assertThat(guard.errors).isEmpty();
      }
    }
  }

  @Test
  void ordinaryControlStream_goesOnUntouched() {
    try (GuardFixture guard = new GuardFixture(UnidirectionalGuard::new)) {
      ByteBuf in = GuardFixture.bytes(CONTROL + "04 05 06 4400 07 24" + "0d 01 05" + "07 01 00");
      guard.channel.writeInbound(in);
      ByteBuf out = guard.channel.readInbound();
      assertThat(out).isSameInstanceAs(in);
      out.release();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07 02 0000", "07 03 400000", "07 00", "07 08 0000000000000000", "07 09 000000000000000000",
        "07 01 40", "07 ff ff ff ff ff ff ff ff 00", "0d 00", "0d 02 0101", "0d 05 80000001 07",
        "03 00", "03 02 0000", "03 04 c0000000",
      })
  void identifierWithSpareOrMissingBytes_isAFrameError(String frame) {
    everySplit(CONTROL + SETTINGS + frame, Http3ErrorCode.H3_FRAME_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"07 04 80000004", "0d 08 c000000000000001"})
  void identifierInMoreBytesThanNeeded_goesOn(String frame) {
    everySplit(CONTROL + SETTINGS + frame, CONTROL + SETTINGS + frame);
  }

  /** No push was ever promised; the codec goes by what the client would allow. */
  @ParameterizedTest
  @ValueSource(strings = {"03 01 00", "0d 01 0a 03 01 05", "03 02 4001"})
  void cancelPush_isAnIdError(String frames) {
    everySplit(CONTROL + SETTINGS + frames, Http3ErrorCode.H3_ID_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"04 4099 01 4099 02", "04 21 00 21 00", "04 01 05 01 05", "04 21 05 4021 05"})
  void settingThatComesTwice_isASettingsError(String frame) {
    String payload = frame.substring(3);
    int length = payload.replace(" ", "").length() / 2;
    everySplit(CONTROL + "04 0" + length + payload, Http3ErrorCode.H3_SETTINGS_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"06", "0640", "064400 21", "060121", "0601 8000", "c0", "07 0121 4001 80"})
  void settingsCutInsideIdentifierOrValue_isAFrameError(String payload) {
    int length = payload.replace(" ", "").length() / 2;
    everySplit(CONTROL + "04 0" + length + payload, Http3ErrorCode.H3_FRAME_ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"07 01 00", "21 00", "0d 01 00", "c0000001 00000004 00", "0f 01 00"})
  void otherFrameBeforeSettings_isMissingSettings(String frame) {
    everySplit(CONTROL + frame, Http3ErrorCode.H3_MISSING_SETTINGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 01 00", "01 01 00", "05 01 00", "02 00", "06 00", "08 00", "09 00"})
  void frameOfAnotherStream_isUnexpected(String frame) {
    everySplit(CONTROL + SETTINGS + frame, Http3ErrorCode.H3_FRAME_UNEXPECTED);
    everySplit(CONTROL + frame, Http3ErrorCode.H3_MISSING_SETTINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "21 03 010203",
        "c000000100000007 01 00",
        "c000000100000000 02 0000",
        "800f0700 04 00753d32",
      })
  void frameOfUnknownType_isDropped(String frame) {
    everySplit(CONTROL + SETTINGS + frame + "07 01 04" + frame, CONTROL + SETTINGS + "07 01 04");
  }

  @Test
  void unknownFrame_ofAnyLength_isNotHeld() {
    try (GuardFixture guard = new GuardFixture(UnidirectionalGuard::new)) {
      guard.feed(CONTROL + SETTINGS + "21 ff ff ff ff ff ff ff ff");
      guard.through();
      ByteBuf payload = guard.channel.alloc().buffer(1 << 16).writeZero(1 << 16);
      for (int i = 0; i < 100; i++) {
        guard.channel.writeInbound(payload.retainedDuplicate());
      }
      assertThat(payload.refCnt()).isEqualTo(1);
      payload.release();
    }
  }
}
