package io.spooky.plugins.weighted;

import io.spooky.spi.Backends;
import java.util.Arrays;

/** The slots that may take traffic and their weights, as they were when it was made. Immutable. */
final class Candidates {
  /** No candidates. */
  static final Candidates EMPTY = new Candidates(new int[0], new int[0], new long[0]);

  private final int[] slots;
  private final int[] weights;
  private final long[] identities;
  private final boolean equalWeights;

  private Candidates(int[] slots, int[] weights, long[] identities) {
    this.slots = slots;
    this.weights = weights;
    this.identities = identities;
    this.equalWeights = Arrays.stream(weights).distinct().count() <= 1;
  }

  /** Returns the eligible slots whose weight is not 0. */
  static Candidates of(Backends backends) {
    int[] slots = new int[backends.size()];
    int count = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      if (backends.eligible(slot) && backends.weight(slot) > 0) {
        slots[count++] = slot;
      }
    }
    int[] found = Arrays.copyOf(slots, count);
    return new Candidates(
        found,
        Arrays.stream(found).map(backends::weight).toArray(),
        Arrays.stream(found).mapToLong(backends::identity).toArray());
  }

  /** Returns how many there are. */
  int size() {
    return slots.length;
  }

  /** Returns a candidate's slot. */
  int slot(int index) {
    return slots[index];
  }

  /** Returns a candidate's weight, at least 1. */
  int weight(int index) {
    return weights[index];
  }

  /** Returns whether no two weights differ. */
  boolean equalWeights() {
    return equalWeights;
  }

  /** Returns whether the other has the same backends in the same slots, with the same weights. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Candidates that
        && Arrays.equals(slots, that.slots)
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(identities, that.identities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(identities);
  }

  /** Returns the slots. */
  @Override
  public String toString() {
    return "slots " + Arrays.toString(slots) + ", weights " + Arrays.toString(weights);
  }
}
