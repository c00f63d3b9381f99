package io.spooky.plugins.weighted;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Pick;
import java.util.Arrays;

/**
 * Draws from the sums of the weights, O(log n). If the request may not use what was drawn, it draws
 * once more, among the allowed ones, O(n).
 *
 * <p>Both draws together are exact: with weights w, total T, and A the total of the allowed, slot i
 * is picked with the chance w/T + (1 - A/T) w/A = w/A.
 */
final class RandomBalancer implements Balancer {
  private final BalancerContext context;
  private Candidates candidates = Candidates.EMPTY;
  private Allowed allowed = new Allowed(candidates);

  /** The sum of the weights of each candidate and all before it. */
  private long[] sums = {};

  /** Makes a balancer without backends; {@link #changed} tells it of them. */
  RandomBalancer(BalancerContext context) {
    this.context = context;
  }

  @Override
  public void changed() {
    candidates = Candidates.of(context.backends());
    allowed = new Allowed(candidates);
    sums = new long[candidates.size()];
    long sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += candidates.weight(i);
      sums[i] = sum;
    }
  }

  @Override
  public int pick(Pick pick) {
    if (sums.length == 0) {
      return NONE;
    }
    int slot = candidates.slot(indexOf(context.random().nextLong(sums[sums.length - 1])));
    return pick.allows(slot) ? slot : pickAmongAllowed(pick);
  }

  /** Returns the candidate within whose part of all weights the number lies. */
  private int indexOf(long number) {
    int index = Arrays.binarySearch(sums, number + 1);
    return index >= 0 ? index : -index - 1;
  }

  private int pickAmongAllowed(Pick pick) {
    allowed.collect(pick);
    if (allowed.count() == 0) {
      return NONE;
    }
    long rest = context.random().nextLong(allowed.weight());
    int position = -1;
    while (rest >= 0) {
      rest -= candidates.weight(allowed.index(++position));
    }
    return candidates.slot(allowed.index(position));
  }
}
