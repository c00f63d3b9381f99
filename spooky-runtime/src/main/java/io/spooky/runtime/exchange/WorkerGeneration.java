package io.spooky.runtime.exchange;

import io.spooky.runtime.balance.WorkerUpstream;
import io.spooky.runtime.config.EdgeConfig;
import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.config.UpstreamConfig;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.RouteTable;

/**
 * One config as one worker uses it. A request takes it at its head and keeps it to its end, so that
 * it never sees two. Immutable.
 *
 * @param routes matches requests
 * @param policies what becomes of a request, by route
 * @param dispatcher picks backends
 * @param upstreams by number
 * @param configs by number
 * @param edge the client side
 */
@SuppressWarnings("ArrayRecordComponent")
public record WorkerGeneration(
    RouteTable routes,
    RouteConfig[] policies,
    Dispatcher dispatcher,
    WorkerUpstream[] upstreams,
    UpstreamConfig[] configs,
    EdgeConfig edge) {
  /** Returns the number of an upstream in this generation, or -1 if it has no such upstream. */
  int numberOf(WorkerUpstream upstream) {
    for (int number = 0; number < upstreams.length; number++) {
      if (upstreams[number] == upstream) {
        return number;
      }
    }
    return -1;
  }
}
