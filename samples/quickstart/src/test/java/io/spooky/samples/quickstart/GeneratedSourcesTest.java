package io.spooky.samples.quickstart;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the config becomes is what was reviewed: the generated Java is kept in {@code
 * src/test/golden}. {@code -Dspooky.golden.update=true} writes it anew; read the difference.
 */
final class GeneratedSourcesTest {
  private static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Path GENERATED = BASE.resolve("target/generated-sources/spooky");
  private static final Path GOLDEN = BASE.resolve("src/test/golden");

  @Test
  void generatedSources_areTheReviewedOnes() throws IOException {
    Map<String, String> generated = read(GENERATED);
    if (Boolean.getBoolean("spooky.golden.update")) {
      write(generated);
    }
    assertThat(generated).hasSize(3);
    assertThat(generated).isEqualTo(read(GOLDEN));
  }

  private static void write(Map<String, String> files) throws IOException {
    for (String old : read(GOLDEN).keySet()) {
      Files.delete(GOLDEN.resolve(old));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = GOLDEN.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(path).toString().replace('\\', '/');
          files.put(name, Files.readString(path));
        }
      }
    }
    return files;
  }
}
