package io.spooky.runtime.edge;

import io.spooky.runtime.config.EdgeConfig;
import io.spooky.runtime.config.ListenerConfig;
import io.spooky.runtime.config.Place;
import io.spooky.runtime.config.Places;
import io.spooky.runtime.config.ProxyConfig;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ListenerSpec;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.Settings;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.ConfigKeys.Listen;
import io.spooky.spi.config.ConfigKeys.Root;
import io.spooky.spi.config.ProblemList;
import java.util.List;

/**
 * Refuses a reload that changes what only a restart can: sockets, workers, and QUIC's own limits.
 * Each key is named at its place. Confined to one thread.
 */
final class RestartCheck {
  private final ProblemList problems = new ProblemList();
  private final ProxySpec spec = new ProxySpec();

  private RestartCheck(ProxyConfig next) {
    // Typed configs do not know their places any more.
    next.compiled().describe(spec);
  }

  static void check(ProxyConfig current, ProxyConfig next) throws ConfigRejectedException {
    RestartCheck check = new RestartCheck(next);
    check.listeners(current.listeners(), next.listeners());
    check.compare(check.spec, "workers", Root.WORKERS, current.workers(), next.workers());
    check.edge(current.edge(), next.edge());
    if (check.problems.hasErrors()) {
      throw new ConfigRejectedException(next.compiled().source(), check.problems.all());
    }
  }

  private void listeners(List<ListenerConfig> current, List<ListenerConfig> next) {
    List<ListenerSpec> blocks = spec.listeners();
    if (current.size() != next.size()) {
      // The first that is new, or the last of those that are left.
      int at = Math.min(current.size(), next.size() - 1);
      Place place =
          at < 0
              ? new Place(0, 0, "listen")
              : new Place(blocks.get(at).line(), blocks.get(at).column(), "listen");
      refuse(place, "the number of listeners");
      return;
    }
    for (int i = 0; i < next.size(); i++) {
      ListenerConfig old = current.get(i);
      ListenerConfig changed = next.get(i);
      String subject = "listener " + (i + 1);
      ListenerSpec block = blocks.get(i);
      compare(block, subject, Listen.PROTOCOL, old.protocol(), changed.protocol());
      compare(block, subject, Listen.ADDRESS, old.address(), changed.address());
      compare(block, subject, Listen.PORT, old.port(), changed.port());
    }
  }

  private void edge(EdgeConfig old, EdgeConfig changed) {
    Settings<?> block = spec.edge();
    compare(block, "edge", Edge.STREAMS, old.streams(), changed.streams());
    compare(block, "edge", Edge.HEADER_BYTES, old.headerBytes(), changed.headerBytes());
    compare(block, "edge", Edge.IDLE, old.idle(), changed.idle());
    compare(
        block,
        "edge",
        Edge.CONGESTION_CONTROL,
        old.congestionControl(),
        changed.congestionControl());
  }

  private <T> void compare(Settings<?> block, String subject, Option<?> key, T old, T changed) {
    if (!old.equals(changed)) {
      refuse(Places.at(block, key.name(), subject), key.name());
    }
  }

  private void refuse(Place place, String what) {
    place.error(
        problems, EdgeCodes.RESTART, what + " cannot change while the edge runs; restart it");
  }
}
