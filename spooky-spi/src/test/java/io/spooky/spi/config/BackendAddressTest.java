package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackendAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:8080, false, 10.0.0.1, 8080, 10.0.0.1:8080",
    "http://a.example:80, false, a.example, 80, a.example:80",
    "https://A.Example:443, true, a.example, 443, https://a.example:443",
    "https://a:443/, true, a, 443, https://a:443",
    "[::1]:8080, false, ::1, 8080, [::1]:8080",
    "https://[2001:DB8::1]:1, true, 2001:db8::1, 1, https://[2001:db8::1]:1",
    "my_service.ns:65535, false, my_service.ns, 65535, my_service.ns:65535",
    "x:1, false, x, 1, x:1",
  })
  void parse_takesApart(String text, boolean tls, String host, int port, String canonical) {
    BackendAddress address = BackendAddress.parse(text);
    assertThat(address.tls()).isEqualTo(tls);
    assertThat(address.host()).isEqualTo(host);
    assertThat(address.port()).isEqualTo(port);
    assertThat(address.toString()).isEqualTo(canonical);
    assertThat(BackendAddress.parse(canonical)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a:",
        ":80",
        "a:0",
        "a:65536",
        "a:99999",
        "a:080",
        "::1:80",
        "[::1]",
        "h2://a:1",
        "HTTPS://a:1",
        "https://a",
        "a:80/path",
        "u@a:80",
        "a b:80",
        " a:80",
        "-a:80",
        "a.:80",
        "[a]:80x",
        "[:::]:80",
        "[1]:80",
        "[12345::]:80",
        "999.1.1.1:80"
      })
  void parse_otherForms_areRefused(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> BackendAddress.parse(text));
    assertThat(e).hasMessageThat().startsWith("'" + text + "' is not an address");
    assertThat(e).hasMessageThat().contains("(expected: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a            | : the port is missing (expected: a:PORT)",
        "https://a    | : the port is missing (expected: https://a:PORT)",
        "[::1]        | : the port is missing (expected: [::1]:PORT)",
        "::1          | (expected: \"[::1]:PORT\", IPv6 in brackets and quotes)",
        "::1:80       | (expected: \"[::1]:80\" or \"[::1:80]:PORT\", IPv6 in",
        "2001:db8::a  | (expected: \"[2001:db8::a]:PORT\", IPv6 in brackets and quotes)",
        "http://::1   | (expected: \"http://[::1]:PORT\", IPv6 in brackets and quotes)",
        "h2://a:1     | : its scheme is unknown (expected: host:port or https://host:port)",
        "a:80/path    | : it has a path (expected: host:port or https://host:port)",
        "a:0          | (expected: host:port or https://host:port)"
      })
  void parse_commonMistake_saysWhatToWrite(String text, String advice) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> BackendAddress.parse(text));
    assertThat(e).hasMessageThat().contains(advice);
  }

  @Test
  void equals_looksAtAllParts() {
    BackendAddress address = BackendAddress.parse("a:1");
    assertThat(BackendAddress.parse("http://A:1/")).isEqualTo(address);
    assertThat(BackendAddress.parse("A:1").hashCode()).isEqualTo(address.hashCode());
    assertThat(BackendAddress.parse("https://a:1")).isNotEqualTo(address);
    assertThat(BackendAddress.parse("a:2")).isNotEqualTo(address);
    assertThat(BackendAddress.parse("b:1")).isNotEqualTo(address);
  }
}
