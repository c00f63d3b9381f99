package io.spooky.runtime.edge;

import io.spooky.runtime.balance.Upstream;
import io.spooky.runtime.config.ProxyConfig;
import java.util.List;

/**
 * One config in force, as all workers share it. Immutable.
 *
 * @param config the config
 * @param upstreams its upstreams, by number
 */
record Generation(ProxyConfig config, List<Upstream> upstreams) {
  Generation {
    upstreams = List.copyOf(upstreams);
  }
}
