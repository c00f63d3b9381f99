package io.spooky.codegen.plan;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.codegen.Models;
import io.spooky.codegen.check.CheckedRoute;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which shape a route table takes. */
final class TableShapeTest {
  private static List<CheckedRoute> routes(int count, String methods) {
    return IntStream.range(0, count)
        .mapToObj(i -> Models.route(0, methods + "a.com/" + i))
        .toList();
  }

  @Test
  void of_asManyRulesAsCodeTakes_isCode() {
    assertThat(TableShape.of(routes(MethodBudget.RULES_IN_CODE, ""))).isEqualTo(TableShape.CODE);
    assertThat(TableShape.of(List.of())).isEqualTo(TableShape.CODE);
  }

  @Test
  void of_oneRuleMore_isTrie() {
    assertThat(TableShape.of(routes(MethodBudget.RULES_IN_CODE + 1, "")))
        .isEqualTo(TableShape.TRIE);
  }

  @Test
  void of_routesOfManyMethods_countsTheirRules() {
    String methods =
        IntStream.rangeClosed(0, MethodBudget.METHODS_IN_A_TEST)
            .mapToObj(i -> "M" + i)
            .collect(Collectors.joining(",", "", " "));
    int half = MethodBudget.RULES_IN_CODE / 2;
    assertThat(TableShape.of(routes(half, methods))).isEqualTo(TableShape.CODE);
    assertThat(TableShape.of(routes(half + 1, methods))).isEqualTo(TableShape.TRIE);
  }
}
