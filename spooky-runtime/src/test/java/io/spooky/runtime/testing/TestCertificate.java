package io.spooky.runtime.testing;

import io.spooky.runtime.config.SelfSigned;
import io.spooky.runtime.config.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** A certificate for localhost in PEM files, made once for each run of the tests. */
public final class TestCertificate {
  /** The certificate. */
  public static final Path CERT;

  /** Its key. */
  public static final Path KEY;

  static {
    try {
      Path folder = Files.createTempDirectory("spooky-test-");
      TlsIdentity identity = SelfSigned.make();
      CERT = write(folder, "cert.pem", "CERTIFICATE", identity.chain().get(0).getEncoded());
      KEY = write(folder, "key.pem", "PRIVATE KEY", identity.key().getEncoded());
      Files.setPosixFilePermissions(KEY, PosixFilePermissions.fromString("rw-------"));
      for (Path path : new Path[] {folder, CERT, KEY}) {
        path.toFile().deleteOnExit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private TestCertificate() {}

  private static Path write(Path folder, String name, String label, byte[] bytes)
      throws IOException {
    String text =
        "-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
            + "\n-----END "
            + label
            + "-----\n";
    return Files.writeString(folder.resolve(name), text);
  }
}
