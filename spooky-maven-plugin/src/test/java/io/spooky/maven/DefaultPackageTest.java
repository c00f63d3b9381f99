package io.spooky.maven;

import static com.google.common.truth.Truth.assertThat;

import javax.lang.model.SourceVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefaultPackageTest {
  @ParameterizedTest(name = "{0}:{1}")
  @CsvSource({
    "com.example, edge, com.example.edge",
    "com.example, my-edge, com.example.my_edge",
    "com.example, com.example, com.example",
    "com.example, com.example.edge, com.example.edge",
    "com.example, com.examples, com.example.com.examples",
    "com.example.new, edge, com.example.new_.edge",
    "com.123, 4ever, com._123._4ever",
    "Com.Example, EDGE, com.example.edge",
    "com.ex..ample, edge., com.ex.ample.edge",
    "com.example, édge, com.example._dge",
    "com.example, _, com.example.__"
  })
  void of_coordinates_isLegal(String groupId, String artifactId, String expected) {
    String name = DefaultPackage.of(groupId, artifactId);
    assertThat(name).isEqualTo(expected);
    assertThat(SourceVersion.isName(name, SourceVersion.RELEASE_17)).isTrue();
  }
}
