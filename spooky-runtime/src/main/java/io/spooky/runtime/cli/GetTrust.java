package io.spooky.runtime.cli;

import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which servers {@code get} believes.
 *
 * @param insecure whether to take any certificate
 * @param authorities a PEM file of certificates to trust; null takes the JDK's trust store
 */
record GetTrust(boolean insecure, @Nullable Path authorities) {
  /** Returns the TLS side of a client. */
  QuicSslContext context() throws CommandException {
    QuicSslContextBuilder builder =
        QuicSslContextBuilder.forClient()
            .applicationProtocols(Http3.supportedApplicationProtocols());
    if (insecure) {
      builder
          .trustManager(InsecureTrustManagerFactory.INSTANCE)
          .endpointIdentificationAlgorithm(null);
    } else if (authorities != null) {
      trust(builder, authorities);
    }
    return builder.build();
  }

  private static void trust(QuicSslContextBuilder builder, Path file) throws CommandException {
    try {
      builder.trustManager(file.toFile());
    } catch (IllegalArgumentException e) {
      throw new CommandException("get: --cacert " + file + " cannot be read as certificates");
    }
  }
}
