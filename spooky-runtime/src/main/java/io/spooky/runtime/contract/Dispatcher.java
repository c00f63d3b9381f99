package io.spooky.runtime.contract;

import io.spooky.spi.Balancer;

/**
 * Picks backends for one worker. Generated, with one call site of {@link Balancer#pick} for each
 * upstream, so that the JIT sees one balancer class at each. Confined to the worker's event loop.
 */
public interface Dispatcher {
  /**
   * Hashes the request's key where the upstream's strategy needs one, and asks its balancer.
   *
   * @param upstream the upstream's number: its place in {@link ProxySpec#upstreams()}
   * @param request the request
   * @return a slot, or {@link Balancer#NONE}
   */
  int pick(int upstream, PickRequest request);
}
