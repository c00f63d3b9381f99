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
  private volatile TlsIdentity identity;
  private volatile QuicSslContext context;
  private volatile CertificateNames names;

  private ServerTls(TlsIdentity identity, CertificateNames names) {
    this.identity = identity;
    this.context = build(identity);
    this.names = names;
  }

  /** Shows a certificate for the hosts that it names. */
  static ServerTls of(TlsIdentity identity) {
    return new ServerTls(identity, namesOf(identity));
  }

  /** Shows a certificate that stands in for a missing one, whatever host is asked for. */
  static ServerTls forAnyHost(TlsIdentity identity) {
    return new ServerTls(identity, CertificateNames.ANY);
  }

  private static CertificateNames namesOf(TlsIdentity identity) {
    return CertificateNames.of(identity.chain().get(0));
  }

  private static QuicSslContext build(TlsIdentity identity) {
    return QuicSslContextBuilder.forServer(
            identity.key(), null, identity.chain().toArray(new X509Certificate[0]))
        .applicationProtocols("h3")
        .earlyData(false)
        .build();
  }

  QuicSslEngine newEngine(QuicChannel channel) {
    return context.newEngine(channel.alloc());
  }

  /** Returns the hosts that the certificate in use covers. */
  CertificateNames names() {
    return names;
  }

  /** Takes another certificate into use, if it is another one. */
  void replace(TlsIdentity changed) {
    if (!changed.equals(identity)) {
      context = build(changed);
      names = namesOf(changed);
      identity = changed;
    }
  }
}
