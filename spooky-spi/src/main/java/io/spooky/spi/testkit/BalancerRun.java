package io.spooky.spi.testkit;

import static io.spooky.spi.testkit.ContractViolation.require;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Options;
import io.spooky.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One balancer at work: plays the runtime, keeps what is in flight, and checks every answer.
 * Requests, hash keys and outcomes follow from a seed of their own.
 */
final class BalancerRun {
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final SplittableRandom random;
  private final FakeBackends backends;
  private final FakePick pick;
  private final Balancer balancer;
  private final ManualTime time = ManualTime.overflowingIn(Duration.ofSeconds(5));
  private final List<Integer> inFlight = new ArrayList<>();

  /** Makes a balancer over the backends, and tells it of them. */
  BalancerRun(BalancerProvider provider, Options options, FakeBackends backends, long seed) {
    this.random = new SplittableRandom(seed);
    this.backends = backends;
    this.pick = new FakePick(backends);
    FakeBalancerContext context = new FakeBalancerContext(backends, seed + 1);
    this.balancer = provider.newBalancer(options, context);
    balancer.changed();
  }

  /** Returns the backends. */
  FakeBackends backends() {
    return backends;
  }

  /** Returns the request that is used for every pick. */
  FakePick request() {
    return pick;
  }

  /** Returns the balancer. */
  Balancer balancer() {
    return balancer;
  }

  /** Returns the run's own source of randomness. */
  SplittableRandom random() {
    return random;
  }

  /** Picks with a hash key drawn at random, and checks the answer. */
  int pick() {
    time.advance(Duration.ofNanos(random.nextInt(1_000_000)));
    int slot = balancer.pick(pick.hashKey(random.nextLong()).nowNanos(time.nowNanos()));
    if (slot == Balancer.NONE) {
      require(!anyAllowed(), "NONE although slots are allowed: %s", allowed());
      return slot;
    }
    require(
        slot >= 0 && slot < backends.size(),
        "%d is no slot (expected: NONE, or 0 to %d)",
        slot,
        backends.size() - 1);
    require(pick.allows(slot), "%d, which the request may not use (allowed: %s)", slot, allowed());
    backends.addInFlight(slot, 1);
    inFlight.add(slot);
    return slot;
  }

  /** Takes over slots that were picked past this run, as attempts in flight. */
  void started(int... slots) {
    for (int slot : slots) {
      require(slot != Balancer.NONE, "NONE although slots are allowed: %s", allowed());
      backends.addInFlight(slot, 1);
      inFlight.add(slot);
    }
  }

  private boolean anyAllowed() {
    for (int slot = 0; slot < backends.size(); slot++) {
      if (pick.allows(slot)) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> allowed() {
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < backends.size(); slot++) {
      if (pick.allows(slot)) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** Ends one attempt, any that is in flight, in any way. */
  void endOne() {
    if (!inFlight.isEmpty()) {
      int index = random.nextInt(inFlight.size());
      int last = inFlight.size() - 1;
      int slot = inFlight.set(index, inFlight.get(last));
      inFlight.remove(/* index */ last);
      end(slot, OUTCOMES[random.nextInt(OUTCOMES.length)], random.nextLong(60_000_000_000L));
    }
  }

  /** Ends all attempts at once, each a success after one millisecond. */
  void endAll() {
    inFlight.forEach(slot -> end(slot, Outcome.SUCCESS, 1_000_000));
    inFlight.clear();
  }

  private void end(int slot, Outcome outcome, long nanos) {
    backends.addInFlight(slot, -1);
    if (outcome == Outcome.SUCCESS || random.nextBoolean()) {
      balancer.responded(slot, nanos / 2, time.nowNanos());
    }
    balancer.completed(slot, outcome, nanos, time.nowNanos());
  }

  /** Changes one thing about one backend, or the number of backends, and tells the balancer. */
  void changeSomething() {
    int size = backends.size();
    int slot = size == 0 ? backends.add("first", 100) : random.nextInt(size);
    switch (random.nextInt(6)) {
      case 0 -> backends.remove(slot);
      case 1 -> backends.weight(slot, backends.id(slot).isEmpty() ? 0 : random.nextInt(301));
      case 2 -> grow(slot);
      default -> backends.eligible(slot, random.nextInt(3) > 0);
    }
    balancer.changed();
  }

  private void grow(int slot) {
    String id = "n" + random.nextInt(1_000_000);
    if (backends.id(slot).isEmpty() && backends.inFlightTotal(slot) == 0) {
      backends.reuse(slot, id, 100);
    } else if (backends.size() < 40) {
      backends.add(id, random.nextInt(20) == 0 ? 65_535 : 1 + random.nextInt(300));
    }
  }

  /** Denies the request a few slots drawn at random, or none. */
  void denySome() {
    pick.denyNone().attempt(1);
    for (int n = random.nextInt(4); n > 0 && backends.size() > 0; n--) {
      pick.deny(random.nextInt(backends.size())).attempt(n + 1);
    }
  }
}
