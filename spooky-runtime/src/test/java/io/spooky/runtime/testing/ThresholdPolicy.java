package io.spooky.runtime.testing;

import io.spooky.spi.HealthContext;
import io.spooky.spi.HealthControl;
import io.spooky.spi.HealthPolicy;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Observations;
import io.spooky.spi.Option;
import io.spooky.spi.SpiVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ejects after some failures in a row; the first probe that passes restores. */
public final class ThresholdPolicy implements HealthPolicy {
  private static final Option<Integer> THRESHOLD =
      Option.integer("threshold", 3).between(1, 100).describedAs("Failures in a row.");

  private final HealthContext context;
  private final Map<Integer, Integer> failures = new HashMap<>();

  private ThresholdPolicy(HealthContext context) {
    this.context = context;
  }

  @Override
  public void observed(int slot, Observations seen, long nowNanos) {
    failures.put(slot, seen.failuresInARow());
  }

  @Override
  public void probed(int slot, boolean passed, String detail, long nowNanos) {
    failures.merge(slot, 1, (before, one) -> passed ? 0 : before + one);
  }

  @Override
  public void evaluate(long nowNanos, HealthControl control) {
    failures.forEach(
        (slot, count) -> {
          if (count >= context.options(slot).get(THRESHOLD)) {
            control.eject(slot, count + " failures in a row");
          } else {
            control.restore(slot);
          }
        });
  }

  @Override
  public int urgentAfter() {
    return 1;
  }

  /** Provides it. */
  public static final class Provider implements HealthPolicyProvider {
    /** Found by service. */
    public Provider() {}

    @Override
    public String name() {
      return "threshold";
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
    public HealthPolicy newPolicy(HealthContext context) {
      return new ThresholdPolicy(context);
    }
  }
}
