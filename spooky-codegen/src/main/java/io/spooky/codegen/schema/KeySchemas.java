package io.spooky.codegen.schema;

import io.spooky.codegen.check.BlockShape;
import io.spooky.codegen.check.ConfigChecker;
import io.spooky.codegen.check.Keys;
import io.spooky.codegen.check.PluginDeclaration;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.codegen.check.TextForm;
import io.spooky.codegen.route.Expectations;
import io.spooky.spi.Option;
import java.util.List;

/** What the keys that are no options hold: blocks, lists, and texts that the build decides. */
final class KeySchemas {
  private static final String WITHIN = "upstream_";

  private final List<PluginDeclaration> balancers;
  private final List<PluginDeclaration> policies;

  KeySchemas(ProviderCatalog catalog) {
    this.balancers = catalog.declaredBalancers();
    this.policies = catalog.declaredPolicies();
  }

  /** Returns the schema of what a key holds. */
  JsonObject of(BlockShape shape, BlockShape.Key key) {
    return switch (key.name()) {
      case Keys.VERSION -> Scalars.words(List.of(ConfigChecker.VERSION));
      case Keys.LISTEN -> Scalars.oneOrMore(reference(BlockShape.LISTEN));
      case Keys.TLS -> reference(BlockShape.TLS);
      case Keys.UPSTREAM -> upstreams();
      case Keys.ROUTE -> Scalars.oneOrMore(reference(BlockShape.ROUTE));
      case Keys.BACKENDS -> Scalars.list(reference(BlockShape.BACKEND)).put("minItems", 1);
      case Keys.LOAD_BALANCING, Keys.HEALTH_CHECK -> pluginBlock(shape, key.name());
      case Keys.TIMEOUTS ->
          reference(shape == BlockShape.ROUTE ? BlockShape.ROUTE_TIMEOUTS : BlockShape.TIMEOUTS);
      case Keys.RETRY ->
          reference(shape == BlockShape.ROUTE ? BlockShape.ROUTE_RETRY : BlockShape.RETRY);
      case Keys.LIMITS -> reference(BlockShape.LIMITS);
      case Keys.EDGE -> reference(BlockShape.EDGE);
      case Keys.LOG -> reference(BlockShape.LOG);
      case Keys.EXPECT -> expectations();
      case Keys.TYPE, Keys.LB_TYPE -> PluginSchema.names(balancers);
      case Keys.POLICY -> PluginSchema.names(policies);
      case Keys.ID -> text(TextForm.NAME);
      case Keys.KEY -> text(TextForm.HASH_KEY);
      default -> ofRoute(key.name());
    };
  }

  private static JsonObject ofRoute(String key) {
    return switch (key) {
      case Keys.HOST -> text(TextForm.HOST);
      case Keys.PATH, Keys.PATH_PREFIX -> text(TextForm.PATH);
      case Keys.METHOD -> methods();
      case Keys.HEADERS -> matches(TextForm.HEADER_NAME, TextForm.HEADER_VALUE);
      case Keys.QUERY -> matches(TextForm.PARAMETER_NAME, TextForm.PARAMETER_VALUE);
      case Keys.PRESENT -> Scalars.words(List.of("true"));
      case Keys.REQUEST_HEADERS, Keys.RESPONSE_HEADERS -> reference(BlockShape.FIELD_EDITS);
      case Keys.SET, Keys.ADD -> named(TextForm.EDITED_NAME, text(TextForm.HEADER_VALUE));
      case Keys.REMOVE -> Scalars.oneOrMore(text(TextForm.EDITED_NAME));
      default -> throw new IllegalArgumentException("what '" + key + "' holds is not known here");
    };
  }

  /** Returns the definitions of blocks that depend on the plugins. */
  JsonObject pluginBlocks() {
    PluginSchema balancing = balancing();
    PluginSchema health =
        new PluginSchema(policies, common(BlockShape.HEALTH_CHECK), List.of(Keys.POLICY));
    PluginSchema ofBackend =
        new PluginSchema(policies, common(BlockShape.BACKEND_HEALTH_CHECK), List.of());
    return new JsonObject()
        .put(Keys.LOAD_BALANCING, oneName(balancing.atTop()))
        .put(WITHIN + Keys.LOAD_BALANCING, oneName(balancing.within()))
        .put(Keys.HEALTH_CHECK, orNothing(health.atTop()))
        .put(WITHIN + Keys.HEALTH_CHECK, orNothing(health.within()))
        .put(ConfigSchema.name(BlockShape.BACKEND_HEALTH_CHECK), orNothing(ofBackend.unnamed()));
  }

  /** Returns what holds between the top level and upstreams. */
  JsonObject rule() {
    return balancing().hashKeyRule();
  }

  private PluginSchema balancing() {
    return new PluginSchema(
        balancers, common(BlockShape.LOAD_BALANCING), List.of(Keys.TYPE, Keys.LB_TYPE));
  }

  private JsonObject common(BlockShape shape) {
    JsonObject properties = new JsonObject();
    for (BlockShape.Key key : shape.keys()) {
      properties.put(key.name(), ConfigSchema.described(key, of(shape, key)));
    }
    for (Option<?> option : shape.options()) {
      properties.put(option.name(), OptionSchema.of(option));
    }
    return properties;
  }

  private static JsonObject pluginBlock(BlockShape shape, String key) {
    return switch (shape) {
      case ROOT -> ConfigSchema.reference(key);
      case UPSTREAM -> ConfigSchema.reference(WITHIN + key);
      default -> reference(BlockShape.BACKEND_HEALTH_CHECK);
    };
  }

  private static JsonObject oneName(JsonObject block) {
    return block
        .put("if", new JsonObject().put("required", List.of(Keys.TYPE)))
        .put("then", new JsonObject().put("properties", new JsonObject().put(Keys.LB_TYPE, false)));
  }

  /** Probes with every default are asked for by the key alone. */
  private static JsonObject orNothing(JsonObject block) {
    return block.put("type", List.of("object", "null"));
  }

  private static JsonObject upstreams() {
    return named(TextForm.NAME, reference(BlockShape.UPSTREAM)).put("minProperties", 1);
  }

  private static JsonObject expectations() {
    JsonObject line = Scalars.text(Environment.never(Expectations.FORM), Expectations.EXPECTED);
    return Scalars.oneOf(line, Scalars.list(line));
  }

  private static JsonObject methods() {
    JsonObject method = Scalars.oneOf(Scalars.words(TextForm.methods()), text(TextForm.METHOD));
    return Scalars.oneOf(method, Scalars.list(method).put("minItems", 1).put("uniqueItems", true));
  }

  private static JsonObject matches(TextForm name, TextForm value) {
    return named(name, Scalars.oneOf(text(value), reference(BlockShape.PRESENCE)))
        .put("minProperties", 1);
  }

  private static JsonObject named(TextForm name, JsonObject value) {
    JsonObject form = new JsonObject();
    return new JsonObject()
        .put("type", "object")
        .put(
            "propertyNames",
            Scalars.withPattern(form, Environment.whole(name.regex()), name.expected()))
        .put("additionalProperties", value);
  }

  private static JsonObject text(TextForm form) {
    String regex =
        form.mayHoldReference() ? Environment.never(form.regex()) : Environment.whole(form.regex());
    return Scalars.text(regex, form.expected());
  }

  private static JsonObject reference(BlockShape shape) {
    return ConfigSchema.reference(ConfigSchema.name(shape));
  }
}
