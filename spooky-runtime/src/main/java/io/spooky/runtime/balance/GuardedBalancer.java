package io.spooky.runtime.balance;

import io.spooky.spi.Balancer;
import io.spooky.spi.Outcome;
import io.spooky.spi.Pick;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stands around a balancer that may be anybody's. What it throws costs one request; after {@value
 * #TOLERATED_FAULTS} faults in a row the upstream falls back to a uniform random choice, with one
 * line in the log, until a reload brings another balancer. Confined to the worker's event loop.
 */
public final class GuardedBalancer {
  /** What {@link #pick} returns when the plugin failed. */
  public static final int FAULT = -2;

  static final int TOLERATED_FAULTS = 10;

  private static final System.Logger LOG = System.getLogger("balance");

  private final String upstream;
  private final WorkerUpstream slots;
  private final RandomGenerator random;
  private @Nullable Balancer balancer;
  private int faults;

  GuardedBalancer(String upstream, WorkerUpstream slots, RandomGenerator random) {
    this.upstream = upstream;
    this.slots = slots;
    this.random = random;
  }

  /** Puts a new balancer in place, at start-up or after a reload that changed it. */
  public void replace(Balancer replacement) {
    balancer = replacement;
    faults = 0;
  }

  /** Does without a plugin, which could not even be made, until a reload brings another one. */
  public void giveUp(Throwable cause) {
    balancer = pick -> Balancer.NONE;
    faults = TOLERATED_FAULTS;
    LOG.log(
        Level.ERROR,
        "upstream '" + upstream + "': the balancer cannot be made; requests are spread uniformly",
        cause);
  }

  /** Returns the balancer in force. */
  public Balancer balancer() {
    return Objects.requireNonNull(balancer, "balancer");
  }

  /** Returns whether the plugin was given up. */
  public boolean hasFallenBack() {
    return faults >= TOLERATED_FAULTS;
  }

  /**
   * Picks through the generated dispatcher, or by the fallback.
   *
   * @param dispatch asks the dispatcher; a parameter, so that the call allocates nothing
   * @return a slot that the pick allows, {@link Balancer#NONE}, or {@link #FAULT}
   */
  public <P extends Pick> int pick(P pick, ToIntFunction<P> dispatch) {
    if (hasFallenBack()) {
      return uniform(pick);
    }
    try {
      int slot = dispatch.applyAsInt(pick);
      if (slot == Balancer.NONE || isAllowed(pick, slot)) {
        faults = 0;
        return slot;
      }
      fault("pick returned slot " + slot + ", which the request may not use", null);
    } catch (Throwable e) {
      fault("pick threw " + e, e);
    }
    return FAULT;
  }

  private boolean isAllowed(Pick pick, int slot) {
    return slot >= 0 && slot < slots.size() && pick.allows(slot);
  }

  /** Picks at random, without asking the plugin. */
  public int uniform(Pick pick) {
    int size = slots.size();
    int start = size == 0 ? 0 : random.nextInt(size);
    for (int i = 0; i < size; i++) {
      int slot = start + i < size ? start + i : start + i - size;
      if (pick.allows(slot)) {
        return slot;
      }
    }
    return Balancer.NONE;
  }

  /** Tells the balancer that the response head is here. */
  public void responded(Balancer picker, int slot, long latencyNanos, long nowNanos) {
    try {
      picker.responded(slot, latencyNanos, nowNanos);
    } catch (Throwable e) {
      fault("responded threw " + e, e);
    }
  }

  void completed(Balancer picker, int slot, Outcome outcome, long durationNanos, long nowNanos) {
    try {
      picker.completed(slot, outcome, durationNanos, nowNanos);
    } catch (Throwable e) {
      fault("completed threw " + e, e);
    }
  }

  void changed() {
    if (balancer == null) {
      return;
    }
    try {
      balancer.changed();
    } catch (Throwable e) {
      fault("changed threw " + e, e);
    }
  }

  private void fault(String what, @Nullable Throwable cause) {
    faults++;
    if (faults == 1) {
      LOG.log(Level.WARNING, "upstream ''{0}'': the balancer failed: {1}", upstream, what);
      LOG.log(Level.DEBUG, "the balancer's fault", cause);
    }
    if (faults == TOLERATED_FAULTS) {
      LOG.log(
          Level.ERROR,
          "upstream ''{0}'': the balancer failed {1} times in a row; requests are now spread"
              + " uniformly over eligible backends",
          upstream,
          TOLERATED_FAULTS);
    }
  }
}
