package io.spooky.runtime.contract;

/**
 * A config that was compiled. Generated, stateless, and shared by all workers; listed in {@code
 * META-INF/services} of the jar it is compiled into.
 */
public interface CompiledProxy {
  /** Returns {@link ContractVersion#CURRENT} as of the compilation. */
  int contractVersion();

  /** Returns the config's name, from which the generated classes have theirs. */
  String name();

  /** Returns the path of the file as messages print it, such as {@code config.yaml}. */
  String source();

  /**
   * Writes down the config: listeners, upstreams, backends and settings, each with its place.
   *
   * @param proxy an empty description
   */
  void describe(ProxySpec proxy);

  /** Returns the route table; the same for all workers. */
  RouteTable routes();

  /**
   * Returns the dispatcher for one worker.
   *
   * @param balancers that worker's balancers
   */
  Dispatcher newDispatcher(Balancers balancers);
}
