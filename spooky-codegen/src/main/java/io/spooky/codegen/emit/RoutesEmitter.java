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
import java.nio.charset.StandardCharsets;
import javax.lang.model.element.Modifier;

/** Writes the route table: tests, switches and keys as planned. */
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
    MatchClass outer = plan.table().classes().get(0);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(plan.routesClass())
            .addJavadoc(
                "The routes of $L, in the order of their precedence.\n",
                CommentText.code(plan.proxy().source()))
            .addAnnotation(Types.generated())
            .addModifiers(Modifier.FINAL)
            .addSuperinterface(RuntimeTypes.ROUTE_TABLE);
    addKeys(type, outer);
    if (plan.proxy().routes().stream().anyMatch(route -> !route.headers().isEmpty())) {
      type.addMethod(readsFields());
    }
    type.addMethod(match(outer));
    addMethods(type, outer);
    if (plan.table().classes().stream().anyMatch(part -> !part.constants().isEmpty())) {
      type.addMethod(bytes());
    }
    plan.table().classes().stream().skip(1).forEach(part -> type.addType(nested(part)));
    return type.build();
  }

  private static MethodSpec readsFields() {
    return Types.implementing(RuntimeTypes.READS_FIELDS)
        .returns(TypeName.BOOLEAN)
        .addStatement("return true")
        .build();
  }

  private MethodSpec match(MatchClass outer) {
    CodeBlock body = new MatchCode(plan, outer).inTurn(plan.table().entry());
    return Types.implementing(RuntimeTypes.MATCH)
        .returns(INT)
        .addParameter(RuntimeTypes.REQUEST_HEAD, MatchCode.HEAD)
        .addCode(body)
        .build();
  }

  private TypeSpec nested(MatchClass part) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(part.name())
            .addJavadoc("Routes for which the classes before have no room.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    addKeys(type, part);
    type.addMethod(Types.noInstances());
    addMethods(type, part);
    return type.build();
  }

  private static void addKeys(TypeSpec.Builder type, MatchClass owner) {
    owner.constants().forEach((constant, name) -> type.addField(key(constant, name)));
  }

  private static FieldSpec key(MatchConstant constant, String name) {
    return FieldSpec.builder(ArrayTypeName.of(TypeName.BYTE), name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L($S)", BYTES, constant.text())
        .build();
  }

  private void addMethods(TypeSpec.Builder type, MatchClass owner) {
    MatchCode code = new MatchCode(plan, owner);
    for (MatchMethod method : owner.methods()) {
      type.addMethod(
          MethodSpec.methodBuilder(method.name())
              .addJavadoc("$L.\n", title(method.title()))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(INT)
              .addParameter(RuntimeTypes.REQUEST_HEAD, MatchCode.HEAD)
              .addCode(code.body(method.node()))
              .build());
    }
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
