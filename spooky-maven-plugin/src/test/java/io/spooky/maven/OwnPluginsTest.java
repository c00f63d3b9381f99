package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnPluginsTest {
  @TempDir private Path base;

  @Test
  void find_serviceFile_namesItsClasses() throws Exception {
    new TestProject(base)
        .write(
            "res/META-INF/services/io.spooky.spi.HealthPolicyProvider",
            "# ours\ncom.example.A\n\ncom.example.B # too\n");
    assertThat(find()).hasSize(1);
    assertThat(find().get(0))
        .startsWith(
            "res/META-INF/services/io.spooky.spi.HealthPolicyProvider registers com.example.A,"
                + " com.example.B, but ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@AutoService(BalancerProvider.class)",
        "@AutoService(io.spooky.spi.BalancerProvider.class)",
        "@AutoService({Runnable.class, BalancerProvider.class})",
        "@AutoService(\n    BalancerProvider.class)"
      })
  void find_annotation_namesItsFile(String annotation) throws Exception {
    new TestProject(base).write("src/com/example/A.java", annotation + "\npublic class A {}\n");
    assertThat(find()).hasSize(1);
    assertThat(find().get(0)).startsWith("src/com/example/A.java registers a BalancerProvider, ");
  }

  @Test
  void find_otherServices_areNoneOfOurs() throws Exception {
    TestProject project = new TestProject(base);
    project.write("res/META-INF/services/java.lang.Runnable", "com.example.A\n");
    project.write("src/A.java", "@AutoService(Runnable.class) class A { BalancerProvider b; }");
    assertThat(find()).isEmpty();
  }

  @Test
  void find_noFolders_findsNothing() throws Exception {
    assertThat(find()).isEmpty();
  }

  private List<String> find() throws IOException {
    return new OwnPlugins(base).find(List.of(base.resolve("res")), List.of(base.resolve("src")));
  }
}
