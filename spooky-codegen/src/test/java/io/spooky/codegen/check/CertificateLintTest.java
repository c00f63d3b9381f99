package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Certificates that are there when the config is compiled. {@code edge.pem} names API.example.com,
 * *.assets.example.com, a.b.shop.example, 192.0.2.1 and 2001:db8::1; {@code nameless.pem} nobody.
 */
final class CertificateLintTest {
  private static final Path CERTS =
      Path.of(System.getProperty("basedir", ".")).resolve("src/test/resources/certs");
  private static final Instant NOW = Instant.parse("2050-01-01T00:00:00Z");

  private static String report(String tls, String host) {
    return report(tls, host, new CertificateFiles(CERTS, NOW, true));
  }

  private static String report(String tls, String host, CertificateFiles files) {
    String yaml =
        """
        listen: { tls: { %s } }
        upstream:
          api:
            route: { host: "%s" }
            backends:
              - { id: a, address: "10.0.0.1:8080" }
        """;
    return Checked.files(yaml.formatted(tls, host), files).report();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "API.example.com.",
        "x.assets.example.com",
        "*.assets.example.com",
        "*.shop.example",
        "*.b.shop.example",
        "192.0.2.1",
        "[2001:DB8:0:0::1]"
      })
  void check_coveredHost_isFine(String host) {
    assertThat(report("cert: edge.pem, key: edge.key", host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "x.api.example.com",
        "assets.example.com",
        "x.y.assets.example.com",
        "*.example.net",
        "b.shop.example",
        "192.0.2.2",
        "[2001:db8::2]"
      })
  void check_otherHost_isWarnedOf(String host) {
    assertThat(report("cert: edge.pem, key: edge.key", host))
        .isEqualTo(
            "config.yaml:[4,12] SPK0121 route: no certificate covers '"
                + host
                + "', so its requests get a 421; edge.pem names *.assets.example.com, 192.0.2.1,"
                + " [2001:db8::1], a.b.shop.example, ... (warning)\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cert: nameless.pem, key: edge-of-another.key",
        "cert: absent.pem, key: edge.key",
        "cert: \"${CERT}\", key: edge.key",
        "cert: ., key: edge.key"
      })
  void check_namesUnknown_isNoWarning(String tls) {
    assertThat(report(tls, "other.example")).isEmpty();
  }

  @Test
  void check_fileOfADefault_isLookedAt() {
    String tls = "cert: \"${CERT:edge.pem}\", key: \"${KEY:other.key}\"";
    assertThat(report(tls, "api.example.com")).contains("SPK0123");
  }

  @Test
  void check_misdirectedServed_isNoWarning() {
    String yaml =
        """
        edge: { misdirected: serve }
        listen: { tls: { cert: edge.pem, key: edge.key } }
        upstream:
          api:
            route: { host: other.example }
            backends:
              - { id: a, address: "10.0.0.1:8080" }
        """;
    assertThat(Checked.files(yaml, new CertificateFiles(CERTS, NOW, true)).report()).isEmpty();
    String another = yaml.replace("edge: {", "#").replace("listen: ", "listen: [ ");
    another = another.replace("edge.key } }", "edge.key } }, { port: 1 } ]");
    assertThat(Checked.files(another, new CertificateFiles(CERTS, NOW, true)).report()).isEmpty();
  }

  @Test
  void check_keyOfAnother_isAnErrorOfTheBuild() {
    String tls = "cert: edge.pem, key: other.key";

    assertThat(report(tls, "api.example.com"))
        .isEqualTo(
            "config.yaml:[1,39] SPK0123 listen tls: other.key is not the key of the certificate in"
                + " edge.pem\n");
    assertThat(report(tls, "api.example.com", new CertificateFiles(CERTS, NOW, false))).isEmpty();
  }

  @Test
  void check_certificateOutOfItsTime_isWarnedOf() {
    String tls = "cert: edge.pem, key: edge.key";
    Instant late = Instant.parse("2300-01-01T00:00:00Z");

    assertThat(report(tls, "api.example.com", new CertificateFiles(CERTS, late, true)))
        .contains("SPK0122 listen tls: edge.pem: the certificate expired at 2");
    assertThat(report(tls, "api.example.com", new CertificateFiles(CERTS, Instant.EPOCH, true)))
        .contains("the certificate is not valid before 2");
  }

  @Test
  void check_fileWithoutACertificate_isWarnedOf(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "");
    String mark = "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n";
    Files.writeString(folder.resolve("bad.pem"), mark.formatted("AAAA"));
    CertificateFiles files = new CertificateFiles(folder, NOW, true);

    assertThat(report("cert: empty.pem, key: k", "api.example.com", files))
        .contains("SPK0124 listen tls: empty.pem holds no certificate");
    assertThat(report("cert: bad.pem, key: k", "api.example.com", files))
        .contains("SPK0124 listen tls: bad.pem holds a certificate that cannot be read");
  }
}
