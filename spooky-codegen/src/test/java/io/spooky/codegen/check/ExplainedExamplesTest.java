package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.explain.Explanations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mistake that an explanation shows is refused with the very code that it explains. */
final class ExplainedExamplesTest {
  private static final Path CERTS =
      Path.of(System.getProperty("basedir", ".")).resolve("src/test/resources/certs");

  /** What no text can show: missing and huge files, bytes, and faults of plugins. */
  private static final Set<ProblemCode> NOT_A_TEXT =
      EnumSet.of(
          ProblemCode.UNREADABLE_FILE,
          ProblemCode.FILE_TOO_LARGE,
          ProblemCode.NOT_UTF8,
          ProblemCode.PLUGIN_NOT_LOADED,
          ProblemCode.PLUGIN_NAME_TAKEN,
          ProblemCode.PLUGIN_VERSION,
          ProblemCode.PLUGIN_DECLARATION,
          ProblemCode.SERVICES_NOT_MERGED,
          ProblemCode.RELOCATED,
          ProblemCode.OWN_PLUGIN);

  @ParameterizedTest
  @EnumSource
  void example_code_isWhatItProvokes(ProblemCode code) {
    List<String> lines = example(code);
    if (NOT_A_TEXT.contains(code)) {
      assertWithMessage(code.code()).that(lines.get(0)).startsWith("(");
      return;
    }
    Checked checked = Checked.files(config(code, lines), files(code));
    List<String> codes = checked.problems().stream().map(p -> p.code()).toList();

    assertWithMessage("%s: %s", code, checked.report()).that(codes).contains(code.code());
    // An example with other faults would teach the wrong thing.
    assertWithMessage("%s: %s", code, checked.report())
        .that(codes.stream().distinct().toList())
        .containsExactly(code.code());
  }

  private static List<String> example(ProblemCode code) {
    List<String> lines = Explanations.explain(code.code());
    return lines.subList(lines.indexOf("The mistake:") + 1, lines.indexOf("The cure:") - 1).stream()
        .map(line -> line.substring(4))
        .toList();
  }

  /** Most examples show the line with the mistake alone. */
  private static String config(ProblemCode code, List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    text = text.replace("\\x00", "\0").replaceAll("\\(a word of.*\\)", "x".repeat(9_000));
    boolean whole =
        text.contains("upstream") || text.contains("backends:") || code == ProblemCode.EMPTY_FILE;
    return whole ? text : text + GoodConfigs.MINIMAL;
  }

  private static CertificateFiles files(ProblemCode code) {
    boolean late = code == ProblemCode.CERTIFICATE_TIME;
    Instant now = Instant.parse((late ? "2300" : "2050") + "-01-01T00:00:00Z");
    return new CertificateFiles(CERTS, now, true);
  }
}
