package io.spooky.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import io.spooky.codegen.emit.RuntimeTypes.Member;
import io.spooky.codegen.plan.MatchMethod;
import io.spooky.codegen.plan.MatchNode;
import io.spooky.codegen.plan.MatchNode.Branch;
import io.spooky.codegen.plan.MatchNode.Scan;
import io.spooky.codegen.plan.MatchNode.Sequence;
import io.spooky.codegen.plan.MatchNode.Tests;
import io.spooky.codegen.plan.MatchRule;
import io.spooky.codegen.plan.MatchRule.HostRule;
import io.spooky.codegen.plan.MatchRule.PathRule;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.plan.RouteTablePlan;
import java.util.List;

/** Writes the bodies of the match methods. */
final class MatchCode {
  /** The name of the parameter that holds the request. */
  static final String HEAD = "head";

  private static final String FOUND = "route";

  /** What a switch found: its cases hold the longer keys. */
  private static final String LONGER = "longer";

  private final ProxyPlan plan;
  private final RouteTablePlan table;
  private final MatchConditions conditions;
  private final Places places;

  MatchCode(ProxyPlan plan, RouteTablePlan table) {
    this.plan = plan;
    this.table = table;
    this.conditions = new MatchConditions(table.content());
    this.places = new Places(plan.proxy().source());
  }

  /** Returns the statements of a node's own method. */
  CodeBlock body(MatchNode node) {
    if (node instanceof Branch branch) {
      return branch(branch);
    }
    return node instanceof Sequence sequence ? inTurn(sequence.parts()) : tests((Tests) node);
  }

  /** Returns statements that try parts, each with its own method, until one finds a route. */
  CodeBlock inTurn(List<MatchNode> parts) {
    if (parts.isEmpty()) {
      return returnNoRoute();
    }
    if (parts.size() == 1) {
      return CodeBlock.of("return $L;\n", call(parts.get(0)));
    }
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("int $L = $L;\n", FOUND, call(parts.get(0)));
    for (MatchNode part : parts.subList(1, parts.size())) {
      code.beginControlFlow("if ($L == $L)", FOUND, RuntimeTypes.NO_ROUTE);
      code.add("$L = $L;\n", FOUND, call(part));
      code.endControlFlow();
    }
    return code.add("return $L;\n", FOUND).build();
  }

  private CodeBlock tests(Tests tests) {
    CodeBlock.Builder code = CodeBlock.builder();
    MatchRule last = tests.list().get(tests.list().size() - 1);
    for (MatchRule rule : tests.list()) {
      if (rule instanceof PathRule path && path.takesAll()) {
        return code.add("return $L; $L\n", path.number(), comment(rule)).build();
      }
      code.beginControlFlow("if ($L)", conditions.of(rule));
      code.add(
          rule instanceof HostRule host
              ? hostFound(host, rule == last)
              : routeFound((PathRule) rule));
      code.endControlFlow();
    }
    return code.add(returnNoRoute()).build();
  }

  private CodeBlock routeFound(PathRule rule) {
    return CodeBlock.of("return $L; $L\n", rule.number(), comment(rule));
  }

  private CodeBlock hostFound(HostRule rule, boolean last) {
    // What an exact host has no route for is tried elsewhere; after the last wildcard is nothing.
    if (rule.exact() || last) {
      return CodeBlock.of("return $L;\n", call(rule.paths()));
    }
    return CodeBlock.builder()
        .add("int $L = $L;\n", FOUND, call(rule.paths()))
        .add(returnIfFound(FOUND))
        .build();
  }

  private CodeBlock branch(Branch branch) {
    if (branch.rest().isEmpty()) {
      return CodeBlock.builder().add("return ").add(choice(branch)).build();
    }
    MatchNode rest = branch.rest().get();
    return CodeBlock.builder()
        .add("int $L =\n$>$>", LONGER)
        .add(choice(branch))
        .add("$<$<")
        .add(returnIfFound(LONGER))
        .add(table.methodOf(rest).isPresent() ? inTurn(List.of(rest)) : body(rest))
        .build();
  }

  private CodeBlock choice(Branch branch) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("switch ($L.$L($L)) {\n$>", HEAD, reader(branch.scan()), branch.position());
    branch.cases().forEach((octet, node) -> code.add(choiceCase(octet, node)));
    return code.add("default -> $L;\n$<};\n", RuntimeTypes.NO_ROUTE).build();
  }

  private CodeBlock choiceCase(char octet, MatchNode node) {
    String label = CharLiteral.of(octet);
    if (table.methodOf(node).isPresent()) {
      return CodeBlock.of("case $L -> $L;\n", label, call(node));
    }
    MatchRule rule = ((Tests) node).list().get(0);
    return CodeBlock.builder()
        .add("case $L -> $L", label, conditions.of(rule))
        .add(" ? $L : $L; $L\n", outcome(rule), RuntimeTypes.NO_ROUTE, comment(rule))
        .build();
  }

  private CodeBlock outcome(MatchRule rule) {
    return rule instanceof HostRule host
        ? call(host.paths())
        : CodeBlock.of("$L", ((PathRule) rule).number());
  }

  private String comment(MatchRule rule) {
    if (rule instanceof PathRule path) {
      int upstream = path.route().upstream();
      return places.comment(path.route().line(), plan.proxy().upstreams().get(upstream).name());
    }
    return "// " + CommentText.line((((HostRule) rule).exact() ? "" : "*") + rule.key());
  }

  private CodeBlock call(MatchNode node) {
    MatchMethod method = table.methodOf(node).orElseThrow();
    return CodeBlock.of("$L($L)", method.name(), HEAD);
  }

  private static CodeBlock returnIfFound(String variable) {
    return CodeBlock.builder()
        .beginControlFlow("if ($L != $L)", variable, RuntimeTypes.NO_ROUTE)
        .add("return $L;\n", variable)
        .endControlFlow()
        .build();
  }

  private static CodeBlock returnNoRoute() {
    return CodeBlock.of("return $L;\n", RuntimeTypes.NO_ROUTE);
  }

  private static Member reader(Scan scan) {
    return switch (scan) {
      case HOST -> RuntimeTypes.HOST_AT;
      case HOST_FROM_END -> RuntimeTypes.HOST_FROM_END;
      case PATH -> RuntimeTypes.PATH_AT;
    };
  }
}
