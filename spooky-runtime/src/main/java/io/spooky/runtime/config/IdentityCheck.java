package io.spooky.runtime.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Judges a certificate and its key by themselves and together. Stateless. */
final class IdentityCheck {
  private static final byte[] SAMPLE = "any text".getBytes(StandardCharsets.US_ASCII);

  private IdentityCheck() {}

  /** Returns whether the key belongs to the certificate: it makes what the certificate verifies. */
  static boolean matches(PrivateKey key, X509Certificate certificate) {
    PublicKey verifier = certificate.getPublicKey();
    try {
      Signature signature = Signature.getInstance(algorithm(verifier));
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(verifier);
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // Another kind of key, or another curve.
      return false;
    }
  }

  private static String algorithm(PublicKey verifier) {
    return switch (verifier.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> verifier.getAlgorithm();
    };
  }

  /**
   * Checks the time in which a certificate holds.
   *
   * @param problem takes the code and the message
   */
  static void validity(
      X509Certificate certificate, Instant now, BiConsumer<String, String> problem) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    String name = certificate.getSubjectX500Principal().getName();
    if (now.isAfter(until)) {
      problem.accept(StartCodes.VALIDITY, "the certificate of " + name + " expired at " + until);
    } else if (now.isBefore(from)) {
      problem.accept(
          StartCodes.VALIDITY, "the certificate of " + name + " is not valid before " + from);
    }
  }

  /** Returns whether each certificate is followed by the one that issued it. */
  static boolean isInOrder(List<X509Certificate> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (!chain
          .get(i - 1)
          .getIssuerX500Principal()
          .equals(chain.get(i).getSubjectX500Principal())) {
        return false;
      }
    }
    return true;
  }
}
