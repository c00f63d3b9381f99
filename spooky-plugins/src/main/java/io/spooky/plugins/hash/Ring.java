package io.spooky.plugins.hash;

import io.spooky.spi.Fnv1a;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Points on the circle of all longs, in ascending order, and the slot that owns each. Immutable.
 *
 * <p>A point is the hash of its backend's identity and its own number alone: where a backend's
 * points lie depends neither on its slot nor on the other backends.
 */
final class Ring {
  /**
   * The most points of a ring; a larger one is cut in proportion, to no less than one a backend.
   */
  static final int MOST_POINTS = 1 << 18;

  /** A ring without points. */
  static final Ring EMPTY = new Ring(Members.EMPTY, new long[0], new int[0]);

  private static final int USUAL_WEIGHT = 100;

  private final Members members;
  private final long[] hashes;
  private final int[] slots;

  private Ring(Members members, long[] hashes, int[] slots) {
    this.members = members;
    this.hashes = hashes;
    this.slots = slots;
  }

  /** Returns how many points a backend has before any cut: at least 1, or 0 at weight 0. */
  static long points(int replicas, int weight) {
    long rounded = ((long) replicas * weight + USUAL_WEIGHT / 2) / USUAL_WEIGHT;
    return weight == 0 ? 0 : Math.max(1, rounded);
  }

  /** Returns the ring of all members. */
  static Ring of(Members members, int replicas) {
    long wanted = 0;
    for (int slot = 0; slot < members.size(); slot++) {
      wanted += points(replicas, members.weight(slot));
    }
    long[][] hashes = new long[members.size()][];
    for (int slot = 0; slot < hashes.length; slot++) {
      long count = cut(points(replicas, members.weight(slot)), wanted);
      hashes[slot] = hashes(members.identity(slot), (int) count);
    }
    long[] sorted = Arrays.stream(hashes).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Ring(members, sorted, owners(members, hashes, sorted));
  }

  private static long[] hashes(long identity, int count) {
    long start = Fnv1a.addLong(Fnv1a.OFFSET_BASIS, identity);
    long[] result = new long[count];
    for (int number = 0; number < count; number++) {
      result[number] = Fnv1a.spread(Fnv1a.addLong(start, number));
    }
    return result;
  }

  /**
   * Returns who owns each of the sorted hashes. Looking each up again costs less than sorting
   * objects, and this runs on the event loop. Where two backends meet, the lower identity owns the
   * place: a rule that every machine comes to.
   */
  private static int[] owners(Members members, long[][] hashes, long[] sorted) {
    int[] owners = new int[sorted.length];
    Arrays.fill(owners, -1);
    for (int slot = 0; slot < hashes.length; slot++) {
      for (long hash : hashes[slot]) {
        for (int i = firstAtOrBehind(sorted, hash); i < sorted.length && sorted[i] == hash; i++) {
          boolean first = owners[i] < 0 || members.identity(slot) < members.identity(owners[i]);
          owners[i] = first ? slot : owners[i];
        }
      }
    }
    return owners;
  }

  private static long cut(long points, long wanted) {
    boolean fits = wanted <= MOST_POINTS || points == 0;
    return fits ? points : Math.max(1, points * MOST_POINTS / wanted);
  }

  /** Returns the ring of those members that a condition keeps, O(n). */
  Ring only(IntPredicate condition) {
    boolean[] kept = new boolean[members.size()];
    for (int slot = 0; slot < kept.length; slot++) {
      kept[slot] = condition.test(slot);
    }
    long[] keptHashes = new long[hashes.length];
    int[] keptSlots = new int[slots.length];
    int count = 0;
    for (int i = 0; i < slots.length; i++) {
      if (kept[slots[i]]) {
        keptHashes[count] = hashes[i];
        keptSlots[count++] = slots[i];
      }
    }
    return new Ring(members, Arrays.copyOf(keptHashes, count), Arrays.copyOf(keptSlots, count));
  }

  /** Returns what the ring was made of. */
  Members members() {
    return members;
  }

  /** Returns the number of points. */
  int size() {
    return hashes.length;
  }

  /** Returns where a point lies. */
  long hash(int index) {
    return hashes[index];
  }

  /** Returns the slot that owns a point. */
  int slot(int index) {
    return slots[index];
  }

  /**
   * Returns the first point at or behind a hash, around the circle, O(log n); 0 if there is none.
   */
  int indexOf(long hash) {
    int index = firstAtOrBehind(hashes, hash);
    return index == hashes.length ? 0 : index;
  }

  private static int firstAtOrBehind(long[] sorted, long hash) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
