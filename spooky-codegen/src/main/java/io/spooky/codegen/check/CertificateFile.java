package io.spooky.codegen.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys from PEM files (RFC 7468). Stateless. */
final class CertificateFile {
  private static final long MOST_BYTES = 1 << 20;
  private static final byte[] SAMPLE = "any text".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private CertificateFile() {}

  /** Returns whether there is a file to look at. */
  static boolean isThere(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }

  /**
   * Returns the first certificate of a file.
   *
   * @throws IOException if there is none; the message is fit for the user
   */
  static X509Certificate certificate(Path file) throws IOException {
    byte[] bytes =
        block(file, "CERTIFICATE")
            .orElseThrow(
                () ->
                    new IOException(
                        "holds no certificate (expected: PEM, -----BEGIN CERTIFICATE-----)"));
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (GeneralSecurityException e) {
      throw new IOException("holds a certificate that cannot be read", e);
    }
  }

  /** Returns a file's key; empty where it holds none in a form that the JDK can read. */
  static Optional<PrivateKey> key(Path file) throws IOException {
    Optional<byte[]> bytes = block(file, "PRIVATE KEY");
    for (String kind : bytes.isPresent() ? KINDS : List.<String>of()) {
      try {
        return Optional.of(
            KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes.get())));
      } catch (GeneralSecurityException e) {
        // Not this kind of key; the encoding names its kind, but KeyFactory has to be told.
      }
    }
    return Optional.empty();
  }

  /** Returns whether a key belongs to a certificate: it makes what the certificate verifies. */
  static boolean matches(PrivateKey key, X509Certificate certificate) {
    String algorithm =
        switch (certificate.getPublicKey().getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> certificate.getPublicKey().getAlgorithm();
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Another kind of key, or another curve.
      return false;
    }
  }

  private static Optional<byte[]> block(Path file, String label) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("is larger than 1 MiB");
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    Matcher matcher =
        Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----")
            .matcher(text);
    try {
      return matcher.find()
          ? Optional.of(Base64.getMimeDecoder().decode(matcher.group(1)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException("holds text between its marks that is not Base64", e);
    }
  }
}
