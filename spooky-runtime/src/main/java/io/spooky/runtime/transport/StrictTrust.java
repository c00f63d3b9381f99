package io.spooky.runtime.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's verification of a server's certificate and name, and its time on top: the JDK does not
 * look at the time of a certificate that is trusted by itself, as a self-signed one in {@code ca}
 * is. Safe for all threads.
 */
final class StrictTrust extends X509ExtendedTrustManager {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private final X509ExtendedTrustManager jdk;

  private StrictTrust(X509ExtendedTrustManager jdk) {
    this.jdk = jdk;
  }

  /** Returns what trusts the JDK's trust store. */
  static TrustManager ofJdk() throws GeneralSecurityException {
    return of(null);
  }

  /**
   * Returns what trusts the certificates of a PEM file.
   *
   * @throws CertificateException if there are none
   */
  static TrustManager ofPem(InputStream pem) throws GeneralSecurityException, IOException {
    List<Certificate> trusted = new ArrayList<>();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    // What stands between the certificates, such as keys and remarks, is passed over.
    Matcher block = CERTIFICATE.matcher(new String(pem.readAllBytes(), ISO_8859_1));
    while (block.find()) {
      byte[] bytes = block.group().getBytes(ISO_8859_1);
      trusted.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    if (trusted.isEmpty()) {
      throw new CertificateException("no certificates in it");
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : trusted) {
      store.setCertificateEntry(Integer.toString(number++), certificate);
    }
    return of(store);
  }

  private static TrustManager of(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return new StrictTrust(extended);
      }
    }
    throw new GeneralSecurityException("the JDK has no " + X509TrustManager.class.getName());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    jdk.checkServerTrusted(chain, type, engine);
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    jdk.checkServerTrusted(chain, type, socket);
    chain[0].checkValidity();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    // Without an engine there is no name to verify.
    throw new CertificateException("no connection to verify");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side has no clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this side has no clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }
}
