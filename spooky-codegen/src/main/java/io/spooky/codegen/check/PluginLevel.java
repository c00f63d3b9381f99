package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.spi.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What is in force on one level of the file for one kind of plugin: which plugin, and the options
 * that were given for it so far.
 *
 * @param <P> the kind of plugin
 * @param entry the plugin; null where it is unknown
 * @param place where the config names it; {@link Place#FILE} where it is the default
 * @param options what is said about its options, this level over the wider ones
 */
record PluginLevel<P extends Provider>(@Nullable PluginEntry<P> entry, Place place, Given options) {
  /** Returns whether no level names a plugin. */
  boolean isDefault() {
    return place.equals(Place.FILE);
  }

  /** Returns this level with a closer block's options for the same plugin. */
  PluginLevel<P> with(Given closer) {
    return new PluginLevel<>(entry, place, closer.over(options));
  }

  /**
   * Returns where messages about the plugin point: where it is named, otherwise where it is used.
   */
  Place placeOr(Place use) {
    return isDefault() ? use : place;
  }
}
