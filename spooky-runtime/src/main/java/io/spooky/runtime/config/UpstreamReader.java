package io.spooky.runtime.config;

import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.BackendSpec.ProbeSpec;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.runtime.plugin.OptionValues;
import io.spooky.runtime.plugin.Providers;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Provider;
import io.spooky.spi.UpstreamInfo;
import io.spooky.spi.config.BackendAddress;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.ProblemList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one upstream with its plugins and backends. Confined to one thread. */
final class UpstreamReader {
  private final UpstreamSpec spec;
  private final ReadContext context;
  private final ProblemList problems;
  private final String subject;
  private final UpstreamInfo info;
  private final Set<OptionValues> validated = new HashSet<>();

  UpstreamReader(UpstreamSpec spec, ReadContext context) {
    this.spec = spec;
    this.context = context;
    this.problems = context.problems();
    this.subject = "upstream '" + spec.name() + "'";
    this.info = new Info(spec.name(), spec.backends().stream().map(this::weight).toList());
  }

  /** Returns the upstream, or empty if a part without which it cannot be is wrong. */
  Optional<UpstreamConfig> read() {
    Providers providers = context.providers();
    Optional<BalancerProvider> balancer = providers.balancer(spec.balancer(), subject, problems);
    Optional<OptionValues> options = balancer.flatMap(this::balancerOptions);
    Optional<HealthPolicyProvider> policy =
        providers.healthPolicy(spec.healthPolicy(), subject, problems);
    List<BackendConfig> backends = backends(policy.orElse(null));
    checkTogether(backends);
    Shared shared = new Shared(context.block(spec, subject));
    if (balancer.isEmpty() || options.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new UpstreamConfig(
            spec.name(),
            balancer.get(),
            options.get(),
            policy.get(),
            shared.timeouts(),
            shared.retry(),
            shared.limits(),
            backends));
  }

  private Optional<OptionValues> balancerOptions(BalancerProvider balancer) {
    PluginReader reader = new PluginReader(balancer, spec.balancer(), subject, problems);
    Optional<OptionValues> options = reader.read(spec.balancer(), context.environment());
    options.ifPresent(values -> reader.validate(spec.balancer(), values, info));
    return options;
  }

  private List<BackendConfig> backends(@Nullable Provider policy) {
    List<BackendConfig> backends = new ArrayList<>();
    for (BackendSpec backend : spec.backends()) {
      backend(backend, policy).ifPresent(backends::add);
    }
    return backends;
  }

  private Optional<BackendConfig> backend(BackendSpec backend, @Nullable Provider policy) {
    BlockReader block = context.block(backend, subject(backend));
    Optional<BackendAddress> address = block.find(ConfigKeys.Backend.ADDRESS);
    int weight = block.get(ConfigKeys.Backend.WEIGHT);
    int priority = block.get(ConfigKeys.Backend.PRIORITY);
    boolean warm = block.get(ConfigKeys.Backend.WARM);
    String serverName = block.get(ConfigKeys.Backend.SERVER_NAME);
    if (serverName.isEmpty()) {
      address.filter(BackendAddress::tls).ifPresent(tls -> checkHost(block, tls));
    }
    String ca = block.get(ConfigKeys.Backend.CA);
    ProbeConfig probe = backend.probe() == null ? null : probe(backend, backend.probe());
    Optional<OptionValues> options =
        policy == null ? Optional.empty() : healthOptions(backend, policy);
    if (address.isEmpty() || options.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new BackendConfig(
            backend.id(),
            address.get(),
            weight,
            priority,
            warm,
            serverName,
            ca.isEmpty() ? null : context.path(block, ConfigKeys.Backend.CA, ca),
            probe,
            options.get()));
  }

  /** Where no name is given, the host is the one that TLS says and verifies. */
  private static void checkHost(BlockReader block, BackendAddress address) {
    try {
      ConfigKeys.Backend.SERVER_NAME.parse(address.host());
    } catch (IllegalArgumentException e) {
      block.error(
          StartCodes.VALUE,
          ConfigKeys.Backend.ADDRESS.name(),
          e.getMessage() + "; give the name of its certificate as server_name");
    }
  }

  private ProbeConfig probe(BackendSpec backend, ProbeSpec probe) {
    BlockReader block = context.block(probe, "health_check of " + subject(backend));
    return new ProbeConfig(
        block.get(ConfigKeys.Probe.PATH),
        block.get(ConfigKeys.Probe.INTERVAL),
        block.get(ConfigKeys.Probe.TIMEOUT_MS));
  }

  private Optional<OptionValues> healthOptions(BackendSpec backend, Provider policy) {
    PluginReader reader = new PluginReader(policy, spec.healthPolicy(), subject(backend), problems);
    Optional<OptionValues> options = reader.read(backend.healthOptions(), context.environment());
    // Most backends share their options: what is wrong with those is told once.
    options
        .filter(validated::add)
        .ifPresent(values -> reader.validate(backend.healthOptions(), values, info));
    return options;
  }

  /** The environment can make equal, or turn off, what the build saw as different. */
  private void checkTogether(List<BackendConfig> backends) {
    if (!backends.isEmpty() && backends.stream().allMatch(backend -> backend.weight() == 0)) {
      problems.warning(
          StartCodes.NO_WEIGHT,
          spec.line(),
          spec.column(),
          subject,
          "no backend takes traffic: every weight is 0");
    }
    Map<BackendAddress, String> seen = new HashMap<>();
    for (BackendConfig backend : backends) {
      String earlier = seen.putIfAbsent(backend.address(), backend.id());
      if (earlier != null) {
        warnOfTwins(backend, earlier);
      }
    }
  }

  private void warnOfTwins(BackendConfig backend, String earlier) {
    spec.backends().stream()
        .filter(candidate -> candidate.id().equals(backend.id()))
        .forEach(
            candidate ->
                context
                    .block(candidate, subject(candidate))
                    .warning(
                        StartCodes.ADDRESS_TWICE,
                        ConfigKeys.Backend.ADDRESS.name(),
                        "'" + backend.address() + "' is the address of '" + earlier + "' too"));
  }

  private int weight(BackendSpec backend) {
    // Asked again, and reported, when the backend is read.
    BlockReader silent =
        new BlockReader(backend, subject, context.environment(), new ProblemList());
    return silent.get(ConfigKeys.Backend.WEIGHT);
  }

  private String subject(BackendSpec backend) {
    return "backend '" + backend.id() + "' of " + subject;
  }

  private record Info(String name, List<Integer> weights) implements UpstreamInfo {
    @Override
    public int backends() {
      return weights.size();
    }

    @Override
    public int weight(int slot) {
      return weights.get(slot);
    }
  }
}
