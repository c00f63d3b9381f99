package io.spooky.runtime.edge;

import io.spooky.runtime.config.ListenerConfig;
import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.SelfSigned;
import io.spooky.runtime.config.TlsIdentity;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The listeners of an edge: their certificates and sockets. Confined to one caller at a time. */
final class Listeners {
  private static final System.Logger LOG = System.getLogger("edge");

  private final Transport transport;
  private final List<ServerTls> certificates = new ArrayList<>();
  private final List<QuicSockets> sockets = new ArrayList<>();
  private List<Edge.Listener> addresses = List.of();

  Listeners(Transport transport) {
    this.transport = transport;
  }

  /** Loads or makes the certificates; opens nothing. */
  void prepare(ProxyConfig config, boolean dev) throws EdgeStartException {
    for (ListenerConfig listener : config.listeners()) {
      try {
        if (SelfSigned.standsIn(listener, dev)) {
          LOG.log(
              Level.WARNING,
              "no certificate for {0}:{1}: using a self-signed one for localhost",
              listener.address(),
              Integer.toString(listener.port()));
          certificates.add(ServerTls.forAnyHost(SelfSigned.make()));
        } else {
          certificates.add(ServerTls.of(load(listener).orElseThrow()));
        }
      } catch (IOException | RuntimeException | LinkageError e) {
        throw new EdgeStartException("cannot set up TLS: " + e.getMessage(), e);
      }
    }
  }

  private static Optional<TlsIdentity> load(ListenerConfig listener) throws IOException {
    TlsFiles files = listener.tls();
    return files == null ? Optional.empty() : Optional.of(TlsIdentity.load(files));
  }

  void bind(ProxyConfig config, List<Worker> workers) throws EdgeStartException {
    List<Edge.Listener> bound = new ArrayList<>();
    for (int i = 0; i < config.listeners().size(); i++) {
      ListenerConfig listener = config.listeners().get(i);
      QuicDispatcher dispatcher = new QuicDispatcher(transport, certificates.get(i), config.edge());
      QuicSockets opened =
          QuicSockets.bind(listener.address(), listener.port(), workers, transport, dispatcher);
      sockets.add(opened);
      bound.add(new Edge.Listener(listener.protocol(), opened.localAddress()));
    }
    addresses = List.copyOf(bound);
  }

  List<Edge.Listener> addresses() {
    return addresses;
  }

  /** Reads the certificates anew, all of them before any is put in use. */
  void replaceCertificates(ProxyConfig config, boolean dev) throws ConfigRejectedException {
    List<Optional<TlsIdentity>> loaded = new ArrayList<>();
    ProblemList problems = new ProblemList();
    for (ListenerConfig listener : config.listeners()) {
      try {
        boolean selfSigned = SelfSigned.standsIn(listener, dev);
        loaded.add(selfSigned ? Optional.empty() : load(listener));
      } catch (IOException e) {
        problems.error(
            EdgeCodes.CERTIFICATE,
            0,
            0,
            "listen",
            "cannot load the certificate: " + e.getMessage());
      }
    }
    if (problems.hasErrors()) {
      throw new ConfigRejectedException(config.compiled().source(), problems.all());
    }
    for (int i = 0; i < loaded.size(); i++) {
      loaded.get(i).ifPresent(certificates.get(i)::replace);
    }
  }

  void close() {
    sockets.forEach(QuicSockets::close);
    sockets.clear();
  }
}
