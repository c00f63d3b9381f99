package io.spooky.codegen.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts lists. */
public final class Chunks {
  private Chunks() {}

  /** Returns the list in pieces of at most {@code size}; an empty list gives one empty piece. */
  public static <T> List<List<T>> of(List<T> list, int size) {
    return of(list, size, element -> 1);
  }

  /**
   * Returns the list in pieces whose weights add up to at most {@code size}, unless one element
   * alone weighs more; an empty list gives one empty piece.
   */
  public static <T> List<List<T>> of(List<T> list, int size, ToIntFunction<T> weights) {
    List<List<T>> chunks = new ArrayList<>();
    List<T> chunk = new ArrayList<>();
    int weight = 0;
    for (T element : list) {
      int own = weights.applyAsInt(element);
      if (weight + own > size && !chunk.isEmpty()) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        weight = 0;
      }
      chunk.add(element);
      weight += own;
    }
    chunks.add(List.copyOf(chunk));
    return List.copyOf(chunks);
  }
}
