package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.spi.config.Problem.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {
  private static Problem error(int line, int column, String code, String message) {
    return new Problem(Severity.ERROR, code, line, column, "upstream 'api'", message);
  }

  @Test
  void format_withPlace() {
    assertThat(error(12, 24, "SPK0103", "no backends").format("edge/config.yaml"))
        .isEqualTo("edge/config.yaml:[12,24] SPK0103 upstream 'api': no backends");
  }

  @Test
  void format_wholeFile() {
    assertThat(error(0, 0, "SPK0001", "is empty").format("config.yaml"))
        .isEqualTo("config.yaml SPK0001 upstream 'api': is empty");
  }

  @Test
  void toString_withoutFile() {
    assertThat(error(1, 2, "SPK0103", "m").toString()).isEqualTo("[1,2] SPK0103 upstream 'api': m");
    assertThat(error(0, 0, "SPK0103", "m").toString()).isEqualTo("SPK0103 upstream 'api': m");
  }

  @Test
  void accessors_returnTheParts() {
    Problem problem = new Problem(Severity.WARNING, "SPK0200", 3, 4, "s", "m");
    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
    assertThat(problem.code()).isEqualTo("SPK0200");
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isEqualTo(4);
    assertThat(problem.subject()).isEqualTo("s");
    assertThat(problem.message()).isEqualTo("m");
  }

  @Test
  void list_sortsByPlaceThenCodeThenText() {
    Problem file = error(0, 0, "SPK9", "z");
    Problem line2 = error(2, 9, "SPK2", "a");
    Problem line10 = error(10, 1, "SPK2", "a");
    Problem line10Later = error(10, 2, "SPK1", "a");
    Problem otherCode = error(10, 2, "SPK2", "a");
    Problem otherText = error(10, 2, "SPK2", "b");
    ProblemList list = new ProblemList();
    List.of(otherText, line10Later, line2, otherCode, file, line10).forEach(list::add);
    assertThat(list.all())
        .containsExactly(file, line2, line10, line10Later, otherCode, otherText)
        .inOrder();
  }

  @Test
  void list_keepsEqualProblemsOnce() {
    ProblemList list = new ProblemList();
    list.error("SPK1", 1, 1, "s", "m");
    list.error("SPK1", 1, 1, "s", "m");
    assertThat(list.all()).hasSize(1);
    assertThat(list.errors()).isEqualTo(1);
  }

  @Test
  void list_warningsAreNoErrors() {
    ProblemList list = new ProblemList();
    list.warning("SPK1", 1, 1, "s", "m");
    assertThat(list.hasErrors()).isFalse();
    assertThat(list.errors()).isEqualTo(0);
    list.error("SPK1", 1, 1, "s", "m");
    assertThat(list.hasErrors()).isTrue();
    assertThat(list.errors()).isEqualTo(1);
    assertThat(list.all()).hasSize(2);
  }

  @Test
  void equals_agreesWithOrder() {
    Problem problem = error(1, 2, "SPK1", "m");
    assertThat(problem).isEqualTo(error(1, 2, "SPK1", "m"));
    assertThat(problem.hashCode()).isEqualTo(error(1, 2, "SPK1", "m").hashCode());
    assertThat(problem).isNotEqualTo(error(1, 2, "SPK1", "n"));
    assertThat(problem)
        .isNotEqualTo(new Problem(Severity.WARNING, "SPK1", 1, 2, "upstream 'api'", "m"));
  }
}
