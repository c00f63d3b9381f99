package io.spooky.codegen.plan;

import java.util.ArrayList;
import java.util.List;

/** Cuts lists. */
public final class Chunks {
  private Chunks() {}

  /** Returns the list in pieces of at most {@code size}; an empty list gives one empty piece. */
  public static <T> List<List<T>> of(List<T> list, int size) {
    List<List<T>> chunks = new ArrayList<>();
    int start = 0;
    do {
      int end = Math.min(start + size, list.size());
      chunks.add(List.copyOf(list.subList(start, end)));
      start = end;
    } while (start < list.size());
    return List.copyOf(chunks);
  }
}
