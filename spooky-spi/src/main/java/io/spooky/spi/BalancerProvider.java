package io.spooky.spi;

/** A balancing strategy that {@code load_balancing.type} can name. */
public interface BalancerProvider extends Provider {
  /**
   * Returns whether the strategy reads {@link Pick#hashKey()}. If so, the config must say with
   * {@code key} what is hashed, and a full backend is waited for instead of passed over.
   */
  default boolean needsHashKey() {
    return false;
  }

  /**
   * Returns a balancer for one upstream on one worker. Called on that worker's event loop, at
   * start-up and after a reload that changed the strategy or its options.
   *
   * @param options the checked values of {@link #options()}
   * @param context the upstream's backends, the worker, and its source of randomness
   */
  Balancer newBalancer(Options options, BalancerContext context);
}
