package io.spooky.runtime.transport;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What operators read of a failed backend. */
final class FailureTextsTest {
  @Test
  void withCode_namesWhatIsKnown() {
    assertThat(FailureTexts.withCode("GOAWAY", 11)).isEqualTo("GOAWAY ENHANCE_YOUR_CALM");
    assertThat(FailureTexts.withCode("RST_STREAM", 0xdead)).isEqualTo("RST_STREAM 0xdead");
  }

  @Test
  void of_systemCall_isLeftOut() {
    IOException failure =
        new IOException("recvAddress(..) failed with error(-104): Connection reset by peer");
    assertThat(FailureTexts.of(failure)).isEqualTo("Connection reset by peer");
  }

  @Test
  void of_octetsOfTheBackend_arePrintableAndFew() {
    String text = FailureTexts.of(new IOException("header 'a\r\nb\u001b[31m'" + "x".repeat(1000)));
    assertThat(text).startsWith("header 'a??b?[31m'");
    assertThat(text.length()).isLessThan(200);
  }

  @Test
  void of_noMessage_isTheType() {
    assertThat(FailureTexts.of(new IOException())).isEqualTo("IOException");
  }

  @Test
  void ofHandshake_tellsWhatIsSpokenInstead() {
    String quoted = "First received frame was not SETTINGS. Hex dump for first 5 bytes: ";
    assertThat(FailureTexts.ofHandshake(new IOException(quoted + "485454502f")))
        .isEqualTo("the backend speaks HTTP/1, not HTTP/2");
    assertThat(FailureTexts.ofHandshake(new IOException(quoted + "1503030002")))
        .isEqualTo("the backend speaks TLS, not cleartext HTTP/2");
    assertThat(FailureTexts.ofHandshake(new IOException(quoted + "5353482d32")))
        .isEqualTo("the backend does not speak HTTP/2 (it began with 0x5353482d32)");
  }
}
