package io.spooky.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Writes certificates and keys as PEM files. */
public final class PemFiles {
  private PemFiles() {}

  /** Returns one block. */
  public static String block(String label, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** Writes a chain to a file. */
  public static Path certificates(Path file, List<X509Certificate> chain) throws IOException {
    StringBuilder text = new StringBuilder("of which this text is not a part\n");
    try {
      for (X509Certificate certificate : chain) {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
    return Files.writeString(file, text);
  }

  /** Writes a key to a file that only its owner may read. */
  public static Path key(Path file, TlsIdentity identity) throws IOException {
    Files.writeString(file, block("PRIVATE KEY", identity.key().getEncoded()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
