package io.spooky.codegen.emit;

import static com.palantir.javapoet.TypeName.INT;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.plan.MatchRule.PathRule;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.plan.TriePlan;
import io.spooky.codegen.plan.TriePlan.Listing;
import io.spooky.codegen.plan.TriePlan.Part;
import javax.lang.model.element.Modifier;

/** Writes the members of a route table that is a trie: a statement for each route. */
final class TrieEmitter {
  private static final String TRIE = "TRIE";
  private static final String BUILD = "trie";
  private static final String LIST = "list";
  private static final String BUILDER = "routes";

  private final ProxyPlan plan;
  private final Places places;

  TrieEmitter(ProxyPlan plan) {
    this.plan = plan;
    this.places = new Places(plan.proxy().source());
  }

  void addTo(TypeSpec.Builder type, TriePlan table) {
    type.addField(
        FieldSpec.builder(RuntimeTypes.ROUTE_TRIE, TRIE)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L()", BUILD)
            .build());
    type.addMethod(
        Types.implementing(RuntimeTypes.MATCH)
            .returns(INT)
            .addParameter(RuntimeTypes.REQUEST_HEAD, MatchCode.HEAD)
            .addStatement("return $L.$L($L)", TRIE, RuntimeTypes.TRIE_MATCH, MatchCode.HEAD)
            .build());
    type.addMethod(build(table));
    table.parts().forEach(part -> type.addType(part(part)));
  }

  private static MethodSpec build(TriePlan table) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(BUILD)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(RuntimeTypes.ROUTE_TRIE)
            .addStatement(
                "$T $L = new $T()",
                RuntimeTypes.ROUTE_TRIE_BUILDER,
                BUILDER,
                RuntimeTypes.ROUTE_TRIE_BUILDER);
    table.parts().forEach(part -> method.addStatement("$L.$L($L)", part.name(), LIST, BUILDER));
    return method.addStatement("return $L.$L()", BUILDER, RuntimeTypes.TRIE_BUILD).build();
  }

  private TypeSpec part(Part part) {
    MethodSpec.Builder list = listing(LIST);
    part.listings().forEach(host -> list.addStatement("$L($L)", host.name(), BUILDER));
    TypeSpec.Builder type =
        TypeSpec.classBuilder(part.name())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addMethod(Types.noInstances())
            .addMethod(list.build());
    part.listings().forEach(host -> type.addMethod(routes(host)));
    return type.build();
  }

  private MethodSpec routes(Listing listing) {
    HostMatch host = listing.host();
    MethodSpec.Builder method = listing(listing.name());
    switch (host.kind()) {
      case EXACT -> method.addStatement("$L.$L($S)", BUILDER, RuntimeTypes.TRIE_HOST, host.name());
      case WILDCARD ->
          method.addStatement("$L.$L($S)", BUILDER, RuntimeTypes.TRIE_WILDCARD, host.name());
      case ANY -> method.addStatement("$L.$L()", BUILDER, RuntimeTypes.TRIE_ANY_HOST);
    }
    listing.rules().forEach(rule -> method.addCode(route(rule)));
    return method.build();
  }

  private static MethodSpec.Builder listing(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(RuntimeTypes.ROUTE_TRIE_BUILDER, BUILDER);
  }

  private CodeBlock route(PathRule rule) {
    CodeBlock.Builder code = CodeBlock.builder();
    RuntimeTypes.Member path =
        rule.exact() ? RuntimeTypes.TRIE_PATH : RuntimeTypes.TRIE_PATH_PREFIX;
    code.add("$L.$L($S)", BUILDER, path, rule.key());
    rule.methods().forEach(name -> code.add(".$L($S)", RuntimeTypes.TRIE_METHOD, name));
    rule.route().headers().forEach(match -> code.add(condition(RuntimeTypes.TRIE_FIELD, match)));
    rule.route().query().forEach(match -> code.add(condition(RuntimeTypes.TRIE_QUERY, match)));
    String upstream = plan.proxy().upstreams().get(rule.route().upstream()).name();
    return code.add(".$L($L); ", RuntimeTypes.TRIE_TO, rule.number())
        .add("$L\n", places.comment(rule.route().line(), upstream))
        .build();
  }

  private static CodeBlock condition(RuntimeTypes.Member name, FieldMatch match) {
    return match.kind() == FieldMatch.Kind.EXACT
        ? CodeBlock.of(".$L($S, $S)", name, match.name(), match.value())
        : CodeBlock.of(".$L($S)", name, match.name());
  }
}
