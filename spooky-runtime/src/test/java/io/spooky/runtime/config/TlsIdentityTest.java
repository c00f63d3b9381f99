package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsIdentityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void load_keyOfAnyKind_matchesItsCertificateAndNoOther(String algorithm) throws Exception {
    TlsIdentity made = TestIdentity.make(algorithm, "CN=edge");
    TlsIdentity other = SelfSigned.make();
    TlsFiles files =
        new TlsFiles(
            PemFiles.certificates(folder.resolve("edge.pem"), made.chain()),
            PemFiles.key(folder.resolve("edge.key"), made));
    TlsIdentity read = TlsIdentity.load(files);
    assertThat(read.chain()).isEqualTo(made.chain());
    assertThat(read.key().getEncoded()).isEqualTo(made.key().getEncoded());
    assertThat(IdentityCheck.matches(read.key(), read.chain().get(0))).isTrue();
    assertThat(IdentityCheck.matches(other.key(), read.chain().get(0))).isFalse();
    assertThat(IdentityCheck.matches(read.key(), other.chain().get(0))).isFalse();
  }
}
