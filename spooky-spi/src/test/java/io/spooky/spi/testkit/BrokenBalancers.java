package io.spooky.spi.testkit;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.Outcome;
import io.spooky.spi.Pick;
import io.spooky.spi.SpiVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A right strategy, and wrong ones that differ from it in one thing each. */
final class BrokenBalancers {
  private BrokenBalancers() {}

  /** The first allowed slot from a random place on; keeps the contract, without the weights. */
  public static class Right implements BalancerProvider {
    static final Option<Integer> STEP =
        Option.integer("step", 1).between(1, 5).describedAs("How far to go.");

    @Override
    public String name() {
      return "right";
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
    public Balancer newBalancer(Options options, BalancerContext context) {
      options.get(STEP);
      return pick -> firstAllowed(pick, context);
    }
  }

  /** Returns the first allowed slot from a random place on. */
  static int firstAllowed(Pick pick, BalancerContext context) {
    int size = context.backends().size();
    int start = size == 0 ? 0 : context.random().nextInt(size);
    for (int i = 0; i < size; i++) {
      int slot = (start + i) % size;
      if (pick.allows(slot)) {
        return slot;
      }
    }
    return Balancer.NONE;
  }

  /** Does not ask what the request allows. */
  public static final class Deaf extends Right {
    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> context.backends().size() == 0 ? Balancer.NONE : 0;
    }
  }

  /** Gives up although a slot is left. */
  public static final class Lazy extends Right {
    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> context.backends().size() > 0 && pick.allows(0) ? 0 : Balancer.NONE;
    }
  }

  /** Allocates. */
  public static final class Wasteful extends Right {
    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      AtomicReference<int[]> kept = new AtomicReference<>(new int[4]);
      return pick -> {
        kept.set(kept.get().clone());
        return firstAllowed(pick, context);
      };
    }
  }

  /** Has randomness of its own. */
  public static final class Unrepeatable extends Right {
    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> {
        int size = context.backends().size();
        int slot = size == 0 ? 0 : (int) (System.nanoTime() % size);
        return size > 0 && pick.allows(slot) ? slot : firstAllowed(pick, context);
      };
    }
  }

  /** Keeps its place in a static field. */
  public static final class Shared extends Right {
    private static int next;

    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> {
        int size = context.backends().size();
        next++;
        int slot = size == 0 ? 0 : Math.floorMod(next, size);
        return size > 0 && pick.allows(slot) ? slot : firstAllowed(pick, context);
      };
    }
  }

  /** Throws when an attempt ends otherwise than well. */
  public static final class Throwing extends Right {
    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return new Balancer() {
        @Override
        public int pick(Pick pick) {
          return firstAllowed(pick, context);
        }

        @Override
        public void completed(int slot, Outcome outcome, long durationNanos, long nowNanos) {
          if (outcome == Outcome.NOT_SENT) {
            throw new IllegalStateException("what is that?");
          }
        }
      };
    }
  }

  /** Asks twice, and takes the first answer for the second. */
  public static final class Trusting extends Right {
    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      return pick -> {
        int slot = firstAllowed(pick, context);
        int asked = 0;
        for (int other = 0; other < context.backends().size(); other++) {
          asked += pick.allows(other) ? 1 : 0;
        }
        return asked >= 0 ? slot : Balancer.NONE;
      };
    }
  }

  /** Declares itself wrong in every way. */
  public static final class Misdeclared extends Right {
    @Override
    public String name() {
      return "Mis_Declared";
    }

    @Override
    public Set<String> aliases() {
      return Set.of("9lives");
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT + 1;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(STEP, Option.integer("step", 2));
    }
  }

  /** Reads an option that it does not declare. */
  public static final class Undeclared extends Right {
    @Override
    public List<Option<?>> options() {
      return List.of();
    }
  }

  /** Has no public constructor without parameters. */
  public static final class Unmakeable extends Right {
    /** Makes one of a size. */
    public Unmakeable(int size) {
      assert size > 0;
    }
  }
}
