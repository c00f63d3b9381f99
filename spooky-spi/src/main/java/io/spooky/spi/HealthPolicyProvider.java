package io.spooky.spi;

/** A health policy that {@code health_check.policy} can name. */
public interface HealthPolicyProvider extends Provider {
  /**
   * Returns a policy for one upstream, to which all backends are healthy. Called on the control
   * thread, at start-up and after a reload that named another policy. After any other reload the
   * same policy goes on, and hears of each slot that holds something else by {@link
   * HealthPolicy#changed}.
   *
   * @param context the upstream, and the option values of each of its backends; may be kept
   */
  HealthPolicy newPolicy(HealthContext context);
}
