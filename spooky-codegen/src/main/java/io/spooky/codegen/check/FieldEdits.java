package io.spooky.codegen.check;

import java.util.List;

/**
 * What a route does to the fields of a message, in this order.
 *
 * @param remove names whose fields are removed
 * @param set fields that replace all of their name
 * @param add fields that are added to those of their name
 */
public record FieldEdits(List<String> remove, List<NewField> set, List<NewField> add) {
  /** Nothing is done. */
  public static final FieldEdits NONE = new FieldEdits(List.of(), List.of(), List.of());

  /**
   * A field that a route sets or adds.
   *
   * @param name in lower case
   * @param value visible ASCII and blanks between
   */
  public record NewField(String name, String value) {}

  /** Copies the lists. */
  public FieldEdits {
    remove = List.copyOf(remove);
    set = List.copyOf(set);
    add = List.copyOf(add);
  }

  /** Returns whether nothing is done. */
  public boolean isEmpty() {
    return remove.isEmpty() && set.isEmpty() && add.isEmpty();
  }
}
