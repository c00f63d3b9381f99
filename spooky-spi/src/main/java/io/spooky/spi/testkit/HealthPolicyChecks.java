package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Options;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.List;

/** The rules for how a health policy behaves, whatever it goes by. */
final class HealthPolicyChecks {
  private static final int STEPS = 10_000;
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(10);
  private static final Duration RECOVERY = Duration.ofHours(1);

  private final HealthPolicyProvider provider;
  private final Options options;

  /** Makes the rules for a policy with the given options. */
  HealthPolicyChecks(HealthPolicyProvider provider, Options options) {
    this.provider = provider;
    this.options = options;
  }

  /** Returns one check for each rule. */
  List<ContractCheck> checks() {
    return List.of(
        new ContractCheck("the interval is at least 10 ms", this::interval),
        new ContractCheck("urgentAfter is at least 1", this::urgentAfter),
        new ContractCheck("the policy survives any sequence of reports", this::anySequence),
        new ContractCheck("the policy repeats itself for the same reports", this::repeats),
        new ContractCheck("silence ejects nobody", this::silence),
        new ContractCheck("success ejects nobody", this::success),
        new ContractCheck("what says nothing of health ejects nobody", this::neutral),
        new ContractCheck("an ejected backend has a way back", this::recovery));
  }

  private HealthPolicyRun run(long seed) {
    return new HealthPolicyRun(provider, options, seed);
  }

  /** Makes a policy with other options, and lets it judge for a while. */
  void judgeSome(Options other) {
    HealthPolicyRun run = new HealthPolicyRun(provider, other, 1);
    checkBounds(run);
    for (int i = 0; i < 1_000; i++) {
      run.step();
    }
  }

  private void interval() {
    checkBounds(run(2));
  }

  private void urgentAfter() {
    checkBounds(run(3));
  }

  private static void checkBounds(HealthPolicyRun run) {
    Duration interval = run.policy().interval();
    require(interval.compareTo(LEAST_INTERVAL) >= 0, "interval() is %s", interval);
    int urgentAfter = run.policy().urgentAfter();
    require(urgentAfter >= 1, "urgentAfter() is %d", urgentAfter);
  }

  private void anySequence() {
    for (long seed = 10; seed < 20; seed++) {
      HealthPolicyRun run = run(seed);
      for (int i = 0; i < STEPS; i++) {
        run.step();
      }
      checkBounds(run);
    }
  }

  private void repeats() {
    List<String> first = transitions(run(21));
    List<String> second = transitions(run(21));
    require(first.equals(second), "it ordered %s, then %s", first, second);
  }

  private static List<String> transitions(HealthPolicyRun run) {
    for (int i = 0; i < 1_000; i++) {
      run.step();
    }
    return run.control().transitions();
  }

  private void silence() {
    HealthPolicyRun run = run(31);
    for (int i = 0; i < 1_000; i++) {
      run.passInterval();
    }
    requireNoneEjected(run);
  }

  private void success() {
    HealthPolicyRun run = run(32);
    for (int i = 0; i < 1_000; i++) {
      reportAll(run, FakeObservations.of(Outcome.SUCCESS, 1 + i).latencyNanos(1_000_000));
      probeAll(run, true);
    }
    requireNoneEjected(run);
  }

  private void neutral() {
    HealthPolicyRun run = run(33);
    for (int i = 0; i < 1_000; i++) {
      reportAll(run, FakeObservations.of(Outcome.NOT_SENT, 100).and(Outcome.CANCELLED, 100));
    }
    requireNoneEjected(run);
  }

  private static void requireNoneEjected(HealthPolicyRun run) {
    require(run.control().transitions().isEmpty(), "it ordered %s", run.control().transitions());
  }

  private void recovery() {
    HealthPolicyRun run = run(34);
    for (int i = 1; i <= 100; i++) {
      reportAll(run, FakeObservations.of(Outcome.CONNECT_FAILED, 10).endingInFailures(10 * i));
      probeAll(run, false);
    }
    long intervals = RECOVERY.dividedBy(run.policy().interval()) + 1;
    for (long i = 0; i < intervals && anyEjected(run); i++) {
      run.passInterval();
      answer(run);
    }
    for (int slot = 0; slot < HealthPolicyRun.BACKENDS; slot++) {
      require(
          !run.control().ejected(slot),
          "slot %d is still out after %s of successes (%d trials)",
          slot,
          RECOVERY,
          run.control().trials(slot));
    }
  }

  /** Lets probes pass, and one success come of each trial that was asked for. */
  private static void answer(HealthPolicyRun run) {
    probeAll(run, true);
    for (int slot = 1; slot < HealthPolicyRun.BACKENDS; slot += 2) {
      if (run.control().trials(slot) > 0) {
        run.report(slot, FakeObservations.of(Outcome.SUCCESS, 1));
      }
    }
  }

  private static boolean anyEjected(HealthPolicyRun run) {
    for (int slot = 0; slot < HealthPolicyRun.BACKENDS; slot++) {
      if (run.control().ejected(slot)) {
        return true;
      }
    }
    return false;
  }

  private static void reportAll(HealthPolicyRun run, FakeObservations seen) {
    run.passTime();
    for (int slot = 0; slot < HealthPolicyRun.BACKENDS; slot++) {
      run.report(slot, seen);
    }
  }

  private static void probeAll(HealthPolicyRun run, boolean passed) {
    for (int slot = 0; slot < HealthPolicyRun.BACKENDS; slot += 2) {
      run.probe(slot, passed);
    }
  }
}
