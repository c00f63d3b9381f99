package io.spooky.samples.conformance;

import io.spooky.samples.standalone.support.RunningProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for the edge, made by the JDK's {@code keytool}.
 *
 * @param certificate as PEM
 * @param key as PEM
 */
record EdgeCertificate(Path certificate, Path key) {
  private static final String PASSWORD = "changeit";

  /** Makes one for names such as {@code dns:localhost} or {@code ip:127.0.0.1}. */
  static EdgeCertificate of(Path folder, String... names) throws Exception {
    Path store = Files.createTempDirectory(folder, "edge").resolve("store.p12");
    RunningProcess.run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "edge",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=common.example",
            "-validity",
            "2",
            "-ext",
            "SAN=" + String.join(",", names),
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey("edge", PASSWORD.toCharArray()).getEncoded();
    byte[] certificate = keys.getCertificate("edge").getEncoded();
    return new EdgeCertificate(
        pem(store.resolveSibling("edge.pem"), "CERTIFICATE", certificate),
        pem(store.resolveSibling("edge.key"), "PRIVATE KEY", key));
  }

  private static Path pem(Path file, String kind, byte[] bytes) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  /** Returns the block of a listener. */
  String tls() {
    return "tls: { cert: '" + certificate + "', key: '" + key + "' }";
  }
}
