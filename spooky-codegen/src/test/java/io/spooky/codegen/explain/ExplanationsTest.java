package io.spooky.codegen.explain;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.config.ProblemCode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code is explained, in the same parts; that its example provokes it is tested by check. */
final class ExplanationsTest {
  private static final Map<String, Explanation> ALL = ExplanationTexts.read();

  @ParameterizedTest
  @EnumSource
  void explain_code_hasEveryPart(ProblemCode code) {
    Explanation explanation = ALL.get(code.code());

    assertWithMessage(code.code()).that(explanation).isNotNull();
    assertThat(explanation.title()).isEqualTo(code.explanation());
    assertThat(explanation.meaning()).isNotEmpty();
    assertThat(explanation.example()).isNotEmpty();
    assertThat(explanation.cure()).isNotEmpty();
  }

  @Test
  void explain_codesOfAStart_haveEveryPart() {
    Set<String> ours =
        Stream.of(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());
    for (Explanation explanation : ALL.values()) {
      assertThat(explanation.cure()).isNotEmpty();
      assertThat(explanation.example()).isNotEmpty();
      boolean start = explanation.code().startsWith("SPK05");
      assertWithMessage(explanation.code())
          .that(ours.contains(explanation.code()))
          .isEqualTo(!start);
    }
    assertThat(ALL.keySet()).containsAtLeast("SPK0501", "SPK0520", "SPK0541", "SPK0593");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPK0101", "spk0101", "0101", "101", " SPK101 ", "SPK-0101"})
  void explain_anySpelling_isTheCode(String code) {
    assertThat(Explanations.explain(code).get(0))
        .isEqualTo("SPK0101: The block has no such key; a key that has no effect is refused.");
    assertThat(Explanations.explain(code)).containsAtLeast("The mistake:", "The cure:").inOrder();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SPK0199", "SPK9999", "", "x\u0000\ny", "99999", "nothing like it"})
  void explain_unknown_isRefused(String code) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Explanations.explain(code));
    assertThat(refusal).hasMessageThat().contains("is not a code");
  }

  @Test
  void explain_unknown_offersOthers() {
    assertThat(assertThrows(IllegalArgumentException.class, () -> Explanations.explain("SPK0115")))
        .hasMessageThat()
        .contains("SPK0114 The config has the flat form");
    assertThat(assertThrows(IllegalArgumentException.class, () -> Explanations.explain("weight")))
        .hasMessageThat()
        .contains("SPK0304");
  }
}
