package io.spooky.runtime.contract;

/**
 * The fields of a message while a route edits them. Names are in lower case. Confined to the
 * worker's event loop.
 */
public interface FieldEditor {
  /** Removes all fields of a name. */
  void remove(String name);

  /** Replaces all fields of a name by one. */
  void set(String name, String value);

  /** Adds a field to those of its name. */
  void add(String name, String value);
}
