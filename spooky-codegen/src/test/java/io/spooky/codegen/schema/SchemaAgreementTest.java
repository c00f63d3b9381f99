package io.spooky.codegen.schema;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.FakePlugins;
import io.spooky.codegen.schema.BadCase.Reported;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schema and compiler find the same mistakes, as far as a schema can say them. */
final class SchemaAgreementTest {
  private static final Validator SCHEMA = Validator.of(FakePlugins.catalog());

  static Stream<BadCase> badCases() throws IOException {
    return BadCase.readable();
  }

  /** Exactly those that are exempt are not said, so that no exemption outlives its reason. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("badCases")
  void problem_thatASchemaCanSay_isMarkedAtItsPlace(BadCase bad) {
    YamlAsJson document = YamlAsJson.read(bad.yaml()).orElseThrow();
    Set<String> marked = SCHEMA.pointers(document);
    List<Reported> unsaid =
        bad.problems().stream()
            .filter(problem -> problem.verdict() == Verdict.SAYS)
            .filter(problem -> at(document, problem).stream().noneMatch(marked::contains))
            .toList();
    assertWithMessage("%s", unsaid)
        .that(unsaid.stream().map(Reported::place).toList())
        .containsExactlyElementsIn(Exemptions.of(bad.name()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badCases")
  void mark_ofTheSchema_isAProblemOfTheCompiler(BadCase bad) {
    YamlAsJson document = YamlAsJson.read(bad.yaml()).orElseThrow();
    List<String> places =
        bad.problems().stream()
            .filter(problem -> problem.verdict() == Verdict.SAYS)
            .flatMap(problem -> at(document, problem).stream())
            .toList();
    List<String> unfounded =
        SCHEMA.pointers(document).stream()
            .filter(pointer -> places.stream().noneMatch(place -> isNear(pointer, place)))
            .toList();
    if (!bad.isAbandoned()) {
      assertThat(unfounded).isEmpty();
    }
    if (!bad.isSaid()) {
      assertThat(SCHEMA.errors(document)).isEmpty();
    }
  }

  /**
   * A branch for a list or a word marks the whole where the compiler marks an item, and a misspelt
   * key is a missing one, too.
   */
  private static boolean isNear(String pointer, String place) {
    boolean isParent = pointer.equals(place.substring(0, Math.max(0, place.lastIndexOf('/'))));
    return pointer.equals(place)
        || isParent
        || pointer.startsWith(place + "/")
        || (!pointer.isEmpty() && place.startsWith(pointer + "/"));
  }

  /** Problems of the file as a whole stand nowhere. */
  private static Set<String> at(YamlAsJson document, Reported problem) {
    return problem.place().isEmpty() ? Set.of("") : document.at(problem.place());
  }
}
