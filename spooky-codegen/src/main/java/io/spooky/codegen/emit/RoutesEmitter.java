package io.spooky.codegen.emit;

import static com.palantir.javapoet.TypeName.INT;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.spooky.codegen.plan.MatchClass;
import io.spooky.codegen.plan.MatchConstant;
import io.spooky.codegen.plan.MatchMethod;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.plan.RouteTablePlan;
import io.spooky.codegen.plan.TriePlan;
import java.nio.charset.StandardCharsets;
import javax.lang.model.element.Modifier;

/** Writes the route table: tests, switches and keys as planned, or a trie. */
final class RoutesEmitter {
  private static final String BYTES = "bytes";

  private final ProxyPlan plan;

  private RoutesEmitter(ProxyPlan plan) {
    this.plan = plan;
  }

  static TypeSpec emit(ProxyPlan plan) {
    return new RoutesEmitter(plan).type();
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.routesClass())
            .addJavadoc(
                "The routes of $L, in the order of their precedence.\n",
                CommentText.code(plan.proxy().source()))
            .addAnnotation(Types.generated())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(RuntimeTypes.ROUTE_TABLE);
    if (plan.table() instanceof TriePlan trie) {
      addReadsFields(type);
      new TrieEmitter(plan).addTo(type, trie);
    } else {
      addCode(type, (RouteTablePlan) plan.table());
    }
    return type.build();
  }

  private void addCode(TypeSpec.Builder type, RouteTablePlan table) {
    MatchClass content = table.content();
    content.constants().forEach((constant, name) -> type.addField(key(constant, name)));
    addReadsFields(type);
    MatchCode code = new MatchCode(plan, table);
    type.addMethod(match(code.inTurn(table.entry())));
    content.methods().forEach(method -> type.addMethod(method(method, code)));
    if (!content.constants().isEmpty()) {
      type.addMethod(bytes());
    }
  }

  private void addReadsFields(TypeSpec.Builder type) {
    if (plan.proxy().routes().stream().anyMatch(route -> !route.headers().isEmpty())) {
      type.addMethod(readsFields());
    }
  }

  private static MethodSpec readsFields() {
    return Types.implementing(RuntimeTypes.READS_FIELDS)
        .returns(TypeName.BOOLEAN)
        .addStatement("return true")
        .build();
  }

  private static MethodSpec match(CodeBlock body) {
    return Types.implementing(RuntimeTypes.MATCH)
        .returns(INT)
        .addParameter(RuntimeTypes.REQUEST_HEAD, MatchCode.HEAD)
        .addCode(body)
        .build();
  }

  private static FieldSpec key(MatchConstant constant, String name) {
    return FieldSpec.builder(ArrayTypeName.of(TypeName.BYTE), name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L($S)", BYTES, constant.text())
        .build();
  }

  private static MethodSpec method(MatchMethod method, MatchCode code) {
    return MethodSpec.methodBuilder(method.name())
        .addJavadoc("$L.\n", title(method.title()))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(INT)
        .addParameter(RuntimeTypes.REQUEST_HEAD, MatchCode.HEAD)
        .addCode(code.body(method.node()))
        .build();
  }

  private static String title(MatchMethod.Title title) {
    String host = title.host().isEmpty() ? "" : " of " + CommentText.code(title.host());
    String text =
        title.text().isEmpty() ? "" : " " + title.verb() + " " + CommentText.code(title.text());
    return title.subject() + host + text;
  }

  private static MethodSpec bytes() {
    return MethodSpec.methodBuilder(BYTES)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ArrayTypeName.of(TypeName.BYTE))
        .addParameter(String.class, "text")
        .addStatement("return text.getBytes($T.UTF_8)", StandardCharsets.class)
        .build();
  }
}
