package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.spi.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCheckTest {
  private static Instant now;
  private static TlsIdentity identity;
  private static TlsIdentity other;

  @TempDir Path folder;
  private ClassLoader providers;
  private Path cert;
  private Path key;

  @BeforeAll
  static void makeIdentities() throws IOException {
    now = Instant.now();
    identity = SelfSigned.make();
    other = SelfSigned.make();
  }

  @BeforeEach
  void writeFiles() throws IOException {
    providers = TestLoader.of(folder);
    cert = PemFiles.certificates(folder.resolve("edge.pem"), identity.chain());
    key = PemFiles.key(folder.resolve("edge.key"), identity);
  }

  private static void describe(ProxySpec proxy) {
    describe(proxy, "0.0.0.0");
  }

  private static void describe(ProxySpec proxy, String address) {
    proxy
        .listener(2, 3)
        .set(ConfigKeys.Listen.ADDRESS, address)
        .tls(4, 5)
        .set(ConfigKeys.Tls.CERT, "edge.pem", 4, 18)
        .set(ConfigKeys.Tls.KEY, "edge.key", 4, 40);
  }

  private StartCheck check(boolean dev) {
    return new StartCheck(providers, name -> null, folder, dev);
  }

  private StartCheck.Verdict verdict(FakeProxy proxy) throws ConfigRejectedException {
    return check(false).check(proxy, now);
  }

  private List<String> warnings() throws ConfigRejectedException {
    return verdict(new FakeProxy(StartCheckTest::describe)).warnings().stream()
        .map(problem -> problem.format("config.yaml"))
        .toList();
  }

  private List<String> problems(FakeProxy proxy, Instant now) {
    var rejected =
        assertThrows(ConfigRejectedException.class, () -> check(false).check(proxy, now));
    return rejected.getMessage().lines().toList();
  }

  private List<String> problems() {
    return problems(new FakeProxy(StartCheckTest::describe), now);
  }

  @Test
  void check_goodFiles_hasTheConfigAndNoWarning() throws ConfigRejectedException {
    assertThat(warnings()).isEmpty();
    assertThat(verdict(new FakeProxy(StartCheckTest::describe)).config().listeners()).hasSize(1);
  }

  @Test
  void check_certificateWithoutNames_isWarnedOfUnlessEveryHostIsServed() throws Exception {
    TlsIdentity bare = TestIdentity.make("EC", "CN=edge.example");
    PemFiles.certificates(cert, bare.chain());
    PemFiles.key(key, bare);
    assertThat(warnings())
        .containsExactly(
            "config.yaml:[4,18] SPK0526 listener 1: "
                + cert
                + ": the certificate names no host (no subjectAltName), so requests for every host"
                + " are served");
    FakeProxy serving =
        new FakeProxy(
            proxy -> {
              describe(proxy);
              proxy.edge().set(ConfigKeys.Edge.MISDIRECTED, "serve");
            });
    assertThat(verdict(serving).warnings()).isEmpty();
  }

  @Test
  void check_keyOfAnotherCertificate_isRefused() throws IOException {
    PemFiles.key(key, other);
    assertThat(problems())
        .containsExactly(
            "config.yaml:[4,40] SPK0521 listener 1: "
                + key
                + " is not the key of the certificate in "
                + cert);
  }

  @Test
  void check_outsideTheCertificatesTime_isRefused() {
    FakeProxy proxy = new FakeProxy(StartCheckTest::describe);
    Instant until = identity.chain().get(0).getNotAfter().toInstant();
    assertThat(problems(proxy, until.plusSeconds(1)))
        .containsExactly(
            "config.yaml:[4,18] SPK0522 listener 1: "
                + cert
                + ": the certificate of CN=localhost expired at "
                + until);
    Instant from = identity.chain().get(0).getNotBefore().toInstant();
    assertThat(problems(proxy, from.minus(Duration.ofSeconds(1))))
        .containsExactly(
            "config.yaml:[4,18] SPK0522 listener 1: "
                + cert
                + ": the certificate of CN=localhost is not valid before "
                + from);
  }

  @Test
  void check_missingFiles_areBothReported() throws IOException {
    Files.delete(cert);
    Files.delete(key);
    assertThat(problems())
        .containsExactly(
            "config.yaml:[4,18] SPK0520 listener 1: " + cert + " does not exist",
            "config.yaml:[4,40] SPK0520 listener 1: " + key + " does not exist");
  }

  @Test
  void check_filesOfOtherContent_areReported() throws IOException {
    Files.writeString(cert, "hello");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThat(problems())
        .containsExactly(
            "config.yaml:[4,18] SPK0520 listener 1: "
                + cert
                + " holds no certificate (expected: PEM, -----BEGIN CERTIFICATE-----)",
            "config.yaml:[4,40] SPK0520 listener 1: "
                + key
                + " holds a key that cannot be read (expected: RSA, EC or Ed25519)");
  }

  @Test
  void check_keysInOtherForms_sayWhatIsExpected() throws IOException {
    Files.writeString(key, PemFiles.block("RSA PRIVATE KEY", new byte[] {1, 2, 3}));
    assertThat(problems().get(0))
        .contains(
            "holds a key of the form RSA PRIVATE KEY (expected: PKCS #8, as openssl pkey -in FILE"
                + " writes it)");
    Files.writeString(key, PemFiles.block("ENCRYPTED PRIVATE KEY", new byte[] {1, 2, 3}));
    assertThat(problems().get(0)).contains("is encrypted (expected: a key without a password");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA");
    assertThat(problems().get(0)).contains("has a PEM block without an end");
    Files.delete(key);
    Files.createDirectory(key);
    assertThat(problems().get(0)).contains("is a directory");
  }

  @Test
  void check_keyThatOthersCanRead_isAWarning() throws Exception {
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(warnings()).isEmpty();
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(warnings())
        .containsExactly(
            "config.yaml:[4,40] SPK0523 listener 1: "
                + key
                + " is open to others; use chmod 640 or less");
  }

  @Test
  void check_chainOutOfOrder_isRefused() throws Exception {
    // Two self-signed certificates have one name, so the stranger needs one of its own.
    TlsIdentity stranger = TestIdentity.make("EC", "CN=stranger");
    PemFiles.certificates(cert, List.of(identity.chain().get(0), stranger.chain().get(0)));
    assertThat(problems())
        .containsExactly(
            "config.yaml:[4,18] SPK0524 listener 1: "
                + cert
                + ": a certificate is not followed by the one that issued it");
  }

  @Test
  void check_certificateTwice_isRefused() throws Exception {
    PemFiles.certificates(cert, List.of(identity.chain().get(0), identity.chain().get(0)));
    assertThat(problems())
        .containsExactly(
            "config.yaml:[4,18] SPK0524 listener 1: "
                + cert
                + ": a certificate stands there twice");
  }

  @Test
  void check_missingCertificate_isFineOnLoopbackAndForDevelopment() throws Exception {
    Files.delete(cert);
    Files.delete(key);
    assertThat(verdict(new FakeProxy(proxy -> describe(proxy, "127.0.0.1"))).warnings()).isEmpty();
    assertThat(check(true).check(new FakeProxy(StartCheckTest::describe)).warnings()).isEmpty();
    assertThat(problems(new FakeProxy(proxy -> proxy.listener(2, 3)), now))
        .containsExactly(
            "config.yaml:[2,3] SPK0525 listener 1: needs tls with cert and key; --dev makes a"
                + " self-signed certificate");
  }

  @Test
  void check_authoritiesOfABackend_areRead() throws Exception {
    FakeProxy proxy =
        new FakeProxy(
            spec ->
                FakeProxy.backend(FakeProxy.upstream(spec, "api", 6, 3), "api-1", 10, 9)
                    .set(ConfigKeys.Backend.CA, "ca.pem", 12, 13));
    assertThat(problems(proxy, now))
        .containsExactly(
            "config.yaml:[12,13] SPK0520 backend 'api-1' of upstream 'api': "
                + folder.resolve("ca.pem")
                + " does not exist");
    PemFiles.certificates(folder.resolve("ca.pem"), other.chain());
    assertThat(verdict(proxy).warnings()).isEmpty();
  }
}
