package io.spooky.runtime.edge;

import io.spooky.runtime.config.ListenerConfig;
import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import io.spooky.runtime.config.Place;
import io.spooky.runtime.config.Places;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.config.SelfSigned;
import io.spooky.runtime.config.TlsIdentity;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.edge.ServerTls.Shown;
import io.spooky.runtime.plugin.Faults;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the certificates of a config's listeners, and makes those that stand in for missing ones.
 * What cannot be shown is a problem at its place. Confined to one thread.
 */
final class Certificates {
  private static final System.Logger LOG = System.getLogger("edge");

  private final ProxyConfig config;
  private final boolean dev;
  private final ProblemList problems = new ProblemList();

  private Certificates(ProxyConfig config, boolean dev) {
    this.config = config;
    this.dev = dev;
  }

  /**
   * Returns one for each listener; empty where one is to stand in for a missing one. The TLS
   * library has taken all of them.
   *
   * @param dev whether a missing certificate is replaced on every address
   * @throws ConfigRejectedException with every one that cannot be shown
   */
  static List<Optional<Shown>> load(ProxyConfig config, boolean dev)
      throws ConfigRejectedException {
    return new Certificates(config, dev).load();
  }

  /**
   * Returns one that stands in for a missing one; takes about a second.
   *
   * @throws EdgeStartException if this machine cannot make it
   */
  static Shown standIn(ListenerConfig listener) throws EdgeStartException {
    LOG.log(
        Level.WARNING,
        "no certificate for {0}:{1}: using a self-signed one for localhost",
        listener.address(),
        Integer.toString(listener.port()));
    try {
      return Shown.forAnyHost(SelfSigned.make());
    } catch (IOException | RuntimeException | LinkageError e) {
      throw new EdgeStartException("cannot set up TLS: " + Faults.message(e), e);
    }
  }

  private List<Optional<Shown>> load() throws ConfigRejectedException {
    List<Optional<Shown>> loaded = new ArrayList<>();
    for (int i = 0; i < config.listeners().size(); i++) {
      ListenerConfig listener = config.listeners().get(i);
      TlsFiles files = listener.tls();
      if (files == null || SelfSigned.standsIn(listener, dev)) {
        loaded.add(Optional.empty());
      } else {
        load(files, i).ifPresent(shown -> loaded.add(Optional.of(shown)));
      }
    }
    if (problems.hasErrors()) {
      throw new ConfigRejectedException(config.compiled().source(), problems.all());
    }
    return loaded;
  }

  private Optional<Shown> load(TlsFiles files, int listener) {
    try {
      TlsIdentity identity = TlsIdentity.load(files);
      if (!identity.isPair()) {
        // Their check was a moment ago: one of the two is being replaced just now.
        throw new IOException(
            files.key() + " is not the key of the certificate in " + files.cert());
      }
      return Optional.of(Shown.of(identity));
    } catch (IOException | RuntimeException | LinkageError e) {
      Place place = Places.of(config.compiled()).listener(listener);
      place.error(
          problems, EdgeCodes.CERTIFICATE, "cannot show the certificate: " + Faults.message(e));
      return Optional.empty();
    }
  }
}
