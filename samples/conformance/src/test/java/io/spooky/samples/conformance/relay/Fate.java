package io.spooky.samples.conformance.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Draws what happens to the datagrams of one direction. Confined to the relay's thread. */
final class Fate {
  private final RandomGenerator random;
  private int toLose;
  private int lostInARow;

  Fate(RandomGenerator random) {
    this.random = random;
  }

  /** Returns whether the next datagram, of a size, is dropped. */
  boolean drops(Conditions conditions, int bytes) {
    boolean tooLarge = conditions.largest() > 0 && bytes > conditions.largest();
    if (conditions.blackHole() || tooLarge) {
      return true;
    }
    boolean lost = loses(conditions);
    lostInARow = lost ? lostInARow + 1 : 0;
    return lost;
  }

  private boolean loses(Conditions conditions) {
    int longest = conditions.longestRun();
    if (longest > 0 && lostInARow >= longest) {
      toLose = 0;
      return false;
    }
    if (toLose > 0) {
      toLose--;
      return true;
    }
    if (random.nextDouble() < startOfRun(conditions)) {
      toLose = conditions.run() - 1;
      return true;
    }
    return false;
  }

  /** A run can begin only at a datagram that is not in one: the share among those is higher. */
  private static double startOfRun(Conditions conditions) {
    double loss = conditions.loss();
    return loss / (loss + conditions.run() * (1 - loss));
  }

  boolean duplicates(Conditions conditions) {
    return random.nextDouble() < conditions.duplicated();
  }

  /** Returns for how long a datagram is on its way. */
  long delayNanos(Conditions conditions) {
    long nanos = conditions.delay().toNanos();
    long jitter = conditions.jitter().toNanos();
    if (jitter > 0) {
      nanos += random.nextLong(-jitter, jitter + 1);
    }
    if (conditions.held() > 0 && random.nextDouble() < conditions.held()) {
      nanos += conditions.hold().toNanos();
    }
    return Math.max(nanos, 0);
  }

  /** Changes a byte, perhaps; returns whether it did. */
  boolean corrupts(Conditions conditions, byte[] datagram) {
    if (datagram.length == 0 || random.nextDouble() >= conditions.corrupted()) {
      return false;
    }
    datagram[random.nextInt(datagram.length)] ^= (byte) random.nextInt(1, 256);
    return true;
  }

  /** Returns whether nothing is held back under the conditions. */
  static boolean isImmediate(Conditions conditions) {
    return conditions.held() == 0
        && conditions.delay().equals(Duration.ZERO)
        && conditions.jitter().equals(Duration.ZERO);
  }
}
