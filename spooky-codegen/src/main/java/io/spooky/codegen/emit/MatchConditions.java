package io.spooky.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.emit.RuntimeTypes.Member;
import io.spooky.codegen.plan.MatchClass;
import io.spooky.codegen.plan.MatchConstant;
import io.spooky.codegen.plan.MatchRule;
import io.spooky.codegen.plan.MatchRule.HostRule;
import io.spooky.codegen.plan.MatchRule.PathRule;
import java.util.ArrayList;
import java.util.List;

/** Writes the conditions of the match methods. */
final class MatchConditions {
  private static final int METHODS_ON_A_LINE = 2;
  private static final int TESTS_ON_A_LINE = 2;

  private final MatchClass owner;

  MatchConditions(MatchClass owner) {
    this.owner = owner;
  }

  /** Returns the condition under which a rule takes the request; never of one that takes all. */
  CodeBlock of(MatchRule rule) {
    if (rule instanceof HostRule host) {
      return compare(
          host.exact() ? RuntimeTypes.HOST_IS : RuntimeTypes.HOST_ENDS_WITH,
          MatchConstant.keyOf(rule));
    }
    return path((PathRule) rule);
  }

  private CodeBlock path(PathRule rule) {
    List<CodeBlock> tests = new ArrayList<>();
    if (!rule.takesEveryPath()) {
      tests.add(
          compare(
              rule.exact() ? RuntimeTypes.PATH_IS : RuntimeTypes.PATH_IS_UNDER,
              MatchConstant.keyOf(rule)));
    }
    List<FieldMatch> headers = rule.route().headers();
    List<FieldMatch> query = rule.route().query();
    if (!rule.methods().isEmpty()) {
      boolean alone = tests.isEmpty() && headers.isEmpty() && query.isEmpty();
      CodeBlock methods = methods(rule.methods());
      tests.add(rule.methods().size() == 1 || alone ? methods : CodeBlock.of("($L)", methods));
    }
    headers.forEach(header -> tests.add(header(header)));
    query.forEach(parameter -> tests.add(parameter(parameter)));
    boolean oneLine = tests.size() <= TESTS_ON_A_LINE && rule.methods().size() <= 1;
    return tests.stream().collect(CodeBlock.joining(oneLine ? " && " : "\n$>$>&& $<$<"));
  }

  private static CodeBlock header(FieldMatch match) {
    return match.kind() == FieldMatch.Kind.EXACT
        ? CodeBlock.of(
            "$L.$L($S, $S)", MatchCode.HEAD, RuntimeTypes.FIELD_IS, match.name(), match.value())
        : CodeBlock.of("$L.$L($S)", MatchCode.HEAD, RuntimeTypes.HAS_FIELD, match.name());
  }

  private CodeBlock parameter(FieldMatch match) {
    MatchConstant name = MatchConstant.ofQuery(match.name());
    return match.kind() == FieldMatch.Kind.EXACT
        ? CodeBlock.of(
            "$L.$L($L, $L)",
            MatchCode.HEAD,
            RuntimeTypes.QUERY_IS,
            owner.nameOf(name),
            owner.nameOf(MatchConstant.ofQuery(match.value())))
        : compare(RuntimeTypes.HAS_QUERY, name);
  }

  private CodeBlock methods(List<String> methods) {
    String or = methods.size() > METHODS_ON_A_LINE ? "\n$>$>|| $<$<" : " || ";
    return methods.stream()
        .map(method -> compare(RuntimeTypes.METHOD_IS, MatchConstant.ofMethod(method)))
        .collect(CodeBlock.joining(or));
  }

  private CodeBlock compare(Member comparison, MatchConstant constant) {
    return CodeBlock.of("$L.$L($L)", MatchCode.HEAD, comparison, owner.nameOf(constant));
  }
}
