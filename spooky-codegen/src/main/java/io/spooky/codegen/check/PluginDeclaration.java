package io.spooky.codegen.check;

import io.spooky.spi.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plugin says of itself.
 *
 * @param names its name, then its aliases, sorted
 * @param options what it takes, in its own order
 * @param needsHashKey whether it hashes a part of the request
 * @param isDefault whether it is in force where the config names none
 */
public record PluginDeclaration(
    List<String> names, List<Option<?>> options, boolean needsHashKey, boolean isDefault) {
  /** Copies both lists. */
  public PluginDeclaration {
    names = List.copyOf(names);
    options = List.copyOf(options);
  }

  static PluginDeclaration of(PluginEntry<?> entry, boolean isDefault) {
    List<String> names =
        Stream.concat(Stream.of(entry.name()), entry.aliases().stream().sorted()).toList();
    return new PluginDeclaration(names, entry.options(), entry.needsHashKey(), isDefault);
  }
}
