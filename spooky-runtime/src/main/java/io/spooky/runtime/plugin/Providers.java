package io.spooky.runtime.plugin;

import io.spooky.runtime.contract.PluginSpec;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.util.List;
import java.util.Optional;

/**
 * All plugins that a class loader offers. What is wrong with any of them is told once, in an order
 * that depends on names alone, not on the order of jars. Immutable.
 */
public final class Providers {
  private final ProviderSet<BalancerProvider> balancers;
  private final ProviderSet<HealthPolicyProvider> policies;

  private Providers(
      ProviderSet<BalancerProvider> balancers, ProviderSet<HealthPolicyProvider> policies) {
    this.balancers = balancers;
    this.policies = policies;
  }

  /** Finds and makes every provider; a broken one becomes a problem and is left out. */
  public static Providers load(ClassLoader loader) {
    return new Providers(
        ProviderSet.load("strategy", BalancerProvider.class, loader),
        ProviderSet.load("health policy", HealthPolicyProvider.class, loader));
  }

  /** Returns what is wrong with the plugins themselves, sorted. */
  public List<Problem> problems() {
    ProblemList all = new ProblemList();
    balancers.problems().forEach(all::add);
    policies.problems().forEach(all::add);
    return all.all();
  }

  /** Returns the strategy of a name or alias. */
  public Optional<BalancerProvider> balancer(String name) {
    return balancers.find(name);
  }

  /** Returns the health policy of a name or alias. */
  public Optional<HealthPolicyProvider> healthPolicy(String name) {
    return policies.find(name);
  }

  /**
   * Returns the strategy that a config was compiled against; empty, with one problem, if there is
   * none of that name or it is another class.
   *
   * @param subject the part of the config, such as {@code upstream 'api'}
   */
  public Optional<BalancerProvider> balancer(
      PluginSpec spec, String subject, ProblemList problems) {
    return balancers.find(spec, subject, problems);
  }

  /**
   * Returns the health policy that a config was compiled against; empty, with one problem, if there
   * is none of that name or it is another class.
   *
   * @param subject the part of the config, such as {@code upstream 'api'}
   */
  public Optional<HealthPolicyProvider> healthPolicy(
      PluginSpec spec, String subject, ProblemList problems) {
    return policies.find(spec, subject, problems);
  }
}
