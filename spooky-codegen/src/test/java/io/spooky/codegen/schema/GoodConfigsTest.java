package io.spooky.codegen.schema;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.TestProviders;
import io.spooky.codegen.check.FakePlugins;
import io.spooky.codegen.check.GoodConfigs;
import io.spooky.codegen.check.ProviderCatalog;
import io.spooky.spi.Balancer;
import io.spooky.spi.BalancerContext;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.Option;
import io.spooky.spi.Options;
import io.spooky.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compiler takes, the schema takes. */
final class GoodConfigsTest {
  private static final Path GOLDENS = Path.of("src/test/golden");
  private static final Path PROJECT = Path.of("..");

  /** The options of the strategy in the sample {@code custom-balancer}. */
  private static final class Canary implements BalancerProvider {
    @Override
    public String name() {
      return "canary";
    }

    @Override
    public int spiVersion() {
      return SpiVersion.CURRENT;
    }

    @Override
    public List<Option<?>> options() {
      return List.of(Option.percent("share", "5%").between(0.0, 0.5));
    }

    @Override
    public Balancer newBalancer(Options options, BalancerContext context) {
      throw new AssertionError("no config is run here");
    }
  }

  static List<String> goodConfigs() {
    return GoodConfigs.ALL;
  }

  @ParameterizedTest
  @MethodSource("goodConfigs")
  void goodConfig_ofTheChecks_isTaken(String yaml) {
    assertThat(Validator.of(FakePlugins.catalog()).errors(yaml)).isEmpty();
  }

  static List<Path> goldens() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDENS, 2)) {
      return files.filter(file -> file.endsWith("config.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void goldenConfig_isTaken(Path config) throws IOException {
    Validator schema = Validator.of(ProviderCatalog.load(new TestProviders()));
    assertThat(schema.errors(Files.readString(config))).isEmpty();
  }

  static List<Path> samples() {
    return Stream.of(
            "samples/quickstart/config.yaml",
            "spooky-maven-plugin/src/it/fat-jar/config.yaml",
            "spooky-maven-plugin/src/it/minimal-project/config.yaml",
            "spooky-maven-plugin/src/it/routes-and-diff/base.yaml",
            "spooky-maven-plugin/src/it/routes-and-diff/config.yaml",
            "spooky-codegen/src/test/resources/inspect/before.yaml",
            "spooky-codegen/src/test/resources/inspect/after.yaml")
        .map(PROJECT::resolve)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void configOfASample_isTaken(Path config) throws IOException {
    assertThat(Validator.of(BuiltIn.catalog()).errors(Files.readString(config))).isEmpty();
  }

  @Test
  void configWithAStrategyOfItsOwn_isTaken() throws IOException {
    Path config = PROJECT.resolve("samples/custom-balancer/edge/config.yaml");
    ProviderCatalog catalog =
        ProviderCatalog.of(List.of(new TestProviders.RoundRobin(), new Canary()), List.of());
    assertThat(Validator.of(catalog).errors(Files.readString(config))).isEmpty();
  }

  /** Examples with dots or placeholders show the format, and are no configs. */
  @Test
  void configOfTheReadme_isTaken() throws IOException {
    List<String> configs =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PROJECT.resolve("README.md")))
            .results()
            .map(block -> block.group(1))
            .filter(yaml -> yaml.contains("upstream:") && !yaml.contains("..."))
            .toList();
    assertThat(configs).isNotEmpty();
    for (String yaml : configs) {
      assertWithMessage(yaml).that(Validator.of(BuiltIn.catalog()).errors(yaml)).isEmpty();
    }
  }
}
