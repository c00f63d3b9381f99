package io.spooky.codegen.schema;

import io.spooky.codegen.check.Keys;
import io.spooky.codegen.check.PluginDeclaration;
import io.spooky.spi.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema of a block that names a plugin and holds its options. Which options may stand there
 * follows from the name: each name has a branch with its keys, so that an editor suggests these and
 * refuses others. Where a block names none, a wider block decides; at the top level, the default.
 */
final class PluginSchema {
  private final List<PluginDeclaration> plugins;
  private final JsonObject common;
  private final List<String> nameKeys;

  /**
   * Makes the schemas of one kind of plugin.
   *
   * @param common the keys of the block that are no options of plugins, with their schemas
   * @param nameKeys those of them that name the plugin
   */
  PluginSchema(List<PluginDeclaration> plugins, JsonObject common, List<String> nameKeys) {
    this.plugins = plugins;
    this.common = common;
    this.nameKeys = nameKeys;
  }

  /** Returns the names and aliases of all plugins. */
  static JsonObject names(List<PluginDeclaration> plugins) {
    return Scalars.words(plugins.stream().flatMap(plugin -> plugin.names().stream()).toList());
  }

  /** Returns the schema of the block at the top level. */
  JsonObject atTop() {
    Optional<PluginDeclaration> byDefault =
        plugins.stream().filter(PluginDeclaration::isDefault).findFirst();
    return named(byDefault.map(plugin -> keys(plugin, true)).orElseGet(() -> ofAny(known())), true);
  }

  /** Returns the schema of the block where a wider one may name the plugin. */
  JsonObject within() {
    return named(ofAny(known()), false);
  }

  /** Returns the schema of a block that holds options of whatever plugin is named elsewhere. */
  JsonObject unnamed() {
    return new JsonObject().put("type", "object").putAll(ofAny(common));
  }

  /**
   * Returns a rule for the whole config: where the top level has no key to hash, upstreams that
   * name a strategy that hashes must have one.
   */
  JsonObject hashKeyRule() {
    List<JsonObject> hashing =
        plugins.stream().filter(PluginDeclaration::needsHashKey).map(this::names).toList();
    if (hashing.isEmpty()) {
      return new JsonObject();
    }
    JsonObject needsKey = branch(anyOf(hashing), has(Keys.KEY));
    JsonObject upstream = holding(Keys.LOAD_BALANCING, needsKey);
    JsonObject all = holding(Keys.UPSTREAM, new JsonObject().put("additionalProperties", upstream));
    JsonObject topHasKey =
        has(Keys.LOAD_BALANCING).putAll(holding(Keys.LOAD_BALANCING, has(Keys.KEY)));
    return branch(new JsonObject().put("not", topHasKey), all);
  }

  private static JsonObject holding(String key, JsonObject value) {
    return new JsonObject().put("properties", new JsonObject().put(key, value));
  }

  private JsonObject named(JsonObject inherited, boolean atTop) {
    List<JsonObject> branches = new ArrayList<>();
    for (PluginDeclaration plugin : plugins) {
      branches.add(branch(names(plugin), keys(plugin, atTop)));
    }
    JsonObject anyName = anyOf(nameKeys.stream().map(PluginSchema::has).toList());
    branches.add(branch(new JsonObject().put("not", anyName), inherited));
    return new JsonObject().put("type", "object").put("properties", common).put("allOf", branches);
  }

  private static JsonObject branch(JsonObject condition, JsonObject then) {
    return new JsonObject().put("if", condition).put("then", then);
  }

  private static JsonObject anyOf(List<JsonObject> conditions) {
    return conditions.size() == 1 ? conditions.get(0) : new JsonObject().put("anyOf", conditions);
  }

  private static JsonObject has(String key) {
    return new JsonObject().put("required", List.of(key));
  }

  private JsonObject names(PluginDeclaration plugin) {
    JsonObject name = Scalars.words(plugin.names());
    return anyOf(
        nameKeys.stream()
            .map(key -> has(key).put("properties", new JsonObject().put(key, name)))
            .toList());
  }

  /** The block itself says what these keys hold. */
  private JsonObject known() {
    JsonObject properties = new JsonObject();
    common.members().keySet().forEach(key -> properties.put(key, true));
    return properties;
  }

  /** The keys of a block whose plugin is known. What hashes nothing has no key to hash. */
  private JsonObject keys(PluginDeclaration plugin, boolean atTop) {
    JsonObject properties = known();
    // At the top level, the key is a default of upstreams that may name other strategies.
    if (!atTop && !plugin.needsHashKey()) {
      properties.remove(Keys.KEY);
    }
    plugin.options().forEach(option -> properties.put(option.name(), OptionSchema.of(option)));
    return closed(properties);
  }

  /** The keys of a block whose plugin is named elsewhere: the options of all of them. */
  private JsonObject ofAny(JsonObject others) {
    JsonObject properties = new JsonObject().putAll(others);
    Map<String, List<JsonObject>> options = new LinkedHashMap<>();
    for (PluginDeclaration plugin : plugins) {
      for (Option<?> option : plugin.options()) {
        List<JsonObject> same = options.computeIfAbsent(option.name(), n -> new ArrayList<>());
        JsonObject schema = OptionSchema.of(option);
        if (!same.contains(schema)) {
          same.add(schema);
        }
      }
    }
    options.forEach((name, schemas) -> properties.put(name, anyOf(schemas)));
    return closed(properties);
  }

  private static JsonObject closed(JsonObject properties) {
    return new JsonObject().put("properties", properties).put("additionalProperties", false);
  }
}
