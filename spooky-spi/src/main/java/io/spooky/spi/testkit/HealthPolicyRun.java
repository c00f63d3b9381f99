package io.spooky.spi.testkit;

import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Options;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.SplittableRandom;

/** One policy at work: plays the control thread, with reports that follow from a seed. */
final class HealthPolicyRun {
  /** How many backends there are; the even ones are probed. */
  static final int BACKENDS = 6;

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final SplittableRandom random;
  private final Options options;
  private final FakeHealthContext context;
  private final HealthPolicy policy;
  private final FakeHealthControl control = new FakeHealthControl(BACKENDS);
  private final ManualTime time = ManualTime.overflowingIn(Duration.ofMinutes(1));

  /** Makes a policy for six backends, every other one probed. */
  HealthPolicyRun(HealthPolicyProvider provider, Options options, long seed) {
    this.options = options;
    context = new FakeHealthContext(options, BACKENDS);
    for (int slot = 0; slot < BACKENDS; slot += 2) {
      context.probed(slot, true);
    }
    random = new SplittableRandom(seed);
    policy = provider.newPolicy(context);
  }

  /** Returns the policy. */
  HealthPolicy policy() {
    return policy;
  }

  /** Returns what the policy ordered. */
  FakeHealthControl control() {
    return control;
  }

  /** Lets time pass, up to a second. */
  void passTime() {
    time.advance(Duration.ofMillis(random.nextInt(1_000)));
  }

  /** Lets one interval pass, and the policy decide. */
  void passInterval() {
    time.advance(policy.interval());
    evaluate();
  }

  /** Lets the policy decide. */
  void evaluate() {
    policy.evaluate(time.nowNanos(), control);
  }

  /** Hands a passive report to the policy, and lets it decide. */
  void report(int slot, FakeObservations seen) {
    policy.observed(slot, seen, time.nowNanos());
    evaluate();
  }

  /** Hands a probe's result to the policy, and lets it decide. */
  void probe(int slot, boolean passed) {
    policy.probed(slot, passed, passed ? "status 200" : "timed out", time.nowNanos());
    evaluate();
  }

  /** Does one thing that can happen, drawn at random. */
  void step() {
    passTime();
    int slot = random.nextInt(context.upstream().backends());
    int dice = random.nextInt(40);
    if (dice == 0) {
      replace(slot);
    } else if (dice < 10) {
      evaluate();
    } else if (dice < 20) {
      probe(slot & ~1, random.nextBoolean());
    } else {
      report(slot, anyReport());
    }
  }

  private void replace(int slot) {
    if (random.nextBoolean() && context.upstream().backends() < 4 * BACKENDS) {
      int added = context.add(options);
      context.probed(added, added % 2 == 0);
      control.add();
      policy.replaced(added);
    } else {
      control.replace(slot);
      policy.replaced(slot);
    }
  }

  private FakeObservations anyReport() {
    FakeObservations seen = new FakeObservations();
    int kinds = random.nextInt(4);
    long attempts = 0;
    for (int i = 0; i < kinds; i++) {
      long count = random.nextInt(8) == 0 ? random.nextLong(1L << 40) : random.nextInt(20);
      seen.and(OUTCOMES[random.nextInt(OUTCOMES.length)], count);
      attempts += count;
    }
    return seen.latencyNanos(attempts * 1_000)
        .endingInFailures(random.nextBoolean() ? 0 : random.nextInt(2_000));
  }
}
