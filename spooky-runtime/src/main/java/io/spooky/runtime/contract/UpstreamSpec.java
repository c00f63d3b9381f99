package io.spooky.runtime.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One upstream: its strategy, its health policy, its backends, and its time-outs and limits. */
public final class UpstreamSpec extends Settings<UpstreamSpec> {
  private final String name;
  private final List<BackendSpec> backends = new ArrayList<>();
  private @Nullable PluginSpec balancer;
  private @Nullable PluginSpec policy;

  UpstreamSpec(String name, int line, int column) {
    super(line, column);
    this.name = name;
  }

  @Override
  UpstreamSpec self() {
    return this;
  }

  /** Sets the strategy and returns it for its options. */
  public PluginSpec balancer(String name, String className, int line, int column) {
    PluginSpec spec = new PluginSpec(name, className, line, column);
    balancer = spec;
    return spec;
  }

  /** Sets the health policy and returns it; its options stand with each backend. */
  public PluginSpec healthPolicy(String name, String className, int line, int column) {
    PluginSpec spec = new PluginSpec(name, className, line, column);
    policy = spec;
    return spec;
  }

  /** Adds a backend and returns it for its settings. */
  public BackendSpec backend(String id, int line, int column) {
    BackendSpec backend = new BackendSpec(id, line, column);
    backends.add(backend);
    return backend;
  }

  /** Returns the upstream's name. */
  public String name() {
    return name;
  }

  /** Returns the strategy. */
  public PluginSpec balancer() {
    return Objects.requireNonNull(balancer, "balancer");
  }

  /** Returns the health policy. */
  public PluginSpec healthPolicy() {
    return Objects.requireNonNull(policy, "healthPolicy");
  }

  /** Returns the backends, in the order of the file. */
  public List<BackendSpec> backends() {
    return backends;
  }
}
