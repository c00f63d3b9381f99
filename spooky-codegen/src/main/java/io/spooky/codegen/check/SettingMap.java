package io.spooky.codegen.check;

import io.spooky.spi.Option;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The effective value of every key of a block, in the order in which the keys are declared.
 *
 * @param values never empty of a declared key, except a required one of a block that is left out
 */
public record SettingMap(Map<Option<?>, Setting> values) {
  /** Copies the values, keeping their order. */
  public SettingMap {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the value of a key that the block declares. */
  public Setting get(Option<?> key) {
    return Objects.requireNonNull(values.get(key), key.name());
  }
}
