package io.spooky.runtime.health;

import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the probes that were ordered until a test answers them. */
final class FakeProbeClient implements ProbeClient {
  /** One probe. */
  record Probe(Backend backend, ProbeConfig config, Consumer<ProbeResult> done) {
    void answer(int status) {
      done.accept(ProbeResult.ofStatus(status));
    }
  }

  /** Probes that were not answered yet. */
  final List<Probe> open = new ArrayList<>();

  final List<Backend> forgotten = new ArrayList<>();
  boolean closed;

  /** Hears of each probe instead of {@link #open}, if set. */
  Consumer<Probe> responder = open::add;

  @Override
  public void probe(Backend backend, ProbeConfig config, Consumer<ProbeResult> done) {
    responder.accept(new Probe(backend, config, done));
  }

  @Override
  public void forget(Backend backend) {
    forgotten.add(backend);
  }

  @Override
  public void close() {
    closed = true;
  }
}
