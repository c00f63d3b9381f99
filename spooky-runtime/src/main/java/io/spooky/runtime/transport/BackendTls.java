package io.spooky.runtime.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.NetUtil;
import io.spooky.runtime.config.BackendConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;

/**
 * TLS towards backends: versions 1.2 and 1.3, HTTP/2 alone by ALPN (RFC 9113, section 3.2), the
 * certificate verified against {@code ca} or the JDK's trust store, the name (RFC 9525) and the
 * time.
 *
 * <p>{@link #load} reads files, and belongs on the control thread, before a config is put in force;
 * {@link #newHandler} reads none, and is safe for all threads.
 */
public final class BackendTls {
  /** Trust by file; the JDK's own trust store where there is none. */
  private volatile Map<Optional<Path>, SslContext> contexts = Map.of();

  /** Makes a factory that no backend was loaded into. */
  public BackendTls() {}

  /**
   * Reads the trusted certificates of all TLS backends of a config; connections made from now on
   * use them. If it fails, nothing changed.
   *
   * @param backends the backends; those without TLS are passed over
   * @throws SSLException if a file cannot be read or holds no certificate; the message names
   *     backend and file and is fit for the user
   */
  public void load(Collection<BackendConfig> backends) throws SSLException {
    Map<Optional<Path>, SslContext> loaded = new HashMap<>();
    for (BackendConfig backend : backends) {
      if (backend.address().tls() && !loaded.containsKey(trust(backend))) {
        loaded.put(trust(backend), contextFor(backend));
      }
    }
    // Requests of the config before may still need what this one does not name.
    Map<Optional<Path>, SslContext> all = new HashMap<>(contexts);
    all.putAll(loaded);
    contexts = Map.copyOf(all);
  }

  private SslContext contextFor(BackendConfig backend) throws SSLException {
    SslContext present = backend.ca() == null ? contexts.get(trust(backend)) : null;
    return present != null ? present : newContext(backend);
  }

  private static Optional<Path> trust(BackendConfig backend) {
    return Optional.ofNullable(backend.ca());
  }

  private static SslContext newContext(BackendConfig backend) throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .protocols("TLSv1.3", "TLSv1.2")
            .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
            .endpointIdentificationAlgorithm("HTTPS")
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    ApplicationProtocolNames.HTTP_2));
    Path ca = backend.ca();
    if (ca == null) {
      try {
        return builder.trustManager(StrictTrust.ofJdk()).build();
      } catch (GeneralSecurityException e) {
        throw new SSLException("cannot read the JDK's trust store: " + reason(e), e);
      }
    }
    try (InputStream pem = Files.newInputStream(ca)) {
      return builder.trustManager(StrictTrust.ofPem(pem)).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new SSLException(
          "backend '%s': cannot read trusted certificates from ca '%s': %s"
              .formatted(backend.id(), ca, reason(e)),
          e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /**
   * Returns a handler for one connection, which fails the handshake if the certificate does not
   * hold for the backend's name.
   *
   * @throws IllegalStateException if the backend was not loaded
   */
  public SslHandler newHandler(ByteBufAllocator allocator, BackendConfig backend) {
    SslContext context = contexts.get(trust(backend));
    if (context == null) {
      throw new IllegalStateException("TLS of backend '" + backend.id() + "' is not loaded");
    }
    String name = backend.verifiedName();
    SslHandler handler = context.newHandler(allocator, name, backend.address().port());
    if (!NetUtil.isValidIpV4Address(name) && !NetUtil.isValidIpV6Address(name)) {
      // Said here, because the JDK leaves out names without a dot (RFC 6066, section 3, has them).
      SSLParameters parameters = handler.engine().getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      handler.engine().setSSLParameters(parameters);
    }
    return handler;
  }

  /**
   * Checks that a finished handshake agreed on HTTP/2.
   *
   * @throws SSLHandshakeException if it did not
   */
  public static void requireHttp2(SslHandler handler) throws SSLHandshakeException {
    String agreed = handler.applicationProtocol();
    if (!ApplicationProtocolNames.HTTP_2.equals(agreed)) {
      throw new SSLHandshakeException("the backend does not offer HTTP/2 (ALPN h2)");
    }
  }
}
