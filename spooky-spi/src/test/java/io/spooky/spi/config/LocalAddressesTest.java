package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1, localhost",
    "0.0.0.0, 127.0.0.1",
    "0.0.0.0, localhost",
    "0.0.0.0, ::ffff:10.0.0.1",
    "::ffff:127.0.0.1, 127.0.0.1",
    "::, ::1",
    "::, 127.0.0.1",
    "::, 0.0.0.0",
    "0:0::0, ::",
    "::1, 0:0:0:0:0:0:0:1",
    "2001:DB8::1, 2001:db8:0::1",
  })
  void overlap_oneHasTheOthersPorts_isTrueBothWays(String first, String second) {
    assertThat(LocalAddresses.overlap(first, second)).isTrue();
    assertThat(LocalAddresses.overlap(second, first)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.2",
    "127.0.0.1, ::1",
    "0.0.0.0, ::1",
    "::ffff:0.0.0.0, ::1",
    "2001:db8::1, 2001:db8::2",
  })
  void overlap_separateAddresses_isFalseBothWays(String first, String second) {
    assertThat(LocalAddresses.overlap(first, second)).isFalse();
    assertThat(LocalAddresses.overlap(second, first)).isFalse();
  }

  @Test
  void overlap_noAddress_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> LocalAddresses.overlap("example.com", "::1"));
  }
}
