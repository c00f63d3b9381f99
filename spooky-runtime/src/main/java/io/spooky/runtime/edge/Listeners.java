package io.spooky.runtime.edge;

import io.spooky.runtime.config.ListenerConfig;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.edge.ServerTls.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The listeners of an edge: their certificates and sockets. Confined to one caller at a time. */
final class Listeners {
  private final Transport transport;
  private final List<ServerTls> certificates = new ArrayList<>();
  private final List<QuicSockets> sockets = new ArrayList<>();
  private List<Edge.Listener> addresses = List.of();

  Listeners(Transport transport) {
    this.transport = transport;
  }

  /** Takes the certificates that were loaded, and makes the missing ones; opens nothing. */
  void prepare(ProxyConfig config, List<Optional<Shown>> loaded) throws EdgeStartException {
    for (int i = 0; i < loaded.size(); i++) {
      Optional<Shown> shown = loaded.get(i);
      certificates.add(
          new ServerTls(
              shown.isPresent() ? shown.get() : Certificates.standIn(config.listeners().get(i))));
    }
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

  /** Puts certificates in use; where none was loaded, the one in use stays. */
  void replaceCertificates(List<Optional<Shown>> loaded) {
    for (int i = 0; i < loaded.size(); i++) {
      loaded.get(i).ifPresent(certificates.get(i)::replace);
    }
  }

  void close() {
    sockets.forEach(QuicSockets::close);
    sockets.clear();
  }
}
