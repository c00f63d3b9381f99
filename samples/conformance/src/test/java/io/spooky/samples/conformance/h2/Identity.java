package io.spooky.samples.conformance.h2;

import io.spooky.samples.standalone.support.RunningProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate with its key, made by the JDK's {@code keytool}.
 *
 * @param tls what a server of this identity takes
 * @param certificate the certificate as PEM, for those who shall trust it
 */
public record Identity(SSLContext tls, Path certificate) {
  private static final String PASSWORD = "changeit";

  /**
   * Makes an identity that is valid today.
   *
   * @param names such as {@code dns:localhost} or {@code ip:127.0.0.1}
   */
  public static Identity of(Path folder, String... names) throws Exception {
    return of(folder, List.of("-validity", "2"), names);
  }

  /** Makes an identity whose time is over. */
  public static Identity expired(Path folder, String... names) throws Exception {
    return of(folder, List.of("-startdate", "-3d", "-validity", "1"), names);
  }

  private static Identity of(Path folder, List<String> time, String... names) throws Exception {
    Path store = Files.createTempDirectory(folder, "identity").resolve("store.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "it", "-keyalg", "EC", "-dname", "CN=it"));
    command.addAll(List.of("-groupname", "secp256r1", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of("-ext", "SAN=" + String.join(",", names)));
    command.addAll(time);
    RunningProcess.run(command);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return new Identity(tls, pem(store.resolveSibling("ca.pem"), keys));
  }

  private static Path pem(Path file, KeyStore keys) throws Exception {
    byte[] certificate = keys.getCertificate("it").getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
    return Files.writeString(
        file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }
}
