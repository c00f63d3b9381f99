package io.spooky.runtime.testing;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import io.spooky.spi.Pick;
import io.spooky.spi.SpiVersion;

/** Takes one slot after another. */
public final class CursorBalancer implements Balancer {
  private final BalancerContext context;
  private int next;

  private CursorBalancer(BalancerContext context) {
    this.context = context;
  }

  @Override
  public int pick(Pick pick) {
    int size = context.backends().size();
    for (int i = 0; i < size; i++) {
      int slot = next++ % size;
      if (pick.allows(slot)) {
        return slot;
      }
    }
    return NONE;
  }

  /** Provides it. */
  public static final class Provider implements BalancerProvider {
    /** Found by service. */
    public Provider() {}

    @Override
    public String name() {
      return "cursor";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return new CursorBalancer(context);
    }
  }
}
