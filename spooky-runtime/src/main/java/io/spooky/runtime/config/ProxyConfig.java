package io.spooky.runtime.config;

import io.spooky.runtime.contract.CompiledProxy;
import java.time.Duration;
import java.util.List;

/**
 * A whole config, ready to run.
 *
 * @param compiled the generated code
 * @param workers the number of event loops, at least 1; {@code auto} is resolved
 * @param drain how long requests in flight may go on after a stop was asked for
 * @param logLevel {@code error}, {@code warn}, {@code info}, {@code debug} or {@code trace}
 * @param edge the client side
 * @param listeners at least one
 * @param upstreams by number
 * @param routes by number
 */
public record ProxyConfig(
    CompiledProxy compiled,
    int workers,
    Duration drain,
    String logLevel,
    EdgeConfig edge,
    List<ListenerConfig> listeners,
    List<UpstreamConfig> upstreams,
    List<RouteConfig> routes) {
  /** Copies the lists. */
  public ProxyConfig {
    listeners = List.copyOf(listeners);
    upstreams = List.copyOf(upstreams);
    routes = List.copyOf(routes);
  }
}
