package io.spooky.spi;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares what plugins compile against with the committed file, so that no change of it goes
 * unnoticed. {@code -Dspooky.golden.update=true} writes the file anew.
 */
final class PublicSurfaceTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "public-surface.txt");

  @Test
  void surface_isTheCommittedOne() throws IOException {
    List<String> actual = PublicSurface.lines();
    if (Boolean.getBoolean("spooky.golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, actual);
    }
    List<String> expected = Files.readAllLines(GOLDEN);
    assertWithMessage(
            "The public surface changed (- gone, + new).%s\n"
                + "If that is meant, run: mvn -pl spooky-spi test -Dtest=PublicSurfaceTest"
                + " -Dspooky.golden.update=true\n",
            difference(expected, actual))
        .that(actual.equals(expected))
        .isTrue();
  }

  private static String difference(List<String> expected, List<String> actual) {
    List<String> lines = new ArrayList<>();
    expected.stream().filter(line -> !actual.contains(line)).forEach(l -> lines.add("- " + l));
    actual.stream().filter(line -> !expected.contains(line)).forEach(l -> lines.add("+ " + l));
    return "\n" + String.join("\n", lines);
  }
}
