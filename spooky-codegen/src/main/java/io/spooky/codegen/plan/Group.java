package io.spooky.codegen.plan;

import java.util.List;

/**
 * Things that one method describes, because one method has no room for all.
 *
 * @param describe the method; not written where there is but one group
 * @param first the number of the first member among all
 * @param members in order
 */
public record Group<T>(String describe, int first, List<T> members) {
  /** Copies the list. */
  public Group {
    members = List.copyOf(members);
  }
}
