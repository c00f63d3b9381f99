package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.spooky.spi.config.Problem.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a file, and where the mark stands. */
final class SourceTextTest {
  private static List<String> excerpt(String text, int line, int column) {
    return SourceText.of(text.getBytes(UTF_8)).excerpt(line, column, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: consistent-hsh, key: x        | 7  | 14",
        "type: consistent-hsh, key: x        | 1  | 4",
        "port: 0123 # eighty-three           | 7  | 4",
        "a: \"b \\\" c\" # d                 | 4  | 8",
        "a: \"${PORT:9889}\"                 | 4  | 14",
        "{ port: ${PORT:9889} }              | 9  | 12",
        "address: ::1                        | 10 | 3",
        "{ a: b }                            | 1  | 1",
        "- id: x                             | 1  | 1",
        "port: -1                            | 7  | 2",
        "key:                                | 5  | 1",
        "key: two words                      | 6  | 9"
      })
  void excerpt_place_marksTheWholePart(String line, int column, int length) {
    String mark = excerpt(line, 1, column).get(1);
    assertThat(mark).isEqualTo("       | " + " ".repeat(column - 1) + "^" + "~".repeat(length - 1));
  }

  @Test
  void excerpt_windowsFileWithMark_countsLikeAnEditor() {
    assertThat(excerpt("\uFEFFa: 1\r\nb: 2\rc: 3\n", 2, 4))
        .containsExactly("     2 | b: 2", "       |    ^")
        .inOrder();
    assertThat(excerpt("\uFEFFa: 1\r\nb: 2\rc: 3\n", 3, 4).get(0)).isEqualTo("     3 | c: 3");
    assertThat(excerpt("\uFEFFa: 1", 1, 1).get(0)).isEqualTo("     1 | a: 1");
  }

  @Test
  void excerpt_wideAndCombiningCharacters_alignTheMark() {
    assertThat(excerpt("ä\u0301: x", 1, 5).get(1)).isEqualTo("       |    ^");
    assertThat(excerpt("漢字: x", 1, 5).get(1)).isEqualTo("       |       ^");
    assertThat(excerpt("😀: x", 1, 4).get(1)).isEqualTo("       |     ^");
    assertThat(excerpt("a: 漢字", 1, 4).get(1)).isEqualTo("       |    ^~~~");
  }

  @Test
  void excerpt_controlCharacters_areVisibleAndAlignTheMark() {
    assertThat(excerpt("\tport: x", 1, 8))
        .containsExactly("     1 | \\tport: x", "       |         ^")
        .inOrder();
    assertThat(excerpt("a\u0000\u001b[31m: x", 1, 1).get(0))
        .isEqualTo("     1 | a\\x00\\x1b[31m: x");
    assertThat(excerpt("a: \u202eb", 1, 5))
        .containsExactly("     1 | a: \\u202eb", "       |          ^")
        .inOrder();
  }

  @Test
  void excerpt_longLine_isCutAroundTheMark() {
    String line = "a".repeat(500) + ", bad, " + "c".repeat(500);
    List<String> shown = excerpt(line, 1, 503);

    assertThat(shown.get(0)).startsWith("     1 | ...aaa");
    assertThat(shown.get(0)).endsWith("ccc...");
    assertThat(shown.get(0).length()).isLessThan(120);
    assertThat(shown.get(0).substring(shown.get(1).indexOf('^'))).startsWith("bad,");
    assertThat(shown.get(1)).endsWith("^~~");
  }

  @Test
  void excerpt_longPart_isMarkedAtItsBeginning() {
    List<String> shown = excerpt("a: " + "x".repeat(900), 1, 4);
    assertThat(shown.get(1)).isEqualTo("       |    ^" + "~".repeat(39));
    assertThat(shown.get(0).length()).isLessThan(120);
  }

  @Test
  void excerpt_noSuchPlace_isNothing() {
    assertThat(excerpt("a: 1", 0, 0)).isEmpty();
    assertThat(excerpt("a: 1", 2, 1)).isEmpty();
    assertThat(excerpt("a: 1", 1, 99).get(1)).isEqualTo("       |     ^");
    assertThat(excerpt("", 1, 1)).containsExactly("     1 |", "       | ^").inOrder();
  }

  @Test
  void excerpt_notUtf8_isShownWithReplacements() {
    byte[] bytes = {'a', ':', ' ', (byte) 0xff};
    assertThat(SourceText.of(bytes).excerpt(1, 4, ""))
        .containsExactly("     1 | a: \ufffd", "       |    ^")
        .inOrder();
  }

  @Test
  void lines_problem_areThePlacesAndTheAdvice() {
    ProblemList problems = new ProblemList();
    problems.add(
        new Problem(Severity.ERROR, "SPK0302", 2, 7, "upstream 'api'", "the id 'a' is taken")
            .also(1, 7, "it is taken\nhere")
            .advise(List.of("- id: b", "")));
    assertThat(problems.all().get(0).hasExcerpt()).isFalse();
    problems.source(SourceText.of("- id: a\n- id: a\n".getBytes(UTF_8)));

    assertThat(problems.all().get(0).lines("f.yaml"))
        .containsExactly(
            "f.yaml:[2,7] SPK0302 upstream 'api': the id 'a' is taken",
            "     2 | - id: a",
            "       |       ^",
            "     1 | - id: a",
            "       |       ^ it is taken\\nhere",
            "    - id: b",
            "")
        .inOrder();
    assertThat(problems.all().get(0).hasExcerpt()).isTrue();
  }
}
