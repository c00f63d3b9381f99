package io.spooky.runtime.health;

import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Observations;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands around a health policy that may be anybody's. A call that throws is logged and has no
 * other effect; after {@value #TOLERATED_FAULTS} of them, none a minute after the one before, the
 * policy is given up. On the control thread.
 */
final class GuardedPolicy {
  static final int TOLERATED_FAULTS = 3;
  static final Duration FAULT_MEMORY = Duration.ofMinutes(1);
  static final Duration LEAST_INTERVAL = Duration.ofMillis(10);

  private static final Duration FALLBACK_INTERVAL = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger("health");

  private final String upstream;
  private final ControlThread control;
  private final LongAdder faultCount;
  private @Nullable HealthPolicyProvider provider;
  private @Nullable HealthPolicy policy;
  private int faults;
  private long lastFaultNanos;

  /**
   * Makes a guard without a policy.
   *
   * @param faultCount counts what policies threw, for the whole process
   */
  GuardedPolicy(String upstream, ControlThread control, LongAdder faultCount) {
    this.upstream = upstream;
    this.control = control;
    this.faultCount = faultCount;
  }

  /** Returns whether the policy in place, or given up, is of the provider's class. */
  boolean isOf(HealthPolicyProvider wanted) {
    return provider != null && provider.getClass() == wanted.getClass();
  }

  /** Returns whether there is no policy any more. */
  boolean hasGivenUp() {
    return policy == null;
  }

  /** Puts a new policy in place. */
  void replace(HealthPolicyProvider wanted, HealthContext context) {
    provider = wanted;
    policy = null;
    faults = 0;
    try {
      policy = wanted.newPolicy(context);
    } catch (Throwable e) {
      faultCount.increment();
      giveUp("could not be made: " + e, e);
    }
  }

  /** Hands a worker's report over. */
  void observed(int slot, Observations seen) {
    call("observed", policy -> policy.observed(slot, seen, control.now()));
  }

  /** Hands a probe's result over. */
  void probed(int slot, ProbeResult result) {
    call("probed", policy -> policy.probed(slot, result.passed(), result.detail(), control.now()));
  }

  /** Tells that a slot holds something else. */
  void replaced(int slot) {
    call("replaced", policy -> policy.replaced(slot));
  }

  /** Lets the policy decide. */
  void evaluate(HealthControl orders) {
    call("evaluate", policy -> policy.evaluate(control.now(), orders));
  }

  /** Returns the longest time between two decisions, in nanoseconds. */
  long intervalNanos() {
    Duration interval = ask("interval", HealthPolicy::interval, FALLBACK_INTERVAL);
    return Math.max(interval.toNanos(), LEAST_INTERVAL.toNanos());
  }

  /** Returns after how many failures in a row a worker reports at once. */
  int urgentAfter() {
    return Math.max(1, ask("urgentAfter", HealthPolicy::urgentAfter, Integer.MAX_VALUE));
  }

  private <T> T ask(String method, Function<HealthPolicy, T> question, T fallback) {
    try {
      return policy == null ? fallback : question.apply(policy);
    } catch (Throwable e) {
      fault(method, e);
      return fallback;
    }
  }

  private void call(String method, Consumer<HealthPolicy> action) {
    if (policy == null) {
      return;
    }
    try {
      action.accept(policy);
    } catch (Throwable e) {
      fault(method, e);
    }
  }

  private void fault(String method, Throwable cause) {
    faultCount.increment();
    long now = control.now();
    faults = now - lastFaultNanos > FAULT_MEMORY.toNanos() ? 1 : faults + 1;
    lastFaultNanos = now;
    if (faults >= TOLERATED_FAULTS) {
      giveUp("failed " + faults + " times, at last in " + method + ": " + cause, cause);
    } else {
      log(Level.WARNING, method + " failed: " + cause, cause);
    }
  }

  private void giveUp(String why, Throwable cause) {
    policy = null;
    log(Level.ERROR, why + "; all backends are taken for healthy until a reload changes it", cause);
  }

  private void log(Level level, String what, Throwable cause) {
    String name = provider == null ? "" : provider.getClass().getName();
    LOG.log(level, "upstream '" + upstream + "' health policy " + name + " " + what);
    LOG.log(Level.DEBUG, "the health policy's fault", cause);
  }
}
