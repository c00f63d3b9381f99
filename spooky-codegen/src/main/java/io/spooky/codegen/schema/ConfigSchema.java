package io.spooky.codegen.schema;

import io.spooky.codegen.check.BlockShape;
import io.spooky.codegen.check.Keys;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.spi.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the schema: a definition for each block, which the others refer to. */
public final class ConfigSchema {
  private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

  private final KeySchemas keys;

  private ConfigSchema(ProviderCatalog catalog) {
    this.keys = new KeySchemas(catalog);
  }

  /**
   * Returns the schema of configs that can name the plugins of a catalog: JSON with a line end
   * after each line, the same for the same plugins.
   */
  public static String of(ProviderCatalog catalog) {
    return JsonText.of(new ConfigSchema(catalog).root());
  }

  private JsonObject root() {
    JsonObject definitions = new JsonObject();
    for (BlockShape shape : BlockShape.values()) {
      if (shape != BlockShape.ROOT) {
        definitions.put(name(shape), definition(shape));
      }
    }
    definitions.putAll(keys.pluginBlocks());
    return new JsonObject()
        .put("$schema", DRAFT)
        .put("title", "Spooky")
        .put("description", "The config of an HTTP/3 edge.")
        .putAll(block(BlockShape.ROOT))
        .putAll(keys.rule())
        .put("definitions", definitions);
  }

  private JsonObject definition(BlockShape shape) {
    JsonObject block = block(shape);
    return switch (shape) {
      case ROUTE ->
          block.put("not", new JsonObject().put("required", List.of(Keys.PATH, Keys.PATH_PREFIX)));
      case FIELD_EDITS -> block.put("minProperties", 1);
      default -> block;
    };
  }

  /** Returns the schema of a block with all of its keys and no others. */
  private JsonObject block(BlockShape shape) {
    List<String> required = new ArrayList<>();
    JsonObject properties = new JsonObject();
    for (BlockShape.Key key : shape.keys()) {
      properties.put(key.name(), described(key, keys.of(shape, key)));
      if (key.isRequired()) {
        required.add(key.name());
      }
    }
    for (Option<?> option : shape.options()) {
      properties.put(option.name(), OptionSchema.of(option));
      if (option.isRequired()) {
        required.add(option.name());
      }
    }
    return new JsonObject()
        .put("type", "object")
        .put("properties", properties)
        .putAny("required", required)
        .put("additionalProperties", false);
  }

  /** A reference hides what stands beside it, so it gets a level of its own. */
  static JsonObject described(BlockShape.Key key, JsonObject schema) {
    JsonObject described = new JsonObject().put("description", key.description());
    return schema.members().containsKey("$ref")
        ? described.put("allOf", List.of(schema))
        : described.putAll(schema);
  }

  /** Returns the name of a block's definition. */
  static String name(BlockShape shape) {
    return shape.name().toLowerCase(Locale.ROOT);
  }

  /** Returns a reference to a definition. */
  static JsonObject reference(String name) {
    return new JsonObject().put("$ref", "#/definitions/" + name);
  }
}
