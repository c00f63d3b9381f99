package io.spooky.runtime.edge;

import io.spooky.runtime.config.ListenerConfig;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.spi.config.ProblemList;

/**
 * Refuses a reload that changes what only a restart can: sockets, workers, and QUIC's own limits.
 */
final class RestartCheck {
  private static final String FIX = " cannot change while the edge runs; restart it";

  private RestartCheck() {}

  static void check(ProxyConfig current, ProxyConfig next) throws ConfigRejectedException {
    ProblemList problems = new ProblemList();
    if (current.listeners().size() != next.listeners().size()) {
      problems.error(EdgeCodes.RESTART, 0, 0, "listen", "the number of listeners" + FIX);
    } else {
      for (int i = 0; i < next.listeners().size(); i++) {
        if (!sameSocket(current.listeners().get(i), next.listeners().get(i))) {
          problems.error(EdgeCodes.RESTART, 0, 0, "listen", "protocol, address and port" + FIX);
        }
      }
    }
    if (current.workers() != next.workers()) {
      problems.error(EdgeCodes.RESTART, 0, 0, "workers", "the number of workers" + FIX);
    }
    if (current.edge().streams() != next.edge().streams()
        || current.edge().headerBytes() != next.edge().headerBytes()
        || current.edge().congestionControl() != next.edge().congestionControl()
        || !current.edge().idle().equals(next.edge().idle())) {
      String keys = "streams, header_bytes, idle and congestion_control";
      problems.error(EdgeCodes.RESTART, 0, 0, "edge", keys + FIX);
    }
    if (problems.hasErrors()) {
      throw new ConfigRejectedException(next.compiled().source(), problems.all());
    }
  }

  private static boolean sameSocket(ListenerConfig first, ListenerConfig second) {
    return first.protocol().equals(second.protocol())
        && first.address().equals(second.address())
        && first.port() == second.port();
  }
}
