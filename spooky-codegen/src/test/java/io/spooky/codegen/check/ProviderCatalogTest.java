package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.spooky.codegen.check.FakeProvider.FakeBalancer;
import io.spooky.codegen.check.FakeProvider.FakePolicy;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Option;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins as the class path offers them, and all that can be wrong with them. */
final class ProviderCatalogTest {
  @TempDir private Path folder;

  /** Sees only the service files of one folder, whatever the class path of the tests holds. */
  private static final class OnlyThisFolder extends URLClassLoader {
    OnlyThisFolder(URL folder, ClassLoader classes) {
      super(new URL[] {folder}, classes);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }

  /** A good strategy. */
  public static final class Good extends FakeBalancer {
    /** For the service loader. */
    public Good() {
      super("good", Set.of("fine"), true, Option.integer("size", 1));
    }
  }

  /** A good policy. */
  public static final class GoodPolicy extends FakePolicy {
    /** For the service loader. */
    public GoodPolicy() {
      super("good-policy");
    }
  }

  /** Cannot be made. */
  public static final class Unmakeable extends FakeBalancer {
    /** For the service loader. */
    public Unmakeable() {
      super("unmakeable", Set.of(), false);
      throw new IllegalStateException("no");
    }
  }

  private ProviderCatalog load(String... balancerClasses) throws IOException {
    services(BalancerProvider.class, balancerClasses);
    services(HealthPolicyProvider.class, GoodPolicy.class.getName());
    try (URLClassLoader loader =
        new OnlyThisFolder(folder.toUri().toURL(), getClass().getClassLoader())) {
      return ProviderCatalog.load(loader);
    }
  }

  private void services(Class<?> service, String... lines) throws IOException {
    Path file = folder.resolve("META-INF/services").resolve(service.getName());
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private static String report(ProviderCatalog catalog) {
    return catalog.problems().stream().map(p -> p.format("f")).collect(Collectors.joining("\n"));
  }

  private static String report(FakeBalancer... balancers) {
    return report(ProviderCatalog.of(List.of(balancers), List.of()));
  }

  @Test
  void load_serviceFiles_areRead() throws IOException {
    ProviderCatalog catalog = load("# a comment", Good.class.getName());

    assertThat(catalog.problems()).isEmpty();
    assertThat(catalog.balancers().find("good").className()).isEqualTo(Good.class.getName());
    assertThat(catalog.balancers().find("fine")).isSameInstanceAs(catalog.balancers().find("good"));
    assertThat(catalog.balancers().find("good").needsHashKey()).isTrue();
    assertThat(catalog.policies().find("good-policy")).isNotNull();
    assertThat(catalog.balancers().find("good-policy")).isNull();
  }

  @Test
  void load_brokenPlugins_areProblemsAndOthersAreFound() throws IOException {
    Path garbage = folder.resolve("broken/Plugin.class");
    Files.createDirectories(garbage.getParent());
    Files.writeString(garbage, "no class file");

    ProviderCatalog catalog =
        load(
            "no.such.Plugin",
            Unmakeable.class.getName(),
            GoodPolicy.class.getName(),
            "broken.Plugin",
            Good.class.getName());

    assertThat(catalog.balancers().find("good")).isNotNull();
    assertThat(catalog.problems()).hasSize(4);
    assertThat(report(catalog)).contains("Provider no.such.Plugin not found");
    assertThat(report(catalog)).contains("Unmakeable could not be instantiated");
    assertThat(report(catalog)).contains("GoodPolicy not a subtype");
    assertThat(report(catalog)).contains("broken/Plugin");
    assertThat(report(catalog))
        .contains("f SPK0403 class path: a balancer plugin cannot be loaded");
  }

  @Test
  void load_malformedServiceFile_isAProblem() throws IOException {
    ProviderCatalog catalog = load("this is no class name");

    assertThat(catalog.problems()).hasSize(1);
    assertThat(catalog.policies().find("good-policy")).isNotNull();
  }

  @Test
  void add_twoClassesOfOneName_namesBoth() {
    assertThat(report(new FakeBalancer("good", Set.of(), false), new Good()))
        .isEqualTo(
            "f SPK0404 class path: the balancer name 'good' is claimed by "
                + FakeBalancer.class.getName()
                + " and by "
                + Good.class.getName()
                + "; take one of the two from the class path");
  }

  @Test
  void add_aliasOfAnother_namesBoth() {
    assertThat(report(new FakeBalancer("fine", Set.of(), false), new Good())).contains("'fine'");
    assertThat(report(new Good(), new FakeBalancer("fine", Set.of(), false))).contains("'fine'");
  }

  @Test
  void add_oneClassTwice_isOnePlugin() {
    assertThat(report(new Good(), new Good())).isEmpty();
  }

  @Test
  void add_otherSpiVersion_isRefused() {
    assertThat(report(version(0))).contains("SPK0405 balancer plugin");
    assertThat(report(version(0))).contains("SPI version 0 (expected: 1 to 1)");
    assertThat(report(version(2))).contains("SPI version 2 (expected: 1 to 1)");
    assertThat(report(version(1))).isEmpty();
  }

  private static FakeBalancer version(int version) {
    return new FakeBalancer("versioned", Set.of("other"), false) {
      @Override
      public int spiVersion() {
        return version;
      }
    };
  }

  @Test
  void add_impossibleDeclarations_areRefused() {
    assertThat(report(named("Good"))).contains("SPK0406");
    assertThat(report(named(""))).contains("SPK0406");
    assertThat(report(named("a_b"))).contains("SPK0406");
    assertThat(report(new FakeBalancer("a", Set.of("a b"), false))).contains("alias 'a b'");
    assertThat(report(with(Option.integer("key", 1)))).contains("rename it");
    assertThat(report(with(Option.integer("Size", 1)))).contains("wrong form");
    assertThat(report(with(Option.integer("a", 1), Option.flag("a", true))))
        .contains("the option 'a' is declared twice");
    assertThat(report(with(Option.integer("a", 1).between(2, 3))))
        .contains("the option 'a' refuses its own default: '1' is out of range");
    assertThat(
            report(
                ProviderCatalog.of(
                    List.of(), List.of(new FakePolicy("p", Option.integer("interval", 1))))))
        .contains("rename it");
  }

  private static FakeBalancer named(String name) {
    return new FakeBalancer(name, Set.of(), false);
  }

  private static FakeBalancer with(Option<?>... options) {
    return new FakeBalancer("a", Set.of(), false, options);
  }

  @Test
  void add_pluginThatThrows_isRefused() {
    FakeBalancer throwing =
        new FakeBalancer("a", Set.of(), false) {
          @Override
          public List<Option<?>> options() {
            throw new IllegalStateException("no options today");
          }
        };

    assertThat(report(throwing)).contains("SPK0403 balancer plugin");
    assertThat(report(throwing)).contains("no options today");
    assertThat(report(new FakeBalancer(null, Set.of(), false))).contains("SPK0403");
    assertThat(report(new FakeBalancer("a", null, false))).contains("SPK0403");
  }

  @Test
  void check_configThatNamesABrokenPlugin_isNotBlamed() {
    ProviderCatalog catalog =
        ProviderCatalog.of(List.of(version(9)), List.of(new FakePolicy("consecutive-failures")));
    String config = GoodConfigs.MINIMAL + "    load_balancing: { type: other, size: 1 }\n";

    Checked checked = Checked.bytes(config.getBytes(UTF_8), catalog);

    assertThat(checked.problems()).hasSize(1);
    assertThat(checked.report()).contains("SPK0405");
    assertThat(checked.proxy()).isEmpty();
  }
}
