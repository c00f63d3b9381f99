package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.SpookyCompiler;
import io.spooky.plugins.weighted.RoundRobinProvider;
import io.spooky.spi.BalancerProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectPluginsTest {
  @Test
  void loader_findsProvidersOfTheClassPathAsOurOwnInterface() throws Exception {
    try (ProjectPlugins plugins = ProjectPlugins.open(List.of(TestProject.builtIns()))) {
      List<String> names =
          ServiceLoader.load(BalancerProvider.class, plugins.loader()).stream()
              .map(found -> found.get().name())
              .toList();
      assertThat(names).contains("round-robin");
    }
  }

  @Test
  void loader_takesProvidersFromTheClassPathAlone() throws Exception {
    try (ProjectPlugins plugins = ProjectPlugins.open(List.of(TestProject.builtIns()))) {
      Class<?> provider = plugins.loader().loadClass(RoundRobinProvider.class.getName());
      assertThat(provider).isNotEqualTo(RoundRobinProvider.class);
    }
    try (ProjectPlugins none = ProjectPlugins.open(List.of())) {
      assertThat(ServiceLoader.load(BalancerProvider.class, none.loader())).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Mojo.class, SpookyCompiler.class, ProjectPlugins.class, Test.class})
  void loader_hidesTheBuild(Class<?> ours) throws Exception {
    try (ProjectPlugins plugins = ProjectPlugins.open(List.of())) {
      assertThrows(ClassNotFoundException.class, () -> plugins.loader().loadClass(ours.getName()));
    }
  }

  @Test
  void open_setsTheContextLoaderUntilClosed() throws Exception {
    ClassLoader outer = Thread.currentThread().getContextClassLoader();
    try (ProjectPlugins plugins = ProjectPlugins.open(List.of())) {
      assertThat(Thread.currentThread().getContextClassLoader()).isEqualTo(plugins.loader());
    }
    assertThat(Thread.currentThread().getContextClassLoader()).isEqualTo(outer);
  }

  @Test
  void open_entryThatIsNotThere_isPassedOver(@TempDir Path base) throws Exception {
    try (ProjectPlugins plugins = ProjectPlugins.open(List.of(base.resolve("absent.jar")))) {
      assertWithMessage("providers")
          .that(ServiceLoader.load(BalancerProvider.class, plugins.loader()))
          .isEmpty();
    }
  }
}
