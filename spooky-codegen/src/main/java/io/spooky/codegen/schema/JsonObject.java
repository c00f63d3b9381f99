package io.spooky.codegen.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An object of JSON whose members keep the order in which they were put. Values are objects, lists,
 * texts, numbers and booleans. To be filled by one thread.
 */
final class JsonObject {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** Puts a member in the place of one of the same name, or behind all others. */
  JsonObject put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Puts a list unless it is empty. */
  JsonObject putAny(String name, List<?> values) {
    return values.isEmpty() ? this : put(name, List.copyOf(values));
  }

  /** Puts all members of another object. */
  JsonObject putAll(JsonObject other) {
    members.putAll(other.members);
    return this;
  }

  /** Takes a member away. */
  void remove(String name) {
    members.remove(name);
  }

  /** Returns the members in their order. */
  Map<String, Object> members() {
    return Collections.unmodifiableMap(members);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(members);
  }
}
