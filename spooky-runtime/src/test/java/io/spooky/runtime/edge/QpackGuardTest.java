package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http3.Http3ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions for a dynamic table that the edge does not have. */
final class QpackGuardTest {
  private static void feed(String hex, Http3ErrorCode... errors) {
    for (int size = 1; size <= 12; size++) {
      try (GuardFixture guard = new GuardFixture(UnidirectionalGuard::new)) {
        guard.feed(hex, size);
        assertThat(guard.errors).containsExactlyElementsIn(errors);
        assertThat(guard.through()).isEqualTo(hex.substring(0, 2));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "02 20", "02 20 20", "03", "03 40", "03 7e 41", "03 7f 00 7f 8001"})
  void whatMeansNothing_isIgnored(String hex) {
    feed(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"02 21", "02 3f01", "02 00", "02 c1 0161", "02 41 61 0161", "02 20 21"})
  void encoderInstruction_endsTheConnection(String hex) {
    feed(hex, Http3ErrorCode.QPACK_ENCODER_STREAM_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03 00",
        "03 01",
        "03 3f05",
        "03 80",
        "03 ff05",
        "03 41 80",
        "03 7f ff ff ff ff ff ff ff ff ff ff 00"
      })
  void decoderInstruction_endsTheConnection(String hex) {
    feed(hex, Http3ErrorCode.QPACK_DECODER_STREAM_ERROR);
  }
}
