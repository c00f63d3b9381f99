package io.spooky.spi;

/** A health policy that {@code health_check.policy} can name. */
public interface HealthPolicyProvider extends Provider {
  /**
   * Returns a policy for one upstream, to which all backends are healthy. Called on the control
   * thread, at start-up and after a reload that named another policy. After any other reload the
   * policy there is goes on, and hears of changed backends by {@link HealthPolicy#replaced}.
   *
   * @param context the upstream, and the option values of each of its backends
   */
  HealthPolicy newPolicy(HealthContext context);
}
