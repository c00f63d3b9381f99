package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.config.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code bad} holds a config and, to the letter, what is said about it. With {@code
 * -Dspooky.golden.update=true} the expected texts are written anew.
 */
final class BadConfigTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).resolve("src/test/resources/bad");

  // Faults of the bytes, of other files or of plugins, which other tests cover.
  private static final Set<ProblemCode> ELSEWHERE =
      EnumSet.of(
          ProblemCode.UNREADABLE_FILE,
          ProblemCode.FILE_TOO_LARGE,
          ProblemCode.NOT_UTF8,
          ProblemCode.TOO_LONG,
          ProblemCode.NESTING,
          ProblemCode.CERTIFICATE_HOSTS,
          ProblemCode.CERTIFICATE_TIME,
          ProblemCode.CERTIFICATE_KEY,
          ProblemCode.CERTIFICATE_FILE,
          ProblemCode.PLUGIN_NOT_LOADED,
          ProblemCode.PLUGIN_NAME_TAKEN,
          ProblemCode.SERVICES_NOT_MERGED,
          ProblemCode.RELOCATED,
          ProblemCode.OWN_PLUGIN,
          ProblemCode.PLUGIN_VERSION,
          ProblemCode.PLUGIN_DECLARATION);

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void report_badConfig(String name) throws IOException {
    Checked checked = Checked.bytes(Files.readAllBytes(ROOT.resolve(name).resolve("config.yaml")));
    Path golden = ROOT.resolve(name).resolve("expected.txt");
    if (Boolean.getBoolean("spooky.golden.update")) {
      Files.writeString(golden, checked.report());
    }
    assertThat(checked.problems()).isNotEmpty();
    assertWithMessage(name).that(checked.report()).isEqualTo(Files.readString(golden));
  }

  @Test
  void codes_allProblems_haveACase() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String name : cases()) {
      all.append(Files.readString(ROOT.resolve(name).resolve("expected.txt")));
    }
    Set<ProblemCode> missing =
        Stream.of(ProblemCode.values())
            .filter(code -> !ELSEWHERE.contains(code) && all.indexOf(code.code()) < 0)
            .collect(Collectors.toSet());
    assertThat(missing).isEmpty();
  }
}
