package io.spooky.codegen.diff;

import io.spooky.codegen.check.SettingMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named values, in order. A name with a blank belongs to the part of the same name up to its last
 * blank, and is told of only if that is there before and after.
 */
record Values(Map<String, Value> all) {
  Values {
    all = new LinkedHashMap<>(all);
  }

  /** Adds settings, each under its block's name and its own. */
  static void put(Map<String, Value> values, String prefix, SettingMap settings) {
    settings
        .values()
        .forEach((key, setting) -> values.put(prefix + key.name(), Value.of(key, setting)));
  }

  /** Returns what differs, one line each, such as {@code timeouts.request: 0 -> 5s}. */
  List<Difference> differences(Values next) {
    Set<String> names = new LinkedHashSet<>(all.keySet());
    names.addAll(next.all.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Value before = all.get(name);
      Value after = next.all.get(name);
      boolean same = before == null ? after == null : before.equals(after);
      if (!same && hasOwner(name) && next.hasOwner(name)) {
        differences.add(new Difference(name, text(before), text(after)));
      }
    }
    return differences;
  }

  private boolean hasOwner(String name) {
    int blank = name.lastIndexOf(' ');
    String owner = blank < 0 ? "" : name.substring(0, blank);
    return owner.indexOf(' ') < 0 || all.containsKey(owner);
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : value.text().isEmpty() ? "empty" : value.text();
  }

  /**
   * A value that changes.
   *
   * @param name the name
   * @param before its text; empty where it was not there
   * @param after its text; empty where it is gone
   */
  record Difference(String name, String before, String after) {
    @Override
    public String toString() {
      if (before.isEmpty()) {
        return name + ": new, " + after;
      }
      return after.isEmpty()
          ? name + ": gone, was " + before
          : name + ": " + before + " -> " + after;
    }
  }
}
