package io.spooky.codegen.check;

import io.spooky.spi.Option;
import io.spooky.spi.config.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which blocks each key may stand, for messages about a key that stands in the wrong one. Not to
 * be changed once made.
 */
final class KeyHomes {
  /** The keys of the format itself, without options of plugins. */
  static final KeyHomes STATIC = new KeyHomes(blocks());

  private final Map<String, Set<String>> homes = new LinkedHashMap<>();

  private KeyHomes(Map<String, List<String>> blocks) {
    blocks.forEach(
        (block, keys) ->
            keys.forEach(k -> homes.computeIfAbsent(k, key -> new LinkedHashSet<>()).add(block)));
  }

  /** Returns the keys of the format and the options of plugins. */
  static KeyHomes with(ProviderCatalog catalog) {
    Map<String, List<String>> blocks = blocks();
    for (PluginEntry<?> entry : catalog.balancers().all()) {
      add(blocks, "load_balancing with type: " + entry.name(), names(entry.options()));
    }
    for (PluginEntry<?> entry : catalog.policies().all()) {
      add(blocks, "health_check with policy: " + entry.name(), names(entry.options()));
    }
    return new KeyHomes(blocks);
  }

  private static void add(Map<String, List<String>> blocks, String block, List<String> more) {
    List<String> all = new ArrayList<>(blocks.getOrDefault(block, List.of()));
    all.addAll(more);
    blocks.put(block, all);
  }

  private static Map<String, List<String>> blocks() {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    for (BlockShape shape : BlockShape.values()) {
      if (!shape.title().isEmpty()) {
        blocks.put(shape.title(), shape.suggested());
      }
    }
    return blocks;
  }

  private static List<String> names(List<Option<?>> options) {
    return options.stream().<String>map(Option::name).toList();
  }

  /**
   * Returns the end of a message about an unknown key: the key that was meant, where it belongs, or
   * which keys there are.
   *
   * @param known the keys of the block in which it stands
   */
  String hint(String written, Collection<String> known) {
    Optional<String> near = Suggestions.nearest(written, known);
    Set<String> here = homes.getOrDefault(written, Set.of());
    if (!here.isEmpty() && near.filter(word -> Suggestions.isSame(written, word)).isEmpty()) {
      return "; it belongs under " + String.join(" or ", here);
    }
    if (near.isEmpty()) {
      Optional<String> far = Suggestions.nearest(written, homes.keySet());
      if (far.isPresent()) {
        String blocks = String.join(" or ", homes.getOrDefault(far.get(), Set.of()));
        return "; did you mean '" + far.get() + "', which belongs under " + blocks + "?";
      }
    }
    return Suggestions.hint(written, known);
  }
}
