package io.spooky.codegen.diff;

import io.spooky.codegen.check.Setting;
import io.spooky.spi.Option;
import io.spooky.spi.config.BackendAddress;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.EnvironmentText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A value of the config. Two spellings of one value, such as {@code 5s} and {@code 5000}, are
 * equal.
 *
 * @param meaning what is compared
 * @param text as the file says it
 */
record Value(Object meaning, String text) {
  private static final Set<Option<?>> UNORDERED =
      Set.of(ConfigKeys.Root.TRUSTED_PROXIES, ConfigKeys.Edge.ALLOW);

  /** Returns a value that is its text. */
  static Value of(String text) {
    return new Value(text, text);
  }

  /** Returns the value of a setting; one that reads the environment is its text. */
  static Value of(Option<?> key, Setting setting) {
    if (!setting.isDefault() && EnvironmentText.readsEnvironment(setting.text())) {
      return of(setting.text());
    }
    Object meaning = key.parse(setting.text());
    if (UNORDERED.contains(key)) {
      return new Value(Set.copyOf((List<?>) meaning), setting.text());
    }
    // A plugin's own types may compare by identity.
    boolean comparable =
        meaning instanceof Number
            || meaning instanceof Boolean
            || meaning instanceof Duration
            || meaning instanceof BackendAddress;
    return new Value(comparable ? meaning : setting.text(), setting.text());
  }

  /** Returns the value of parts whose order means nothing. */
  static Value unordered(Collection<?> parts, String text) {
    return new Value(Set.copyOf(parts), text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value && meaning.equals(value.meaning);
  }

  @Override
  public int hashCode() {
    return meaning.hashCode();
  }
}
