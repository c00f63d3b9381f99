package io.spooky.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import io.spooky.codegen.emit.RuntimeTypes.Member;
import io.spooky.codegen.plan.MatchClass;
import io.spooky.codegen.plan.MatchConstant;
import io.spooky.codegen.plan.MatchRule;
import io.spooky.codegen.plan.MatchRule.HostRule;
import io.spooky.codegen.plan.MatchRule.PathRule;
import java.util.List;

/** Writes the conditions of one class's match methods. */
final class MatchConditions {
  private static final int METHODS_ON_A_LINE = 2;

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
    PathRule path = (PathRule) rule;
    if (path.takesEveryPath()) {
      return methods(path.methods());
    }
    CodeBlock key =
        compare(
            path.exact() ? RuntimeTypes.PATH_IS : RuntimeTypes.PATH_IS_UNDER,
            MatchConstant.keyOf(rule));
    return path.methods().isEmpty() ? key : and(key, path.methods());
  }

  private CodeBlock and(CodeBlock key, List<String> methods) {
    return methods.size() == 1
        ? CodeBlock.of("$L && $L", key, methods(methods))
        : CodeBlock.of("$L\n$>$>&& ($L)$<$<", key, methods(methods));
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
