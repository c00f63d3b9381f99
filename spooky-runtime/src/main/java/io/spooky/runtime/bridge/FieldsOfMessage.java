package io.spooky.runtime.bridge;

import io.netty.handler.codec.Headers;
import io.spooky.runtime.contract.FieldEditor;
import io.spooky.runtime.contract.FieldEdits;
import org.jspecify.annotations.Nullable;

/**
 * Lets routes edit the fields of messages. One instance for each worker; confined to its event
 * loop.
 */
public final class FieldsOfMessage implements FieldEditor {
  private @Nullable Headers<CharSequence, CharSequence, ?> target;

  /** Makes an editor. */
  public FieldsOfMessage() {}

  /** Has a route's edits made to a message's fields. */
  public void edit(Headers<CharSequence, CharSequence, ?> fields, FieldEdits edits) {
    target = fields;
    try {
      edits.apply(this);
    } finally {
      target = null;
    }
  }

  @Override
  public void remove(String name) {
    target().remove(name);
  }

  @Override
  public void set(String name, String value) {
    target().set(name, value);
  }

  @Override
  public void add(String name, String value) {
    target().add(name, value);
  }

  private Headers<CharSequence, CharSequence, ?> target() {
    if (target == null) {
      throw new IllegalStateException("no message is being edited");
    }
    return target;
  }
}
