package io.spooky.runtime.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One listener.
 *
 * @param protocol {@code http3}
 * @param address the local IP address, or {@code localhost}
 * @param port the local port; 0 takes a free one
 * @param tls the certificate and key; null where the config has no {@code tls} block
 */
public record ListenerConfig(String protocol, String address, int port, @Nullable TlsFiles tls) {
  /**
   * The PEM files of a certificate chain and its private key.
   *
   * @param cert the certificate, followed by its chain
   * @param key the private key, PKCS #8
   */
  public record TlsFiles(Path cert, Path key) {}
}
