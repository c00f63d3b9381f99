package io.spooky.runtime.plugin;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Observations;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Problems;
import io.spooky.spi.SpiVersion;
import io.spooky.spi.UpstreamInfo;
import java.util.List;
import java.util.Set;

/** Plugins of many kinds, good and bad. */
public final class FakeProviders {
  /** The option of {@link Good}. */
  public static final Option<Integer> STEP = Option.integer("step", 1).between(0, 100);

  /** The option of {@link Policy}. */
  public static final Option<Integer> THRESHOLD = Option.integer("threshold", 3).between(1, 100);

  private FakeProviders() {}

  /** Works; warns of step 7, refuses step 13 and fails at step 99. */
  public static class Good implements BalancerProvider {
    @Override
    public String name() {
      return "good";
    }

    @Override
    public Set<String> aliases() {
      return Set.of("gd");
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(STEP);
    }

    @Override
    public void validate(Options options, UpstreamInfo upstream, Problems problems) {
      switch (options.get(STEP)) {
        case 7 -> problems.warning(STEP, "7 is foolish");
        case 13 -> problems.error(STEP, "13 is unlucky for " + upstream.name());
        case 14 -> problems.error("14 is refused as a whole, weight " + upstream.weight(0));
        case 99 -> throw new IllegalStateException("99 was not expected");
        default -> {}
      }
    }

    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> Balancer.NONE;
    }
  }

  /** Has the name of {@link Good}. */
  public static final class Twin extends Good {}

  /** Throws when it is made. */
  public static final class ThrowsWhenMade extends Good {
    /** Throws. */
    public ThrowsWhenMade() {
      throw new UnsupportedOperationException("made to fail");
    }
  }

  /** Throws when it is asked for its name. */
  public static final class ThrowsWhenAsked extends Good {
    @Override
    public String name() {
      throw new IllegalStateException("no\nname");
    }
  }

  /** Was compiled against an SPI that is not there yet. */
  public static final class FromTheFuture extends Good {
    @Override
    public String name() {
      return "future";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT + 1;
    }
  }

  /** A health policy. */
  public static final class Policy implements HealthPolicyProvider {
    @Override
    public String name() {
      return "steady";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(THRESHOLD);
    }

    @Override
    public void validate(Options options, UpstreamInfo upstream, Problems problems) {
      if (options.get(THRESHOLD) == 50) {
        problems.error(THRESHOLD, "50 is too steady");
      }
    }

    @Override
    public HealthPolicy newPolicy(HealthContext context) {
      return new HealthPolicy() {
        @Override
        public void observed(int slot, Observations seen, long nowNanos) {}

        @Override
        public void probed(int slot, boolean passed, String detail, long nowNanos) {}

        @Override
        public void evaluate(long nowNanos, HealthControl control) {}
      };
    }
  }
}
