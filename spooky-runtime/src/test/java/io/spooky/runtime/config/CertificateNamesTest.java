package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.runtime.contract.RequestHead;
import io.spooky.runtime.testing.TestCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateNamesTest {
  @TempDir Path folder;

  private CertificateNames names(String... alternatives) throws Exception {
    Path file = TestCertificates.selfSigned(folder, alternatives).certificate();
    return CertificateNames.of(TlsIdentity.certificates(file).get(0));
  }

  private static boolean covers(CertificateNames names, String host) {
    byte[] bytes = ("xx" + host + "yy").getBytes(StandardCharsets.US_ASCII);
    return names.covers(new RequestHead().host(bytes, 2, bytes.length - 2));
  }

  private static void assertCovers(CertificateNames names, boolean covered, String... hosts) {
    for (String host : hosts) {
      assertWithMessage(host).that(covers(names, host)).isEqualTo(covered);
    }
  }

  @Test
  void covers_exactName_inAnyCase() throws Exception {
    CertificateNames names = names("dns:API.Example.com", "dns:b.example");
    assertCovers(names, true, "api.example.com", "b.example");
    assertCovers(
        names, false, "example.com", "x.api.example.com", "api.example.co", "c.example", "b", "");
    assertThat(names.isAny()).isFalse();
  }

  @Test
  void covers_wildcard_isOneWholeLabel() throws Exception {
    CertificateNames names = names("dns:*.Example.com");
    assertCovers(names, true, "a.example.com", "xn--bcher-kva.example.com");
    assertCovers(
        names, false, "example.com", "a.b.example.com", ".example.com", "aexample.com", "com");
  }

  @Test
  void covers_addresses_byAddressesAlone() throws Exception {
    CertificateNames names = names("ip:192.0.2.1", "ip:2001:db8:0:0:0:0:0:1", "dns:a.example");
    assertCovers(names, true, "192.0.2.1", "[2001:db8::1]", "a.example");
    assertCovers(names, false, "192.0.2.2", "[2001:db8::2]", "2001:db8::1", "[::1]");
  }

  @Test
  void covers_manyNames() throws Exception {
    List<String> hosts = IntStream.range(0, 60).mapToObj(i -> "h" + i + ".example").toList();
    CertificateNames names = names(hosts.stream().map(h -> "dns:" + h).toArray(String[]::new));
    hosts.forEach(host -> assertThat(covers(names, host)).isTrue());
    assertCovers(names, false, "h60.example", "h.example");
  }

  @Test
  void certificateWithoutNames_coversEverything() throws Exception {
    X509Certificate bare = TestIdentity.make("EC", "CN=a.example").chain().get(0);
    CertificateNames names = CertificateNames.of(bare);
    assertThat(names.isAny()).isTrue();
    assertCovers(names, true, "a.example", "b.example", "[::1]");
    assertThat(names("uri:https://a.example").isAny()).isTrue();
  }
}
