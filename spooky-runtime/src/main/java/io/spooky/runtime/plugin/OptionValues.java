package io.spooky.runtime.plugin;

import io.spooky.spi.Option;
import io.spooky.spi.Options;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The checked options of one use of a plugin. Equal if all names and texts are equal, which is how
 * a reload finds out whether a balancer may stay. Immutable.
 */
public final class OptionValues implements Options {
  private record Entry(Option<?> option, String text, Object value) {}

  private final Map<String, Entry> entries;
  private final Map<String, String> texts;

  private OptionValues(Map<String, Entry> entries) {
    Map<String, String> written = new LinkedHashMap<>();
    entries.forEach((name, entry) -> written.put(name, entry.text()));
    this.entries = entries;
    this.texts = Collections.unmodifiableMap(written);
  }

  /**
   * Reads the texts.
   *
   * @param texts by declared option, in the order of declaration; references to the environment are
   *     replaced already
   * @throws IllegalArgumentException if a text has the wrong form or is out of range
   */
  public static OptionValues of(Map<Option<?>, String> texts) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    texts.forEach(
        (option, text) -> entries.put(option.name(), new Entry(option, text, option.parse(text))));
    return new OptionValues(entries);
  }

  /** Returns the texts by the options' names, in the order of declaration. */
  public Map<String, String> texts() {
    return texts;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T get(Option<T> option) {
    Entry entry = entries.get(option.name());
    if (entry == null) {
      throw new IllegalArgumentException(
          "option '"
              + option.name()
              + "' is not declared (expected: one of "
              + texts.keySet()
              + ")");
    }
    // A plugin that builds its options anew at each call asks with an equal, not the same, one.
    return entry.option() == option ? (T) entry.value() : option.parse(entry.text());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OptionValues that && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  /** Returns the options as the config would write them. */
  @Override
  public String toString() {
    return texts.toString();
  }
}
