package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.Compilation;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCompilerTest {
  private static final String UNKNOWN = TestProject.GOOD + "load_balancing: { type: nearest }\n";

  private TestProject project;

  @BeforeEach
  void openProject(@TempDir Path base) {
    project = new TestProject(base);
  }

  @Test
  void compile_goodConfig_returnsSources() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    Compilation compilation = project.compiler().compile(project.job());
    assertThat(compilation.files()).hasSize(3);
    assertThat(project.log.lines()).isEmpty();
  }

  @Test
  void compile_unknownName_tellsOfPluginInTheSameModule() throws Exception {
    project.write("config.yaml", UNKNOWN);
    project.write(
        "src/main/resources/META-INF/services/io.spooky.spi.BalancerProvider",
        "com.example.Nearest # ours\n");
    assertThrows(MojoFailureException.class, () -> project.compiler().compile(project.job()));
    assertThat(project.log.lines()).hasSize(4);
    assertThat(project.log.lines().get(0)).contains("unknown balancer 'nearest'");
    assertThat(project.log.lines().get(1))
        .isEqualTo("ERROR      5 | load_balancing: { type: nearest }");
    assertThat(project.log.lines().get(2))
        .isEqualTo("ERROR        |                         ^~~~~~~");
    assertThat(project.log.lines().get(3))
        .isEqualTo(
            "ERROR src/main/resources/META-INF/services/io.spooky.spi.BalancerProvider:[1,1] SPK0703"
                + " plugin com.example.Nearest: the config is compiled before this module's own"
                + " classes, so it cannot name this one; move it to a module of its own that this"
                + " one depends on");
  }

  @Test
  void compile_knownName_leavesPluginInTheSameModuleAlone() throws Exception {
    project.write("config.yaml", TestProject.GOOD);
    project.write(
        "src/main/resources/META-INF/services/io.spooky.spi.BalancerProvider", "com.example.A\n");
    assertThat(project.compiler().compile(project.job()).failed()).isFalse();
    assertThat(project.log.lines()).isEmpty();
  }

  @Test
  void compile_twoErrors_logsBothAndThrowsTheirNumber() throws Exception {
    project.write("config.yaml", UNKNOWN + "log: { level: loud }\n");
    MojoFailureException e =
        assertThrows(MojoFailureException.class, () -> project.compiler().compile(project.job()));
    assertThat(e).hasMessageThat().isEqualTo("2 errors in edge/config.yaml.");
    assertThat(project.log.lines()).hasSize(6);
    assertThat(project.log.lines().get(3)).startsWith("ERROR edge/config.yaml:[6,15] SPK0106 log:");
    assertThat(project.log.lines().get(5)).isEqualTo("ERROR        |               ^~~~");
  }
}
