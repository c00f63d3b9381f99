package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import java.util.List;

/** The rules for strategies whose traffic follows the weights. */
final class WeightChecks {
  private static final int PICKS = 20_000;

  private final BalancerProvider provider;
  private final Options options;
  private final double tolerance;

  /** Makes the rules; the tolerance is the greatest difference between two shares. */
  WeightChecks(BalancerProvider provider, Options options, double tolerance) {
    this.provider = provider;
    this.options = options;
    this.tolerance = tolerance;
  }

  /** Returns one check for each rule. */
  List<ContractCheck> checks() {
    return List.of(
        new ContractCheck("equal weights get equal shares", () -> follows(run(FakeBackends.of(5)))),
        new ContractCheck(
            "traffic follows the weights", () -> follows(run(SampleUpstream.backends()))),
        new ContractCheck("a denied slot's share is divided by weight", this::denied),
        new ContractCheck("an ejected backend's share is divided by weight", this::ejected),
        new ContractCheck("traffic follows changed weights", this::changed));
  }

  private BalancerRun run(FakeBackends backends) {
    return new BalancerRun(provider, options, backends, 41);
  }

  private void denied() {
    BalancerRun run = run(SampleUpstream.backends());
    run.request().deny(1);
    follows(run);
  }

  private void ejected() {
    BalancerRun run = run(SampleUpstream.backends());
    run.pick();
    run.backends().eligible(2, false);
    run.balancer().changed();
    follows(run);
  }

  private void changed() {
    BalancerRun run = run(SampleUpstream.backends());
    run.pick();
    run.backends().weight(0, 400);
    run.balancer().changed();
    follows(run);
  }

  private void follows(BalancerRun run) {
    run.endAll();
    int[] counts = new int[run.backends().size()];
    for (int i = 0; i < PICKS; i++) {
      counts[run.pick()]++;
      run.endAll();
    }
    long total = 0;
    for (int slot = 0; slot < counts.length; slot++) {
      total += weight(run, slot);
    }
    for (int slot = 0; slot < counts.length; slot++) {
      check(slot, (double) counts[slot] / PICKS, (double) weight(run, slot) / total);
    }
  }

  private void check(int slot, double share, double expected) {
    require(
        Math.abs(share - expected) <= tolerance,
        "slot %d got %.1f %% (expected: %.1f %% within %.1f)",
        slot,
        100 * share,
        100 * expected,
        100 * tolerance);
  }

  private static int weight(BalancerRun run, int slot) {
    return run.request().allows(slot) ? run.backends().weight(slot) : 0;
  }
}
