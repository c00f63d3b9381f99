package io.spooky.plugins.hash;

import io.spooky.spi.Backends;
import java.util.Arrays;

/** The identities and weights of all slots, as they were when it was made. Immutable. */
final class Members {
  /** No slots. */
  static final Members EMPTY = new Members(new long[0], new int[0]);

  private final long[] identities;
  private final int[] weights;

  private Members(long[] identities, int[] weights) {
    this.identities = identities;
    this.weights = weights;
  }

  /** Returns what the backends are now, eligible or not. */
  static Members of(Backends backends) {
    long[] identities = new long[backends.size()];
    int[] weights = new int[identities.length];
    for (int slot = 0; slot < identities.length; slot++) {
      weights[slot] = backends.weight(slot);
      identities[slot] = weights[slot] == 0 ? 0 : backends.identity(slot);
    }
    return new Members(identities, weights);
  }

  /** Returns the number of slots. */
  int size() {
    return weights.length;
  }

  /** Returns what stands for the backend in the slot. */
  long identity(int slot) {
    return identities[slot];
  }

  /** Returns the weight; 0 for an empty slot. */
  int weight(int slot) {
    return weights[slot];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Members that
        && Arrays.equals(identities, that.identities)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(identities) + Arrays.hashCode(weights);
  }

  /** Returns the weights by slot. */
  @Override
  public String toString() {
    return "weights " + Arrays.toString(weights);
  }
}
