package io.spooky.spi.example;

import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.util.List;

/** The first backend that is not busy, in the order of the config. */
public final class FirstFreeProvider implements BalancerProvider {
  static final Option<Integer> BUSY =
      Option.integer("busy", 10)
          .between(1, 10_000)
          .describedAs("Requests in flight from which on a backend is passed over.");

  @Override
  public String name() {
    return "first-free";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(BUSY);
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    int busy = options.get(BUSY);
    Backends backends = context.backends();
    return pick -> {
      int fallback = Balancer.NONE;
      for (int slot = 0; slot < backends.size(); slot++) {
        if (pick.allows(slot)) {
          if (backends.inFlightTotal(slot) < busy) {
            return slot;
          }
          fallback = fallback == Balancer.NONE ? slot : fallback;
        }
      }
      return fallback;
    };
  }
}
