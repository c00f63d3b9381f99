package io.spooky.samples.conformance.relay;

import java.util.Random;

/** All that there is to one direction of a relay. Safe for all threads. */
final class Way {
  final Traffic traffic = new Traffic();
  final Fate fate;
  volatile Conditions conditions = Conditions.CLEAN;
  volatile long blackUntil = System.nanoTime();

  Way(Random random) {
    fate = new Fate(random);
  }

  /** Returns the conditions that hold at this moment. */
  Conditions now() {
    Conditions current = conditions;
    return System.nanoTime() - blackUntil < 0 ? current.swallowing() : current;
  }
}
