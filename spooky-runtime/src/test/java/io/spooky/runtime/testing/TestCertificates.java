package io.spooky.runtime.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for tests, made by the JDK's {@code keytool}.
 *
 * @param certificate the certificate, as PEM; also what to trust
 * @param key its private key, as PEM (PKCS #8)
 */
public record TestCertificates(Path certificate, Path key) {
  private static final String ALIAS = "test";
  private static final String PASSWORD = "changeit";

  /**
   * Makes a certificate.
   *
   * @param folder takes the files
   * @param names subject alternative names, such as {@code dns:localhost} or {@code ip:127.0.0.1}
   */
  public static TestCertificates selfSigned(Path folder, String... names) {
    try {
      Path store = Files.createTempDirectory(folder, "certificate").resolve("store.p12");
      runKeytool(store, String.join(",", names));
      return export(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no certificate", e);
    }
  }

  private static void runKeytool(Path store, String names) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC"));
    command.addAll(List.of("-groupname", "secp256r1", "-validity", "2", "-dname", "CN=test"));
    command.addAll(List.of("-ext", "SAN=" + names, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static TestCertificates export(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Path certificate = store.resolveSibling("certificate.pem");
    Path key = store.resolveSibling("key.pem");
    writePem(certificate, "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
    writePem(key, "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    return new TestCertificates(certificate, key);
  }

  private static void writePem(Path file, String type, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }
}
