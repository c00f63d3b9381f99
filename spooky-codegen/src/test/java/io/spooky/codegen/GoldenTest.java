package io.spooky.codegen;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated sources, byte by byte, and through a strict javac. Run with {@code
 * -Dspooky.golden.update=true} to write the goldens anew, and read the difference.
 */
final class GoldenTest {
  private static final boolean UPDATE = Boolean.getBoolean("spooky.golden.update");

  static Stream<String> cases() throws IOException {
    return Golden.names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generate_golden_isUnchanged(String name) throws IOException {
    Map<String, String> generated = Golden.generate(name);
    if (UPDATE) {
      write(Golden.expected(name), generated);
    }
    assertWithMessage("files of %s", Golden.expected(name))
        .that(read(Golden.expected(name)))
        .isEqualTo(generated);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compile_golden_hasNoWarning(String name) throws IOException {
    Compiled.of(Golden.generate(name));
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    for (Path old : read(folder).keySet().stream().map(folder::resolve).toList()) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          String relative = folder.relativize(path).toString().replace('\\', '/');
          files.put(relative, Files.readString(path, StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }
}
