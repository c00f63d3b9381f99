package io.spooky.spi.testkit;

import io.spooky.spi.Backends;
import io.spooky.spi.Pick;
import java.util.BitSet;
import java.util.SplittableRandom;

/** A request on a busy day: other workers take and give back places while the balancer looks. */
final class FlickeringPick implements Pick {
  private final Backends backends;
  private final SplittableRandom random;
  private final BitSet allowed = new BitSet();
  private long hashKey;

  /** Makes a request whose answers are drawn. */
  FlickeringPick(Backends backends, SplittableRandom random) {
    this.backends = backends;
    this.random = random;
  }

  /** Returns this, as another request. */
  FlickeringPick next() {
    allowed.clear();
    hashKey = random.nextLong();
    return this;
  }

  /** Returns the latest answer that was given about the slot; false if there was none. */
  boolean lastAnswer(int slot) {
    return slot >= 0 && allowed.get(slot);
  }

  @Override
  public boolean allows(int slot) {
    boolean answer = backends.eligible(slot) && random.nextInt(4) == 0;
    allowed.set(slot, answer);
    return answer;
  }

  @Override
  public long hashKey() {
    return hashKey;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public long nowNanos() {
    return 0;
  }
}
