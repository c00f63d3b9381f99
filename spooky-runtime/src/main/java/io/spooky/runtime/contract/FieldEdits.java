package io.spooky.runtime.contract;

/** What a route does to the fields of messages. Generated, stateless, safe for all threads. */
@FunctionalInterface
public interface FieldEdits {
  /** Edits one message's fields. */
  void apply(FieldEditor fields);
}
