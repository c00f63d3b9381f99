package io.spooky.codegen.schema;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.SpookyInspector;
import io.spooky.codegen.TestProviders;
import io.spooky.codegen.check.BlockShape;
import io.spooky.codegen.check.FakePlugins;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.spi.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The schema itself. {@code -Dspooky.golden.update=true} writes the golden anew. */
final class ConfigSchemaTest {
  private static final Path GOLDEN = Path.of("src/test/resources/schema/spooky.schema.json");

  @Test
  void schema_ofTheBuiltInPlugins_isUnchanged() throws IOException {
    String schema = ConfigSchema.of(BuiltIn.catalog());
    if (Boolean.getBoolean("spooky.golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, schema);
    }
    assertThat(schema).isEqualTo(Files.readString(GOLDEN));
  }

  @ParameterizedTest
  @EnumSource
  void block_hasAllKeys(BlockShape shape) {
    JsonNode tree = Validator.of(FakePlugins.catalog()).tree();
    String at = shape == BlockShape.ROOT ? "" : "/definitions/" + ConfigSchema.name(shape);
    Set<String> keys = Set.copyOf(tree.at(at + "/properties").propertyNames());
    assertThat(keys).containsAtLeastElementsIn(shape.keys().stream().map(k -> k.name()).toList());
    assertThat(keys).containsAtLeastElementsIn(shape.options().stream().map(Option::name).toList());
  }

  @Test
  void schema_thirdPartyPlugins_hasTheirOptionsUnderTheirNames() {
    Validator schema = Validator.of(ProviderCatalog.load(new TestProviders()));
    String upstreams = "upstream: { a: { route: {}, load_balancing: { %s }, backends: [%s] } }";
    String backend = "{ id: a, address: '10.0.0.1:80' }";
    String hashing = "type: consistent-hash, key: path, ";
    assertThat(schema.errors(upstreams.formatted(hashing + "replicas: 1024, salt: x", backend)))
        .isEmpty();
    assertThat(schema.errors(upstreams.formatted("salt: x", backend))).isEmpty();
    for (String wrong :
        List.of(
            hashing + "replicas: 1025",
            hashing + "pepper: x",
            "type: round-robin, salt: x",
            "type: random")) {
      assertWithMessage(wrong)
          .that(schema.errors(upstreams.formatted(wrong, backend)))
          .isNotEmpty();
    }
  }

  @Test
  void schema_twice_isTheSame() {
    assertThat(ConfigSchema.of(FakePlugins.catalog()))
        .isEqualTo(ConfigSchema.of(FakePlugins.catalog()));
  }

  @Test
  void inspector_askedForASchema_findsThePlugins() {
    assertThat(SpookyInspector.schema(new TestProviders()).text()).contains("\"salt\"");
  }
}
