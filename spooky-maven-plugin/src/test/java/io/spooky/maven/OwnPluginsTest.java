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
    assertThat(find())
        .containsExactly(
            "res/META-INF/services/io.spooky.spi.HealthPolicyProvider:[2,1] SPK0703 plugin"
                + " com.example.A: the config is compiled before this module's own classes, so it"
                + " cannot name this one; move it to a module of its own that this one depends on",
            "res/META-INF/services/io.spooky.spi.HealthPolicyProvider:[4,1] SPK0703 plugin"
                + " com.example.B: the config is compiled before this module's own classes, so it"
                + " cannot name this one; move it to a module of its own that this one depends on")
        .inOrder();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@AutoService(BalancerProvider.class)\npublic class A {}",
        "@AutoService(io.spooky.spi.BalancerProvider.class)\npublic class A {}",
        "@AutoService({Runnable.class, BalancerProvider.class})\npublic class A {}",
        "@AutoService(\n    BalancerProvider.class)\npublic class A {}",
        "public final class A implements Runnable,\n    BalancerProvider {}",
        "class A<T> extends B<T> implements io.spooky.spi.HealthPolicyProvider {}"
      })
  void find_source_namesClassAndLine(String source) throws Exception {
    new TestProject(base).write("src/com/example/A.java", "package com.example;\n\n" + source);
    assertThat(find()).hasSize(1);
    assertThat(find().get(0))
        .startsWith("src/com/example/A.java:[3,1] SPK0703 plugin com.example.A: ");
  }

  @Test
  void find_listedAndDeclared_isToldOnceByItsSource() throws Exception {
    TestProject project = new TestProject(base);
    project.write("src/A.java", "@AutoService(BalancerProvider.class)\nclass A {}");
    project.write("res/META-INF/services/io.spooky.spi.BalancerProvider", "A\n");
    assertThat(find()).hasSize(1);
    assertThat(find().get(0)).startsWith("src/A.java:[1,1] SPK0703 plugin A: ");
  }

  @Test
  void find_otherServices_areNoneOfOurs() throws Exception {
    TestProject project = new TestProject(base);
    project.write("res/META-INF/services/java.lang.Runnable", "com.example.A\n");
    project.write(
        "src/A.java", "@AutoService(Runnable.class) class A implements B { BalancerProvider b; }");
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
