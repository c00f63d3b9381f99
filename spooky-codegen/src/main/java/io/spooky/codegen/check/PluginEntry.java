package io.spooky.codegen.check;

import io.spooky.spi.Option;
import io.spooky.spi.Provider;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A plugin and what it declares, asked for once.
 *
 * @param <P> the kind of plugin
 * @param provider the plugin
 * @param name its name
 * @param aliases its other names
 * @param options what it takes
 * @param needsHashKey whether it hashes a part of the request
 */
record PluginEntry<P extends Provider>(
    P provider, String name, Set<String> aliases, List<Option<?>> options, boolean needsHashKey) {
  /** Copies both collections; a plugin that returned null fails here. */
  PluginEntry {
    Objects.requireNonNull(name, "name");
    aliases = Set.copyOf(aliases);
    options = List.copyOf(options);
  }

  /** Returns the binary name of the provider's class. */
  String className() {
    return provider.getClass().getName();
  }
}
