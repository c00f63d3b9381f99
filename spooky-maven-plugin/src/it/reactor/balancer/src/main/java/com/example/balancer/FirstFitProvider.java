package com.example.balancer;

import io.spooky.spi.Backends;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Pick;
import io.spooky.spi.SpiVersion;
import java.util.List;

/** Takes the first backend that is allowed, beginning with the one of a given position. */
public final class FirstFitProvider implements BalancerProvider {
  private static final Option<Integer> START =
      Option.integer("start", 0).between(0, 999).describedAs("The position to begin with.");

  /** Found by service. */
  public FirstFitProvider() {}

  @Override
  public String name() {
    return "first-fit";
  }

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(START);
  }

  @Override
  public Balancer newBalancer(Options options, BalancerContext context) {
    return new FirstFit(context.backends(), options.get(START));
  }

  private record FirstFit(Backends backends, int start) implements Balancer {
    @Override
    public int pick(Pick pick) {
      int size = backends.size();
      for (int i = 0; i < size; i++) {
        int slot = (start + i) % size;
        if (pick.allows(slot)) {
          return slot;
        }
      }
      return NONE;
    }
  }
}
