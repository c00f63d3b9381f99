package io.spooky.runtime.edge;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import io.spooky.runtime.config.CertificateNames;
import io.spooky.runtime.config.TlsIdentity;
import java.security.cert.X509Certificate;

/**
 * The certificate that one listener shows: TLS 1.3 and ALPN {@code h3} alone (RFC 9114, section
 * 3.1). A reload replaces it for new connections; old ones live on. Safe for all threads.
 */
final class ServerTls {
  private volatile Shown shown;

  /**
   * What can be shown.
   *
   * @param identity the certificate with its key
   * @param context what makes engines of it
   * @param names the hosts that it covers
   */
  record Shown(TlsIdentity identity, QuicSslContext context, CertificateNames names) {
    /**
     * A certificate for the hosts that it names.
     *
     * @throws RuntimeException if the TLS library refuses it
     * @throws LinkageError if this machine has no TLS library
     */
    static Shown of(TlsIdentity identity) {
      return new Shown(identity, build(identity), CertificateNames.of(identity.chain().get(0)));
    }

    /** A certificate that stands in for a missing one, whatever host is asked for. */
    static Shown forAnyHost(TlsIdentity identity) {
      return new Shown(identity, build(identity), CertificateNames.ANY);
    }

    private static QuicSslContext build(TlsIdentity identity) {
      return QuicSslContextBuilder.forServer(
              identity.key(), null, identity.chain().toArray(new X509Certificate[0]))
          .applicationProtocols("h3")
          .earlyData(false)
          .build();
    }
  }

  ServerTls(Shown shown) {
    this.shown = shown;
  }

  QuicSslEngine newEngine(QuicChannel channel) {
    return shown.context().newEngine(channel.alloc());
  }

  /** Returns the hosts that the certificate in use covers. */
  CertificateNames names() {
    return shown.names();
  }

  /** Takes another certificate into use, if it is another one. */
  void replace(Shown changed) {
    if (!changed.identity().equals(shown.identity())) {
      shown = changed;
    }
  }
}
