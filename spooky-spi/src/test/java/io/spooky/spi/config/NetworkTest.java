package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
  private static boolean contains(String network, String address) {
    byte[] text = address.getBytes(US_ASCII);
    byte[] bytes = new byte[16];
    int length = IpText.unmap(bytes, IpText.parse(text, 0, text.length, bytes));
    return Network.parse(network).contains(bytes, length);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.2/31, 192.0.2.3, true",
    "192.0.2.2/31, 192.0.2.4, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "::/0, 1.2.3.4, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "::ffff:10.0.0.0/104, 10.9.9.9, true",
    "10.0.0.0/8, ::ffff:10.9.9.9, true",
    "::ffff:192.0.2.1, 192.0.2.1, true",
    "::ffff:0.0.0.0/96, 1.2.3.4, true"
  })
  void contains_addressByPrefix(String network, String address, boolean contained) {
    assertThat(contains(network, address)).isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/",
        "/8",
        "10.0.0/8",
        "::/129",
        "::ffff:10.0.0.0/8",
        "example.com",
        "10.0.0.0/8/8",
        "10.0.0.0-10.0.0.9",
        "fe80::1%eth0",
        "[::1]",
        "*",
        "10.*",
        " 10.0.0.0/8"
      })
  void parse_otherForms_areRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Network.parse(text));
  }

  @Test
  void parse_bitsBeyondThePrefix_namesTheNetwork() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Network.parse("10.1.2.3/8"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "'10.1.2.3/8' is not a network (expected: 10.0.0.0/8, without bits beyond the prefix)");
  }

  @Test
  void equals_sameNetworkInOtherSpelling() {
    assertThat(Network.parse("2001:DB8:0::/32")).isEqualTo(Network.parse("2001:db8::/32"));
    assertThat(Network.parse("::ffff:1.2.3.4").toString()).isEqualTo("1.2.3.4/32");
    assertThat(Network.parse("1.2.3.0/24")).isNotEqualTo(Network.parse("1.2.3.0/25"));
  }
}
