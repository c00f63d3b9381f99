package io.spooky.plugins;

import static com.google.common.truth.Truth.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.spooky.spi.BalancerProvider;
import io.spooky.spi.HealthPolicyProvider;
import io.spooky.spi.Provider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a config can name, and that it is found. */
final class ProvidersTest {
  private static List<Provider> loaded() {
    return Stream.of(BalancerProvider.class, HealthPolicyProvider.class)
        .<Provider>flatMap(kind -> ServiceLoader.load(kind).stream().map(found -> found.get()))
        .toList();
  }

  @Test
  void serviceFiles_listEachProvider() {
    Set<String> declared = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.spooky.plugins")) {
      if (type.isAssignableTo(Provider.class)) {
        declared.add(type.getName());
      }
    }
    assertThat(declared).hasSize(6);
    assertThat(loaded().stream().map(provider -> provider.getClass().getName()).toList())
        .containsExactlyElementsIn(declared);
  }

  @Test
  void names_areThoseOfTheManual() {
    Map<String, Set<String>> names = new TreeMap<>();
    loaded().forEach(provider -> names.put(provider.name(), provider.aliases()));
    assertThat(names)
        .containsExactly(
            "round-robin", Set.of("round_robin", "rr"),
            "random", Set.of(),
            "consistent-hash", Set.of("consistent_hash", "ch"),
            "least-connections", Set.of("least_connection", "least_conn", "lc"),
            "peak-ewma", Set.of("peak_ewma", "ewma"),
            "consecutive-failures", Set.of());
  }

  @Test
  void hashKey_isNeededByHashStrategiesOnly() {
    for (BalancerProvider provider : ServiceLoader.load(BalancerProvider.class)) {
      assertThat(provider.needsHashKey()).isEqualTo(provider.name().equals("consistent-hash"));
    }
  }
}
