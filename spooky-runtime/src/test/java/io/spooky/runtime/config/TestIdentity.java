package io.spooky.runtime.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Self-signed certificates of any kind of key. */
final class TestIdentity {
  private static final String PASSWORD = "for-a-test";

  private TestIdentity() {}

  /** Makes one with {@code keytool}. */
  static TlsIdentity make(String algorithm, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("test-identity");
    Path store = folder.resolve("store.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                algorithm,
                "-dname",
                name,
                "-startdate",
                "-1H",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    } finally {
      Files.delete(store);
      Files.delete(folder);
    }
    PrivateKey key = (PrivateKey) keys.getKey("a", PASSWORD.toCharArray());
    return new TlsIdentity(key, List.of((X509Certificate) keys.getCertificate("a")));
  }
}
