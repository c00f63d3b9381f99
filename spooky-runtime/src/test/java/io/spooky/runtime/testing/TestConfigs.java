package io.spooky.runtime.testing;

import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import io.spooky.runtime.config.EdgeConfig;
import io.spooky.runtime.config.EdgeConfig.CongestionControl;
import io.spooky.runtime.config.RequestRules;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.config.UpstreamConfig.Limits;
import io.spooky.runtime.config.UpstreamConfig.Retry;
import io.spooky.runtime.config.UpstreamConfig.Timeouts;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.config.BackendAddress;
import io.spooky.spi.config.PathRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typed configs for tests: what a test does not set is of no importance to it. */
public final class TestConfigs {
  /** How long a test upstream waits for a response head. */
  public static final Duration RESPONSE_HEAD = Duration.ofSeconds(15);

  private TestConfigs() {}

  /** Options that have nothing but a name to be told apart by. */
  private record NamedOptions(String name) implements Options {
    @Override
    public <T> T get(Option<T> option) {
      throw new IllegalArgumentException(option + " is not declared");
    }
  }

  /** Returns options that equal others of the same name. */
  public static Options options(String name) {
    return new NamedOptions(name);
  }

  /** Returns the client side with every default, but for the rules of requests. */
  public static EdgeConfig edge(RequestRules requests) {
    return new EdgeConfig(
        16 << 10,
        100,
        0,
        100,
        64 << 10,
        Duration.ofSeconds(30),
        CongestionControl.BBR,
        false,
        requests);
  }

  /** Returns the rules of requests with every default, but for the name of the edge. */
  public static RequestRules requests() {
    return new RequestRules(
        PathRules.of("merge", List.of()), Underscores.REJECT, "spooky-test", true, List.of());
  }

  /** Returns an upstream. */
  public static UpstreamConfig upstream(
      String name, HealthPolicyProvider policy, BackendConfig... backends) {
    return new UpstreamConfig(
        name,
        new CursorBalancer.Provider(),
        options("balancer"),
        policy,
        new Timeouts(Duration.ofSeconds(1), RESPONSE_HEAD, Duration.ZERO, Duration.ZERO),
        new Retry(1, 0, Duration.ZERO),
        new Limits(64, 0, Duration.ZERO),
        List.of(backends));
  }

  /** Returns a backend at an address of no importance, unprobed. */
  public static BackendConfig backend(String id) {
    return backend(id, "10.0.0.1:8080");
  }

  /** Returns a backend, unprobed. */
  public static BackendConfig backend(String id, String address) {
    BackendAddress parsed = BackendAddress.parse(address);
    return new BackendConfig(id, parsed, 100, 0, false, "", null, null, options("health"));
  }

  /** Returns the backend with a priority. */
  public static BackendConfig withPriority(BackendConfig from, int priority) {
    return copy(from, from.weight(), priority, from.probe(), from.healthOptions());
  }

  /** Returns the backend with a weight. */
  public static BackendConfig withWeight(BackendConfig from, int weight) {
    return copy(from, weight, from.priority(), from.probe(), from.healthOptions());
  }

  /** Returns the backend with other options of the health policy. */
  public static BackendConfig withOptions(BackendConfig from, String name) {
    return copy(from, from.weight(), from.priority(), from.probe(), options(name));
  }

  /** Returns the backend with probes of {@code /health}. */
  public static BackendConfig withProbes(BackendConfig from, Duration interval, Duration timeout) {
    ProbeConfig probe = new ProbeConfig("/health", interval, timeout);
    return copy(from, from.weight(), from.priority(), probe, from.healthOptions());
  }

  /** Returns the backend with TLS settings. */
  public static BackendConfig withTls(BackendConfig from, String serverName, @Nullable Path ca) {
    return new BackendConfig(
        from.id(),
        from.address(),
        from.weight(),
        from.priority(),
        from.warm(),
        serverName,
        ca,
        from.probe(),
        from.healthOptions());
  }

  private static BackendConfig copy(
      BackendConfig from, int weight, int priority, @Nullable ProbeConfig probe, Options health) {
    return new BackendConfig(
        from.id(),
        from.address(),
        weight,
        priority,
        from.warm(),
        from.serverName(),
        from.ca(),
        probe,
        health);
  }
}
