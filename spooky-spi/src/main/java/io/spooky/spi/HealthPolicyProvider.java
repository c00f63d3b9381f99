package io.spooky.spi;

/** A health policy that {@code health_check.policy} can name. */
public interface HealthPolicyProvider extends Provider {
  /**
   * Returns a policy for one upstream. Called on the control thread, at start-up and after a reload
   * that changed the policy or its options; changed backends are told to the policy there is.
   *
   * @param context the upstream, and the option values of each of its backends
   */
  HealthPolicy newPolicy(HealthContext context);
}
