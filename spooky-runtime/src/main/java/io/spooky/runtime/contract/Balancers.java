package io.spooky.runtime.contract;

import io.spooky.spi.Balancer;

/** One worker's balancers. */
@FunctionalInterface
public interface Balancers {
  /**
   * Returns the balancer of an upstream.
   *
   * @param upstream the upstream's number: its place in {@link ProxySpec#upstreams()}
   */
  Balancer of(int upstream);
}
