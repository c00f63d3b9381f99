package io.spooky.runtime.contract;

import io.spooky.spi.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A block of the config: values as text, each with its place. Values from the environment are read
 * and checked at start-up, so the text is what the file says.
 *
 * @param <S> the block's own type, for chaining
 */
public abstract class Settings<S extends Settings<S>> {
  /**
   * One value.
   *
   * @param text as the file says it, references to the environment included
   * @param line from 1; 0 for a default
   * @param column from 1; 0 for a default
   */
  public record Value(String text, int line, int column) {}

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final int line;
  private final int column;

  Settings(int line, int column) {
    this.line = line;
    this.column = column;
  }

  abstract S self();

  /** Sets a key that the file leaves to its default. */
  public final S set(Option<?> key, String text) {
    return set(key, text, 0, 0);
  }

  /** Sets a key that stands in the file at a place. */
  public final S set(Option<?> key, String text, int line, int column) {
    values.put(key.name(), new Value(text, line, column));
    return self();
  }

  /** Sets an option of a plugin, by name, that the file leaves to its default. */
  public final S option(String name, String text) {
    return option(name, text, 0, 0);
  }

  /** Sets an option of a plugin, by name, that stands in the file at a place. */
  public final S option(String name, String text, int line, int column) {
    values.put(name, new Value(text, line, column));
    return self();
  }

  /** Returns a value, or null where none was set. */
  public final @Nullable Value value(String name) {
    return values.get(name);
  }

  /** Returns all values in the order in which they were set. */
  public final Map<String, Value> values() {
    return values;
  }

  /** Returns the line at which the block begins, from 1; 0 where the file leaves it out. */
  public final int line() {
    return line;
  }

  /** Returns the column at which the block begins, from 1; 0 where the file leaves it out. */
  public final int column() {
    return column;
  }
}
