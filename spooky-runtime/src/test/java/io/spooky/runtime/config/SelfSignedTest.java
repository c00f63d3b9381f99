package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
  @TempDir Path folder;

  @Test
  void make_isValidNowForLoopback() throws Exception {
    TlsIdentity identity = SelfSigned.make();
    X509Certificate certificate = identity.chain().get(0);
    certificate.checkValidity();
    certificate.verify(certificate.getPublicKey());
    assertThat(identity.chain()).hasSize(1);
    assertThat(IdentityCheck.matches(identity.key(), certificate)).isTrue();
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactly(
            List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
    ECPublicKey key = (ECPublicKey) certificate.getPublicKey();
    assertThat(key.getParams().getOrder().bitLength()).isEqualTo(256);
    Instant until = certificate.getNotAfter().toInstant();
    assertThat(until).isLessThan(Instant.now().plus(Duration.ofDays(31)));
  }

  @Test
  void make_withoutKeytool_saysSo() {
    Path missing = folder.resolve("keytool");
    var thrown = assertThrows(IOException.class, () -> SelfSigned.make(missing));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "cannot make a self-signed certificate: " + missing + " does not run; set tls instead");
  }

  @Test
  void make_keytoolFails_saysWhatItSaid() throws IOException {
    Path failing = folder.resolve("keytool");
    Files.writeString(failing, "#!/bin/sh\necho no room\necho at all\nexit 3\n");
    assertThat(failing.toFile().setExecutable(true)).isTrue();
    var thrown = assertThrows(IOException.class, () -> SelfSigned.make(failing));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("cannot make a self-signed certificate: keytool failed: no room; at all");
  }

  private ListenerConfig listener(String address, boolean tls) {
    TlsFiles files = new TlsFiles(folder.resolve("edge.pem"), folder.resolve("edge.key"));
    return new ListenerConfig("http3", address, 0, tls ? files : null);
  }

  @Test
  void standsIn_missingCertificate_onLoopbackOrForDevelopment() {
    for (boolean tls : new boolean[] {true, false}) {
      assertThat(SelfSigned.standsIn(listener("127.0.0.1", tls), false)).isTrue();
      assertThat(SelfSigned.standsIn(listener("127.9.9.9", tls), false)).isTrue();
      assertThat(SelfSigned.standsIn(listener("::1", tls), false)).isTrue();
      assertThat(SelfSigned.standsIn(listener("localhost", tls), false)).isTrue();
      assertThat(SelfSigned.standsIn(listener("0.0.0.0", tls), false)).isFalse();
      assertThat(SelfSigned.standsIn(listener("0.0.0.0", tls), true)).isTrue();
    }
  }

  @Test
  void standsIn_oneFileIsThere_no() throws IOException {
    Files.createFile(folder.resolve("edge.key"));
    assertThat(SelfSigned.standsIn(listener("127.0.0.1", true), true)).isFalse();
  }
}
