package io.spooky.plugins.weighted;

import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.Pick;
import org.jspecify.annotations.Nullable;

/**
 * Takes turns: with a cursor where all weights are equal, otherwise by credit.
 *
 * <p>The cursor goes on behind the slot that was picked, not behind the one that was due: a slot
 * that is passed over does not hand its turns to its neighbour.
 */
final class RoundRobin implements Balancer {
  private final BalancerContext context;
  private Candidates candidates = Candidates.EMPTY;
  private int cursor;

  /** Null while all weights are equal. */
  private @Nullable Credits credits;

  /** Makes a balancer without backends; {@link #changed} tells it of them. */
  RoundRobin(BalancerContext context) {
    this.context = context;
  }

  /** Begins new turns, at a random place, if the candidates or their weights changed. */
  @Override
  public void changed() {
    Candidates now = Candidates.of(context.backends());
    if (!now.equals(candidates)) {
      candidates = now;
      cursor = now.size() == 0 ? 0 : context.random().nextInt(now.size());
      credits = now.equalWeights() ? null : new Credits(now, context.random());
    }
  }

  @Override
  public int pick(Pick pick) {
    return credits == null ? next(pick) : credits.pick(pick);
  }

  private int next(Pick pick) {
    int size = candidates.size();
    for (int tried = 0; tried < size; tried++) {
      int slot = candidates.slot(cursor);
      cursor = cursor + 1 == size ? 0 : cursor + 1;
      if (pick.allows(slot)) {
        return slot;
      }
    }
    return NONE;
  }
}
