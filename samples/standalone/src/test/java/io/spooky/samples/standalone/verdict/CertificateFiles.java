package io.spooky.samples.standalone.verdict;

import io.spooky.samples.standalone.support.RunningProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates and keys as listeners find them: right, wrong in some way, and none at all. */
final class CertificateFiles {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  private CertificateFiles(Path folder) {
    this.folder = folder;
  }

  /** Makes all files; takes some seconds. */
  static void make(Path folder) throws Exception {
    CertificateFiles files = new CertificateFiles(folder);
    files.pair("edge", "EC", "-groupname", "secp256r1", "-validity", "9", "-ext", names());
    files.pair("rsa", "RSA", "-keysize", "2048", "-validity", "9", "-ext", names());
    files.pair("nameless", "EC", "-groupname", "secp256r1", "-validity", "9");
    files.pair(
        "old",
        "EC",
        "-groupname",
        "secp256r1",
        "-startdate",
        "-9d",
        "-validity",
        "1",
        "-ext",
        names());
    files.pair("early", "EC", "-groupname", "secp256r1", "-startdate", "+9d", "-ext", names());
    files.brokenOnes();
  }

  private static String names() {
    return "san=dns:localhost,dns:*.example.com,ip:127.0.0.1";
  }

  private void pair(String name, String algorithm, String... more) throws Exception {
    Path store = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "edge"));
    command.addAll(List.of("-keyalg", algorithm, "-dname", "CN=" + name));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    command.addAll(List.of(more));
    RunningProcess.run(command);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey("edge", PASSWORD.toCharArray()).getEncoded();
    write(name + ".pem", pem("CERTIFICATE", keys.getCertificate("edge").getEncoded()));
    write(name + ".key", pem("PRIVATE KEY", key));
  }

  private void brokenOnes() throws Exception {
    String certificate = Files.readString(folder.resolve("edge.pem"));
    String key = Files.readString(folder.resolve("edge.key"));
    write("chain.pem", certificate + Files.readString(folder.resolve("rsa.pem")));
    write("twice.pem", certificate + certificate);
    write("cut.pem", certificate.substring(0, certificate.length() / 2));
    write("garbage.pem", pem("CERTIFICATE", new byte[] {1, 2, 3}));
    write("garbage.key", pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    write("locked.key", key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
    write("pkcs1.key", key.replace("PRIVATE KEY", "EC PRIVATE KEY"));
    write("empty.pem", "");
    write("open.key", key);
    mode("open.key", "rw-r--r--");
    write("unreadable.key", key);
    mode("unreadable.key", "---------");
    Files.createDirectory(folder.resolve("folder.pem"));
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
    mode(name, "rw-------");
  }

  private void mode(String name, String permissions) throws Exception {
    Files.setPosixFilePermissions(
        folder.resolve(name), PosixFilePermissions.fromString(permissions));
  }

  private static String pem(String label, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
