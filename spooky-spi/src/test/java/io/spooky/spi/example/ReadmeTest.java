package io.spooky.spi.example;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that the README shows is the code that is compiled and tested here. */
final class ReadmeTest {
  @ParameterizedTest
  @ValueSource(strings = {"FirstFreeProvider", "FirstFreeContractTest"})
  void readme_showsTheCodeThatIsTested(String type) throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/spooky/spi/example", type + ".java"));
    int start = Math.max(source.indexOf("\npublic final"), source.indexOf("\nfinal class"));
    assertThat(Files.readString(Path.of("README.md")))
        .contains("```java" + source.substring(start) + "```");
  }
}
