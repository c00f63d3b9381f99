package io.spooky.runtime.health;

import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Observations;
import io.spooky.spi.Outcome;
import io.spooky.spi.SpiVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A policy that notes what it hears, and orders what a test tells it to. */
class FakePolicy implements HealthPolicy {
  final HealthContext context;
  final List<String> heard = new ArrayList<>();
  final List<Long> evaluatedNanos = new ArrayList<>();

  /** What it orders at each decision. */
  Consumer<HealthControl> always = control -> {};

  /** What it orders at the next decision, once. */
  Consumer<HealthControl> once = control -> {};

  Duration interval = Duration.ofSeconds(1);

  FakePolicy(HealthContext context) {
    this.context = context;
  }

  /** Makes policies, and keeps them. */
  static class Provider implements HealthPolicyProvider {
    final List<FakePolicy> made = new ArrayList<>();

    /** Returns the policy made last. */
    FakePolicy last() {
      return made.get(made.size() - 1);
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public HealthPolicy newPolicy(HealthContext context) {
      made.add(new FakePolicy(context));
      return last();
    }
  }

  /** Another provider. */
  static final class OtherProvider extends Provider {}

  @Override
  public void observed(int slot, Observations seen, long nowNanos) {
    heard.add(
        "observed %d: %d successes, run of %d"
            .formatted(slot, seen.count(Outcome.SUCCESS), seen.failuresInARow()));
  }

  @Override
  public void probed(int slot, boolean passed, String detail, long nowNanos) {
    heard.add("probed %d: %s, %s".formatted(slot, passed, detail));
  }

  @Override
  public void replaced(int slot) {
    heard.add("replaced " + slot);
  }

  @Override
  public void evaluate(long nowNanos, HealthControl control) {
    evaluatedNanos.add(nowNanos);
    Consumer<HealthControl> orders = once;
    once = none -> {};
    orders.accept(control);
    always.accept(control);
  }

  @Override
  public Duration interval() {
    return interval;
  }

  @Override
  public int urgentAfter() {
    return 3;
  }
}
