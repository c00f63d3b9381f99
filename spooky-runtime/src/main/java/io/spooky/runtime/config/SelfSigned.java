package io.spooky.runtime.config;

import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import io.spooky.runtime.plugin.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Certificates for development: elliptic curve P-256, 30 days, for {@code localhost}, 127.0.0.1 and
 * ::1. The JDK can make them only through its own {@code keytool}, which every JRE has.
 */
public final class SelfSigned {
  private static final String ALIAS = "spooky";
  private static final String STORE = "identity.p12";
  private static final String PASSWORD_VARIABLE = "SPOOKY_STORE_PASSWORD";
  private static final long MOST_SECONDS = 60;

  private SelfSigned() {}

  /**
   * Returns whether a self-signed certificate stands in for a missing one: neither file is there,
   * and the listener is on a loopback address or for development.
   *
   * @param dev whether every address is for development
   */
  public static boolean standsIn(ListenerConfig listener, boolean dev) {
    TlsFiles tls = listener.tls();
    boolean missing = tls == null || (Files.notExists(tls.cert()) && Files.notExists(tls.key()));
    return missing && (dev || isLoopback(listener.address()));
  }

  private static boolean isLoopback(String address) {
    try {
      // A literal address is never looked up, and the config takes no other names.
      return address.equals("localhost") || InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Makes a certificate and its key; takes about a second. Leaves no file behind.
   *
   * @throws IOException if {@code keytool} is missing or failed; the message is one line
   */
  public static TlsIdentity make() throws IOException {
    return make(Path.of(System.getProperty("java.home"), "bin", "keytool"));
  }

  /** As the public one, with a given {@code keytool}. */
  static TlsIdentity make(Path keytool) throws IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Path folder = Files.createTempDirectory("spooky-dev-");
    try {
      run(keytool, folder, password);
      return load(folder.resolve(STORE), password.toCharArray());
    } finally {
      Files.deleteIfExists(folder.resolve(STORE));
      Files.deleteIfExists(folder.resolve("output"));
      Files.delete(folder);
    }
  }

  private static void run(Path keytool, Path folder, String password) throws IOException {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command(keytool))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put(PASSWORD_VARIABLE, password);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          "cannot make a self-signed certificate: " + keytool + " does not run; set tls instead",
          e);
    }
    if (!ended(process) || process.exitValue() != 0) {
      process.destroyForcibly();
      String said = Files.readString(output).strip().replaceAll("\\R\\s*", "; ");
      throw new IOException("cannot make a self-signed certificate: keytool failed: " + said);
    }
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }

  private static List<String> command(Path keytool) {
    String names = "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
    return List.of(
        keytool.toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-sigalg",
        "SHA256withECDSA",
        "-startdate",
        "-1H",
        "-validity",
        "30",
        "-dname",
        "CN=localhost",
        "-ext",
        names,
        "-storetype",
        "PKCS12",
        "-keystore",
        STORE,
        "-storepass:env",
        PASSWORD_VARIABLE);
  }

  private static TlsIdentity load(Path file, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      PrivateKey key = (PrivateKey) store.getKey(ALIAS, password);
      return new TlsIdentity(key, List.of((X509Certificate) store.getCertificate(ALIAS)));
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read the self-signed certificate: " + Faults.text(e), e);
    }
  }
}
