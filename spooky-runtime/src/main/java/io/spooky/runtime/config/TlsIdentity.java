package io.spooky.runtime.config;

import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a listener proves itself with.
 *
 * @param key the private key of the first certificate
 * @param chain the certificate, followed by those that vouch for it
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  /** Copies the chain. */
  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /**
   * Reads a certificate chain and its key. Whether they belong together is {@link StartCheck}'s
   * business.
   *
   * @throws IOException if a file cannot be read or holds something else
   */
  public static TlsIdentity load(TlsFiles files) throws IOException {
    return new TlsIdentity(key(files.key()), certificates(files.cert()));
  }

  /** Returns whether the key is that of the certificate. */
  public boolean isPair() {
    return IdentityCheck.matches(key, chain.get(0));
  }

  /** Returns a file's certificates, at least one. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem.Block block : Pem.read(file)) {
        if (block.label().equals("CERTIFICATE")) {
          ByteArrayInputStream bytes = new ByteArrayInputStream(block.bytes());
          certificates.add((X509Certificate) factory.generateCertificate(bytes));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("has a certificate that cannot be read: " + e.getMessage(), e);
    }
    if (certificates.isEmpty()) {
      throw new IOException("holds no certificate (expected: PEM, -----BEGIN CERTIFICATE-----)");
    }
    return certificates;
  }

  /** Returns a file's private key. */
  static PrivateKey key(Path file) throws IOException {
    try {
      for (Pem.Block block : Pem.read(file)) {
        if (block.label().endsWith("PRIVATE KEY")) {
          return key(block);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    throw new IOException("holds no private key (expected: PEM, -----BEGIN PRIVATE KEY-----)");
  }

  private static PrivateKey key(Pem.Block block) throws IOException {
    if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
      throw new IOException(
          "is encrypted (expected: a key without a password, as openssl pkey -in FILE writes it)");
    }
    if (!block.label().equals("PRIVATE KEY")) {
      throw new IOException(
          "holds a key of the form "
              + block.label()
              + " (expected: PKCS #8, as openssl pkey -in FILE writes it)");
    }
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(block.bytes());
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        // Not this kind of key; the encoding names its kind, but KeyFactory has to be told.
      }
    }
    throw new IOException("holds a key that cannot be read (expected: RSA, EC or Ed25519)");
  }
}
