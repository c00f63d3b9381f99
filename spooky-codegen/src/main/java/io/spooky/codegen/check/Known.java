package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.spi.Option;
import java.util.Objects;
import java.util.Optional;

/**
 * A setting as far as the build can judge it.
 *
 * @param <T> the type of the value
 * @param value empty where it was refused, or where only start-up can know it
 * @param place where the file says it; {@link Place#FILE} where it is a default
 */
record Known<T>(Optional<T> value, Place place) {
  /** Returns what is in force where nothing but this is said. */
  static <T> Known<T> of(Given given, Option<T> option) {
    Setting setting = given.values().get(option);
    if (setting != null) {
      return new Known<>(
          BuildValues.text(setting).map(option::parse),
          new Place(setting.line(), setting.column()));
    }
    boolean refused = given.refused().contains(option);
    String text = refused ? null : option.defaultText();
    return new Known<>(Optional.ofNullable(text).map(option::parse), Place.FILE);
  }

  /** Returns whether the file says it. */
  boolean isGiven() {
    return !place.equals(Place.FILE);
  }

  /** Returns whether it is known to be this. */
  boolean is(T other) {
    return value.isPresent() && Objects.equals(value.get(), other);
  }

  /** Returns whether both are known and this one is the greater. */
  boolean isAbove(Known<? extends Comparable<T>> other) {
    return value.isPresent()
        && other.value.isPresent()
        && other.value.get().compareTo(value.get()) < 0;
  }
}
