package io.spooky.runtime.contract;

import org.jspecify.annotations.Nullable;

/** One backend: its address, weight and priority, its probe, and the health policy's options. */
public final class BackendSpec extends Settings<BackendSpec> {
  private final String id;
  private final HealthOptions healthOptions = new HealthOptions();
  private @Nullable ProbeSpec probe;

  BackendSpec(String id, int line, int column) {
    super(line, column);
    this.id = id;
  }

  @Override
  BackendSpec self() {
    return this;
  }

  /** Turns active probes on and returns their settings. */
  public ProbeSpec probe(int line, int column) {
    ProbeSpec spec = new ProbeSpec(line, column);
    probe = spec;
    return spec;
  }

  /** Returns the health policy's options for this backend. */
  public HealthOptions healthOptions() {
    return healthOptions;
  }

  /** Returns the backend's id. */
  public String id() {
    return id;
  }

  /** Returns the settings of active probes, or null where none run. */
  public @Nullable ProbeSpec probe() {
    return probe;
  }

  /** The keys of {@code health_check} that the prober reads. */
  public static final class ProbeSpec extends Settings<ProbeSpec> {
    ProbeSpec(int line, int column) {
      super(line, column);
    }

    @Override
    ProbeSpec self() {
      return this;
    }
  }

  /** The keys of {@code health_check} that the policy reads. */
  public static final class HealthOptions extends Settings<HealthOptions> {
    HealthOptions() {
      super(0, 0);
    }

    @Override
    HealthOptions self() {
      return this;
    }
  }
}
