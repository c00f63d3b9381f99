package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import java.util.ArrayList;
import java.util.List;

/** The rules for how a balancer behaves, whatever its strategy. */
final class BalancerChecks {
  private static final int STEPS = 10_000;

  /** Prime, so that a shared cursor does not come out where it began. */
  private static final int REPEATED = 1_999;

  private static final int BATCH = 1_000;
  private static final int BATCHES = 100;

  private final BalancerProvider provider;
  private final Options options;

  /** Makes the rules for a strategy with the given options. */
  BalancerChecks(BalancerProvider provider, Options options) {
    this.provider = provider;
    this.options = options;
  }

  /** Returns one check for each rule. */
  List<ContractCheck> checks() {
    return List.of(
        new ContractCheck("pick returns NONE when there are no backends", this::noBackends),
        new ContractCheck("pick returns NONE when all backends are out", this::allOut),
        new ContractCheck("pick returns NONE when the request may use no slot", this::allDenied),
        new ContractCheck("pick finds the one slot that is left", this::oneLeft),
        new ContractCheck("pick obeys what the request allows", this::denials),
        new ContractCheck("pick survives answers that change meanwhile", this::flickering),
        new ContractCheck("weight 0 takes no traffic", this::weightZero),
        new ContractCheck("the balancer survives growth and shrinkage", this::growthAndShrinkage),
        new ContractCheck("the balancer survives any order of events", this::anyOrder),
        new ContractCheck("the balancer repeats itself for the same seed", this::repeats),
        new ContractCheck("two balancers share nothing", this::independence));
  }

  private BalancerRun run(FakeBackends backends, long seed) {
    return new BalancerRun(provider, options, backends, seed);
  }

  /** Makes a balancer with other options, and picks a few times. */
  void pickSome(Options other) {
    BalancerRun run = new BalancerRun(provider, other, SampleUpstream.backends(), 1);
    for (int i = 0; i < 100; i++) {
      run.pick();
      run.endOne();
    }
  }

  private void noBackends() {
    require(run(new FakeBackends(), 1).pick() == Balancer.NONE, "a slot although there is none");
  }

  private void allOut() {
    BalancerRun run = run(SampleUpstream.backends(), 2);
    run.pick();
    for (int slot = 0; slot < run.backends().size(); slot++) {
      run.backends().eligible(slot, false);
    }
    run.balancer().changed();
    run.pick();
  }

  private void allDenied() {
    BalancerRun run = run(SampleUpstream.backends(), 3);
    for (int slot = 0; slot < run.backends().size(); slot++) {
      run.request().deny(slot);
    }
    run.pick();
  }

  private void oneLeft() {
    BalancerRun run = run(SampleUpstream.backends(), 4);
    int size = run.backends().size();
    for (int left = 0; left < size; left++) {
      run.request().denyNone();
      for (int slot = 0; slot < size; slot++) {
        if (slot != left) {
          run.request().deny(slot);
        }
      }
      run.pick();
      run.endAll();
    }
  }

  private void denials() {
    BalancerRun run = run(SampleUpstream.backends(), 5);
    for (int i = 0; i < STEPS; i++) {
      run.denySome();
      run.pick();
      run.endOne();
    }
  }

  private void flickering() {
    BalancerRun run = run(SampleUpstream.backends(), 6);
    FlickeringPick pick = new FlickeringPick(run.backends(), run.random());
    for (int i = 0; i < STEPS; i++) {
      int slot = run.balancer().pick(pick.next());
      require(slot == Balancer.NONE || pick.lastAnswer(slot), "%d, whose last answer was no", slot);
      if (slot != Balancer.NONE) {
        run.started(slot);
        run.endAll();
      }
    }
  }

  private void weightZero() {
    BalancerRun run = run(FakeBackends.weighted(0, 100, 0, 100), 6);
    for (int i = 0; i < STEPS; i++) {
      run.pick();
      run.endOne();
    }
    run.backends().weight(1, 0);
    run.backends().weight(3, 0);
    run.balancer().changed();
    require(run.pick() == Balancer.NONE, "a slot although all weights are 0");
  }

  private void growthAndShrinkage() {
    BalancerRun run = run(new FakeBackends(), 7);
    for (int i = 0; i < 40; i++) {
      run.backends().add("g" + i, 100);
      run.balancer().changed();
      run.pick();
    }
    for (int slot = 0; slot < 40; slot++) {
      run.backends().remove(slot);
      run.balancer().changed();
      run.pick();
    }
    run.endAll();
    run.backends().reuse(0, "again", 100);
    run.balancer().changed();
    require(run.pick() == 0, "not the slot that was used again");
  }

  private void anyOrder() {
    for (long seed = 10; seed < 15; seed++) {
      BalancerRun run = run(SampleUpstream.backends(), seed);
      for (int i = 0; i < STEPS; i++) {
        step(run);
      }
      run.endAll();
    }
  }

  private static void step(BalancerRun run) {
    int dice = run.random().nextInt(100);
    if (dice < 50) {
      run.denySome();
      run.pick();
    } else if (dice < 98) {
      run.endOne();
    } else {
      run.changeSomething();
    }
  }

  private void repeats() {
    List<Integer> first = picks(run(SampleUpstream.backends(), 21));
    List<Integer> second = picks(run(SampleUpstream.backends(), 21));
    for (int i = 0; i < first.size(); i++) {
      require(
          first.get(i).equals(second.get(i)),
          "pick %d was %d, then %d (use BalancerContext.random() alone)",
          i,
          first.get(i),
          second.get(i));
    }
  }

  private void independence() {
    List<Integer> alone = picks(run(SampleUpstream.backends(), 22));
    BalancerRun observed = run(SampleUpstream.backends(), 22);
    picks(run(SampleUpstream.backends(), 23));
    require(picks(observed).equals(alone), "another balancer changed what this one picks");
  }

  private static List<Integer> picks(BalancerRun run) {
    List<Integer> picks = new ArrayList<>();
    for (int i = 0; i < REPEATED; i++) {
      picks.add(run.pick());
      if (i % 3 > 0) {
        run.endOne();
      }
    }
    return picks;
  }

  /** Checks that pick allocates nothing, once warm. */
  void allocation() {
    AllocationMeter meter = new AllocationMeter();
    BalancerRun run = run(SampleUpstream.backends(), 31);
    long least = Long.MAX_VALUE;
    // The first rounds load classes and warm up; a plugin that allocates does so in every round.
    for (int round = 0; round < 5; round++) {
      least = Math.min(least, allocatedBy(run, meter));
    }
    require(least == 0, "%.1f bytes for each pick", (double) least / (BATCH * BATCHES));
  }

  private static long allocatedBy(BalancerRun run, AllocationMeter meter) {
    int[] slots = new int[BATCH];
    FakePick pick = run.request();
    Balancer balancer = run.balancer();
    long allocated = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      pick.denyNone().deny(batch % 5);
      long before = meter.bytes();
      for (int i = 0; i < BATCH; i++) {
        slots[i] = balancer.pick(pick.hashKey(i * 0x9e3779b97f4a7c15L).nowNanos(i));
      }
      allocated += meter.bytes() - before;
      run.started(slots);
      run.endAll();
    }
    return allocated;
  }
}
