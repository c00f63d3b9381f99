package io.spooky.plugins.weighted;

import io.spooky.spi.Pick;

/**
 * The candidates that one pick may use. Each is asked for once: other workers take places
 * meanwhile, so that a second answer could differ from the first. Used again for each pick, so as
 * not to allocate.
 */
final class Allowed {
  private final Candidates candidates;
  private final int[] indexes;
  private int count;
  private long weight;

  /** Makes room for all candidates. */
  Allowed(Candidates candidates) {
    this.candidates = candidates;
    this.indexes = new int[candidates.size()];
  }

  /** Asks for all candidates. */
  void collect(Pick pick) {
    count = 0;
    weight = 0;
    for (int i = 0; i < indexes.length; i++) {
      if (pick.allows(candidates.slot(i))) {
        indexes[count++] = i;
        weight += candidates.weight(i);
      }
    }
  }

  /** Returns how many are allowed. */
  int count() {
    return count;
  }

  /** Returns the sum of their weights. */
  long weight() {
    return weight;
  }

  /** Returns one of them, as an index into the candidates. */
  int index(int position) {
    return indexes[position];
  }
}
