package io.spooky.codegen.plan;

import java.util.List;

/**
 * How large generated methods and classes may grow. Costs are bytes of bytecode as javac writes
 * them; a test compares them with real class files.
 */
public final class MethodBudget {
  /** HotSpot inlines a hot callee up to this size ({@code FreqInlineSize}); what we aim at. */
  public static final int INLINED = 325;

  /** HotSpot never compiles a method above this size ({@code HugeMethodLimit}); never exceeded. */
  public static final int COMPILED = 8_000;

  /** Tests that stand one below the other before a switch on a byte comes first. */
  private static final int TESTS_IN_A_ROW = 6;

  /** Methods of one route that are tested in one condition; a longer list becomes several tests. */
  static final int METHODS_IN_A_TEST = 16;

  /** Methods tried one after the other by one caller. */
  static final int CALLS_IN_A_ROW = 20;

  /** Match rules in one class of a trie: each takes some entries of a constant pool of 65,535. */
  static final int RULES_IN_A_CLASS = 1_000;

  /** Match rules of a table in code, one for each route; larger tables are tries in arrays. */
  static final int RULES_IN_CODE = 64;

  /** A method that lists routes of a trie; half of what HotSpot would compile, for readers. */
  static final int LISTING = 4_000;

  /** Upstreams in one dispatcher class: keeps its switch and its constructor below the limit. */
  static final int UPSTREAMS_IN_A_CLASS = 200;

  /** Statements that describe routes or call other methods, in one method. */
  public static final int STATEMENTS = 200;

  /** Describing methods in one class: each takes some 30 entries of the constant pool. */
  public static final int DESCRIBING_METHODS_IN_A_CLASS = 400;

  private static final int COMPARISON = 10;
  private static final int FIELD_COMPARISON = 13;
  private static final int RETURN = 4;
  private static final int CALL = 14;
  private static final int CASE = 11;
  private static final int SWITCH = 16;

  private static final int LISTED_ROUTE = 14;
  private static final int LISTED_METHOD = 6;
  private static final int LISTED_FIELD = 9;

  private MethodBudget() {}

  /** Returns the cost of the statement that lists a route of a trie. */
  static int listingCost(MatchRule.PathRule rule) {
    int fields = rule.route().headers().size() + rule.route().query().size();
    return LISTED_ROUTE + LISTED_METHOD * rule.methods().size() + LISTED_FIELD * fields;
  }

  /** Returns the cost of one test with what follows it. */
  static int cost(MatchRule rule) {
    if (rule instanceof MatchRule.PathRule path) {
      int fields = path.route().headers().size() + path.route().query().size();
      return COMPARISON * (path.methods().size() + (path.takesEveryPath() ? 0 : 1))
          + FIELD_COMPARISON * fields
          + RETURN;
    }
    return COMPARISON + CALL;
  }

  /** Returns the cost of a node's own method. */
  static int cost(MatchNode node) {
    if (node instanceof MatchNode.Tests tests) {
      return tests.list().stream().mapToInt(MethodBudget::cost).sum() + RETURN;
    }
    if (node instanceof MatchNode.Branch branch) {
      return SWITCH + branch.cases().values().stream().mapToInt(MethodBudget::caseCost).sum();
    }
    return CALL * ((MatchNode.Sequence) node).parts().size();
  }

  /** Returns whether one method tests these rules, one after the other. */
  static boolean fitsOneMethod(List<MatchRule> rules) {
    return rules.size() <= TESTS_IN_A_ROW
        && rules.stream().mapToInt(MethodBudget::cost).sum() <= INLINED;
  }

  /**
   * Returns whether the cases of a switch hold their tests themselves where they have but one. Up
   * to twice the aim that reads better and costs less than a method for each test.
   */
  static boolean holdsTests(MatchNode.Branch branch) {
    return cost(branch) <= 2 * INLINED;
  }

  /** Returns whether a case of a switch can hold what is tested, without a method for it. */
  static boolean fitsCase(MatchNode node) {
    return node instanceof MatchNode.Tests tests
        && tests.list().size() == 1
        && cost(tests.list().get(0)) <= 2 * COMPARISON + CALL;
  }

  private static int caseCost(MatchNode node) {
    return CASE + (fitsCase(node) ? cost(node) : RETURN);
  }
}
