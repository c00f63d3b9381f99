package io.spooky.spi.testkit;

import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What every balancing strategy must keep: it picks only what the request allows, survives any
 * order of events, repeats itself for the same seed, allocates nothing in pick, and declares itself
 * right.
 *
 * <p>Immutable. {@link #verify} runs all of it; {@link #checks} gives the rules one by one, for a
 * test framework to name.
 */
public final class BalancerContract {
  private final BalancerProvider provider;
  private final TestOptions options;
  private final OptionalDouble tolerance;

  private BalancerContract(
      BalancerProvider provider, TestOptions options, OptionalDouble tolerance) {
    this.provider = provider;
    this.options = options;
    this.tolerance = tolerance;
  }

  /** Returns the contract for a strategy, with the defaults of its options. */
  public static BalancerContract of(BalancerProvider provider) {
    return new BalancerContract(provider, TestOptions.of(provider), OptionalDouble.empty());
  }

  /**
   * Returns the contract with one option set; needed for required options.
   *
   * @param text the value as the config would write it
   */
  public BalancerContract with(Option<?> option, String text) {
    return new BalancerContract(provider, options.with(option, text), tolerance);
  }

  /**
   * Returns the contract with the further rule that traffic follows the weights.
   *
   * @param greatestDifference how far a backend's share of 20,000 picks may lie from its share of
   *     the weights, from 0 to 1; 0.02 is usual
   */
  public BalancerContract followsWeights(double greatestDifference) {
    return new BalancerContract(provider, options, OptionalDouble.of(greatestDifference));
  }

  /** Returns the rules, each with a name. */
  public List<ContractCheck> checks() {
    BalancerChecks behaviour = new BalancerChecks(provider, options);
    List<ContractCheck> checks =
        new ArrayList<>(new ProviderChecks(provider, options, behaviour::pickSome).checks());
    checks.addAll(behaviour.checks());
    checks.add(new ContractCheck("pick allocates nothing", behaviour::allocation));
    if (tolerance.isPresent()) {
      WeightChecks weights = new WeightChecks(provider, options, tolerance.getAsDouble());
      checks.addAll(weights.checks());
    }
    return checks;
  }

  /**
   * Checks all rules.
   *
   * @throws ContractViolation if some are broken; the message has a line for each
   */
  public void verify() {
    ContractCheck.verify("balancer '" + provider.name() + "'", checks());
  }
}
