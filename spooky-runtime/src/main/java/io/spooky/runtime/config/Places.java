package io.spooky.runtime.config;

import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ListenerSpec;
import io.spooky.runtime.contract.ListenerSpec.TlsSpec;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.Settings;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.spi.config.ConfigKeys;

/**
 * Where the parts of a config stand that name files; typed configs do not know it any more.
 *
 * @param spec the description
 */
public record Places(ProxySpec spec) {
  /** Asks the compiled config once more. */
  public static Places of(CompiledProxy compiled) {
    ProxySpec spec = new ProxySpec();
    compiled.describe(spec);
    return new Places(spec);
  }

  /** Returns the place of a listener's certificate, or of the listener. */
  public Place listener(int index) {
    return listener(index, ConfigKeys.Tls.CERT.name());
  }

  /** Returns the place of a listener's private key, or of the listener. */
  public Place key(int listener) {
    return listener(listener, ConfigKeys.Tls.KEY.name());
  }

  private Place listener(int index, String key) {
    ListenerSpec listener = spec.listeners().get(index);
    String subject = "listener " + (index + 1);
    TlsSpec tls = listener.tls();
    return tls == null
        ? new Place(listener.line(), listener.column(), subject)
        : at(tls, key, subject);
  }

  /** Returns the place of a backend's trusted certificates. */
  public Place backend(int upstream, String id) {
    UpstreamSpec of = spec.upstreams().get(upstream);
    return of.backends().stream()
        .filter(backend -> backend.id().equals(id))
        .findFirst()
        .map(
            backend ->
                at(
                    backend,
                    ConfigKeys.Backend.CA.name(),
                    "backend '" + id + "' of upstream '" + of.name() + "'"))
        .orElseGet(() -> new Place(of.line(), of.column(), "upstream '" + of.name() + "'"));
  }

  /**
   * Returns the place of a key, or of its block where the file leaves the key out.
   *
   * @param subject the part of the config, for messages
   */
  public static Place at(Settings<?> block, String key, String subject) {
    Settings.Value value = block.value(key);
    return value == null || value.line() == 0
        ? new Place(block.line(), block.column(), subject)
        : new Place(value.line(), value.column(), subject);
  }
}
