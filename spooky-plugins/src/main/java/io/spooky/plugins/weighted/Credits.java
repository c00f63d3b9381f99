package io.spooky.plugins.weighted;

import io.spooky.spi.Balancer;
import io.spooky.spi.Pick;
import java.util.random.RandomGenerator;

/**
 * Smooth weighted turns: at each pick every allowed candidate earns its weight as credit, and the
 * richest is picked and pays what all of them earned.
 *
 * <p>A candidate that is not allowed neither earns nor pays, so its turns fall to the others by
 * weight. Among the same candidates no credit ever lies further from zero than one round; where the
 * allowed ones change from pick to pick it is cut to that, or a light candidate could wait for
 * thousands of picks until it has paid for a round that a heavy one, now gone, took part in.
 */
final class Credits {
  private final Candidates candidates;
  private final Allowed allowed;
  private final long[] credits;

  /** Makes credits as if the turns had been going on for a while. */
  Credits(Candidates candidates, RandomGenerator random) {
    this.candidates = candidates;
    this.allowed = new Allowed(candidates);
    this.credits = new long[candidates.size()];
    for (int i = 0; i < credits.length; i++) {
      int weight = candidates.weight(i);
      credits[i] = random.nextLong(weight + 1L) - weight / 2;
    }
  }

  /** Returns the slot whose turn it is, or {@link Balancer#NONE}; allocates nothing. */
  int pick(Pick pick) {
    allowed.collect(pick);
    if (allowed.count() == 0) {
      return Balancer.NONE;
    }
    int richest = earn(allowed.weight());
    credits[richest] -= allowed.weight();
    return candidates.slot(richest);
  }

  private int earn(long round) {
    int richest = allowed.index(0);
    for (int position = 0; position < allowed.count(); position++) {
      int index = allowed.index(position);
      long kept = Math.max(-round, Math.min(round, credits[index]));
      credits[index] = kept + candidates.weight(index);
      richest = credits[index] > credits[richest] ? index : richest;
    }
    return richest;
  }
}
