package io.spooky.spi.testkit;

import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * What every health policy must keep: it survives any sequence of reports, names only slots that
 * exist, leaves those alone that only succeed, gives those that it ejects a way back, and declares
 * itself right.
 *
 * <p>Immutable. {@link #verify} runs all of it; {@link #checks} gives the rules one by one, for a
 * test framework to name.
 */
public final class HealthPolicyContract {
  private final HealthPolicyProvider provider;
  private final TestOptions options;

  private HealthPolicyContract(HealthPolicyProvider provider, TestOptions options) {
    this.provider = provider;
    this.options = options;
  }

  /** Returns the contract for a policy, with the defaults of its options. */
  public static HealthPolicyContract of(HealthPolicyProvider provider) {
    return new HealthPolicyContract(provider, TestOptions.of(provider));
  }

  /**
   * Returns the contract with one option set; needed for required options.
   *
   * @param text the value as the config would write it
   */
  public HealthPolicyContract with(Option<?> option, String text) {
    return new HealthPolicyContract(provider, options.with(option, text));
  }

  /** Returns the rules, each with a name. */
  public List<ContractCheck> checks() {
    HealthPolicyChecks behaviour = new HealthPolicyChecks(provider, options);
    List<ContractCheck> checks =
        new ArrayList<>(new ProviderChecks(provider, options, behaviour::judgeSome).checks());
    checks.addAll(behaviour.checks());
    return checks;
  }

  /**
   * Checks all rules.
   *
   * @throws ContractViolation if some are broken; the message has a line for each
   */
  public void verify() {
    ContractCheck.verify("health policy '" + provider.name() + "'", checks());
  }
}
