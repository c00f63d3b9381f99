package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Reads configs that tests describe. */
abstract class ConfigReaderFixture {
  static final Path BASE = Path.of("/etc/spooky");

  @TempDir Path folder;
  private ClassLoader providers;
  Map<String, String> environment = Map.of();

  @BeforeEach
  void makeLoader() throws IOException {
    providers = TestLoader.of(folder);
  }

  final ProxyConfig read(FakeProxy proxy) throws ConfigRejectedException {
    return ConfigReader.read(proxy, providers, environment::get, BASE);
  }

  final List<String> problems(FakeProxy proxy) {
    var rejected = assertThrows(ConfigRejectedException.class, () -> read(proxy));
    return rejected.getMessage().lines().toList();
  }

  final List<String> problems(Consumer<ProxySpec> description) {
    return problems(new FakeProxy(description));
  }

  final List<String> warnings(Consumer<ProxySpec> description) throws ConfigRejectedException {
    ProblemList found = new ProblemList();
    var unused =
        ConfigReader.read(new FakeProxy(description), providers, environment::get, BASE, found);
    assertThat(found.errors()).isEqualTo(0);
    return found.all().stream().map(problem -> problem.format("config.yaml")).toList();
  }
}
