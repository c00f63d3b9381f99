package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpTextTest {
  private static int parse(String text, byte[] address) {
    byte[] bytes = ("x" + text + "y").getBytes(ISO_8859_1);
    return IpText.parse(bytes, 1, bytes.length - 1, address);
  }

  private static String format(byte[] address, int length) {
    byte[] out = new byte[IpText.MAX_LENGTH];
    return new String(out, 0, IpText.format(address, length, out, 0), US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "192.0.2.10, 192.0.2.10",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::1, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:0:8, 1:2:3:4:5:6:0:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "::ffff:1.2.3.4, ::ffff:1.2.3.4",
    "::FFFF:102:304, ::ffff:1.2.3.4",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
    "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304"
  })
  void parse_address_hasOneForm(String text, String canonical) {
    byte[] address = new byte[16];
    int length = parse(text, address);
    assertThat(length).isEqualTo(text.contains(":") ? 16 : 4);
    assertThat(format(address, length)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.4.",
        ".1.2.3.4",
        "1..2.3",
        "256.1.1.1",
        "1.2.3.1000",
        "01.2.3.4",
        "1.2.3.04",
        "1.2.3.4 ",
        " 1.2.3.4",
        "+1.2.3.4",
        "0x1.2.3.4",
        "a.b.c.d",
        ":",
        ":::",
        "1:",
        ":1",
        "::1:",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "12345::",
        "g::",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.256",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1:2:3:4:5:1.2.3.4",
        "::1%eth0",
        "[::1]",
        "fe80::1/64",
        "1.2.3.4:80",
        "::\u00e9",
        "unknown"
      })
  void parse_otherTexts_areNone(String text) {
    assertThat(parse(text, new byte[16])).isEqualTo(-1);
  }

  @Test
  void parse_whatTheJdkWrites_isReadAlike() throws UnknownHostException {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] expected = new byte[i % 2 == 0 ? 4 : 16];
      for (int at = 0; at < expected.length; at++) {
        expected[at] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : 0;
      }
      String text = InetAddress.getByAddress(expected).getHostAddress();
      byte[] address = new byte[16];
      int length = parse(text, address);
      assertWithMessage(text).that(Arrays.copyOf(address, length)).isEqualTo(expected);
      byte[] again = new byte[16];
      assertThat(parse(format(address, length), again)).isEqualTo(length);
      assertThat(again).isEqualTo(address);
    }
  }

  @Test
  void unmap_mappedAddress_isTheIpv4One() {
    byte[] mapped = new byte[16];
    assertThat(IpText.unmap(mapped, parse("::ffff:10.1.2.3", mapped))).isEqualTo(4);
    assertThat(format(mapped, 4)).isEqualTo("10.1.2.3");
    byte[] other = new byte[16];
    assertThat(IpText.unmap(other, parse("::fffe:10.1.2.3", other))).isEqualTo(16);
    assertThat(IpText.unmap(new byte[16], 4)).isEqualTo(4);
  }
}
