package io.spooky.codegen.emit;

import static com.palantir.javapoet.TypeName.INT;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.spooky.codegen.check.HashKey;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.plan.UpstreamPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the dispatcher: a field and a method for each upstream, and the switch between them. */
final class DispatcherEmitter {
  private static final String UPSTREAM = "upstream";
  private static final String REQUEST = "request";
  private static final String BALANCERS = "balancers";

  private final Places places;

  private DispatcherEmitter(ProxyPlan plan) {
    this.places = new Places(plan.proxy().source());
  }

  static TypeSpec emit(ProxyPlan plan) {
    DispatcherEmitter emitter = new DispatcherEmitter(plan);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.dispatcherClass())
            .addJavadoc(
                "Picks backends for one worker, by the strategies of $L.\n",
                CommentText.code(plan.proxy().source()))
            .addAnnotation(Types.generated());
    List<List<UpstreamPlan>> parts = plan.dispatcherParts();
    if (parts.size() == 1) {
      emitter.addUpstreams(type, parts.get(0));
    } else {
      emitter.addParts(type, parts);
    }
    return type.addModifiers(Modifier.FINAL).build();
  }

  private void addUpstreams(TypeSpec.Builder type, List<UpstreamPlan> upstreams) {
    type.addSuperinterface(RuntimeTypes.DISPATCHER);
    upstreams.forEach(
        upstream ->
            type.addField(
                RuntimeTypes.BALANCER, upstream.field(), Modifier.PRIVATE, Modifier.FINAL));
    CodeBlock.Builder fields = CodeBlock.builder();
    CodeBlock.Builder cases = CodeBlock.builder();
    for (UpstreamPlan upstream : upstreams) {
      fields.add("this.$L = ", upstream.field());
      fields.add("$L.$L($L);\n", BALANCERS, RuntimeTypes.BALANCERS_OF, upstream.number());
      cases.add("case $L -> $L($L);\n", upstream.number(), upstream.pick(), REQUEST);
    }
    type.addMethod(constructor(fields.build()));
    type.addMethod(pick(UPSTREAM, cases.build()));
    upstreams.forEach(upstream -> type.addMethod(pickOne(upstream)));
  }

  /** Too many for one class: nested dispatchers of equal size. */
  private void addParts(TypeSpec.Builder type, List<List<UpstreamPlan>> parts) {
    type.addSuperinterface(RuntimeTypes.DISPATCHER);
    CodeBlock.Builder fields = CodeBlock.builder();
    CodeBlock.Builder cases = CodeBlock.builder();
    for (int number = 0; number < parts.size(); number++) {
      ClassName part = ClassName.get("", "Part" + (number + 1));
      String field = "part" + (number + 1);
      type.addField(part, field, Modifier.PRIVATE, Modifier.FINAL);
      fields.add("this.$L = new $T($L);\n", field, part, BALANCERS);
      cases.add("case $L -> $L.", number, field);
      cases.add("$L($L, $L);\n", RuntimeTypes.PICK, UPSTREAM, REQUEST);
      type.addType(part(part.simpleName(), parts.get(number)));
    }
    type.addMethod(constructor(fields.build()));
    type.addMethod(pick(UPSTREAM + " / " + parts.get(0).size(), cases.build()));
  }

  private TypeSpec part(String name, List<UpstreamPlan> upstreams) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name);
    type.addJavadoc("Some of the upstreams; one class has no room for all.\n");
    type.addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    addUpstreams(type, upstreams);
    return type.build();
  }

  private static MethodSpec constructor(CodeBlock fields) {
    return MethodSpec.constructorBuilder()
        .addParameter(RuntimeTypes.BALANCERS, BALANCERS)
        .addCode(fields)
        .build();
  }

  private static MethodSpec pick(String selector, CodeBlock cases) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (cases.isEmpty()) {
      code.add("throw new $T($L);\n", IndexOutOfBoundsException.class, UPSTREAM);
    } else {
      code.add("return switch ($L) {\n$>", selector).add(cases);
      code.add("default -> throw new $T($L);\n", IndexOutOfBoundsException.class, UPSTREAM);
      code.add("$<};\n");
    }
    return Types.implementing(RuntimeTypes.PICK)
        .returns(INT)
        .addParameter(INT, UPSTREAM)
        .addParameter(RuntimeTypes.PICK_REQUEST, REQUEST)
        .addCode(code.build())
        .build();
  }

  private MethodSpec pickOne(UpstreamPlan plan) {
    HashKey key = plan.upstream().hashKey();
    CodeBlock request = key == null ? CodeBlock.of(REQUEST) : withHashKey(key);
    int line = key == null ? plan.upstream().balancer().line() : key.line();
    return MethodSpec.methodBuilder(plan.pick())
        .addJavadoc(
            "The upstream $L, balanced by $L.\n",
            CommentText.code(plan.upstream().name()),
            CommentText.code(plan.upstream().balancer().name()))
        .addModifiers(Modifier.PRIVATE)
        .returns(INT)
        .addParameter(RuntimeTypes.PICK_REQUEST, REQUEST)
        .addCode(
            "return this.$L.$L($L); $L\n",
            plan.field(),
            RuntimeTypes.BALANCER_PICK,
            request,
            places.comment(line))
        .build();
  }

  private static CodeBlock withHashKey(HashKey key) {
    CodeBlock hash =
        switch (key.part()) {
          case HEADER -> named(RuntimeTypes.HASH_OF_HEADER, key);
          case COOKIE -> named(RuntimeTypes.HASH_OF_COOKIE, key);
          case QUERY -> named(RuntimeTypes.HASH_OF_QUERY, key);
          case PATH -> unnamed(RuntimeTypes.HASH_OF_PATH);
          case HOST -> unnamed(RuntimeTypes.HASH_OF_HOST);
          case SOURCE_IP -> unnamed(RuntimeTypes.HASH_OF_SOURCE_IP);
        };
    return CodeBlock.of("$L.$L($L)", REQUEST, RuntimeTypes.WITH_HASH_KEY, hash);
  }

  private static CodeBlock named(RuntimeTypes.Member hash, HashKey key) {
    return CodeBlock.of("$L.$L($S)", REQUEST, hash, key.name());
  }

  private static CodeBlock unnamed(RuntimeTypes.Member hash) {
    return CodeBlock.of("$L.$L()", REQUEST, hash);
  }
}
