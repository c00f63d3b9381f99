package io.spooky.codegen.emit;

import static com.palantir.javapoet.TypeName.INT;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.spooky.codegen.plan.ProxyPlan;
import java.util.ServiceLoader;
import javax.lang.model.element.Modifier;

/** Writes the class that implements the contract. */
final class ProxyEmitter {
  private static final String ROUTES_FIELD = "ROUTES";

  private final ProxyPlan plan;
  private final TypeSpec.Builder type;

  private ProxyEmitter(ProxyPlan plan) {
    this.plan = plan;
    this.type = TypeSpec.classBuilder(plan.proxyClass());
  }

  static TypeSpec emit(ProxyPlan plan) {
    return new ProxyEmitter(plan).type();
  }

  private TypeSpec type() {
    type.addJavadoc(
        "The proxy that $L describes. Stateless, shared by all workers.\n",
        CommentText.code(plan.proxy().source()));
    type.addAnnotation(Types.generated());
    type.addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    type.addSuperinterface(RuntimeTypes.COMPILED_PROXY);
    type.addField(routesField());
    type.addMethod(constructor());
    addIdentity();
    addParts();
    DescribingMethods methods = new DescribingMethods();
    type.addMethod(
        Types.implementing(RuntimeTypes.DESCRIBE)
            .addParameter(DescriptionEmitter.PROXY.type(), DescriptionEmitter.PROXY.name())
            .addCode(new DescriptionEmitter(plan, methods).emit())
            .build());
    methods.addTo(type);
    return type.build();
  }

  private FieldSpec routesField() {
    return FieldSpec.builder(RuntimeTypes.ROUTE_TABLE, ROUTES_FIELD)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("new $T()", ClassName.get(plan.packageName(), plan.routesClass()))
        .build();
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc("Made by {@link $T}.\n", ServiceLoader.class)
        .addModifiers(Modifier.PUBLIC)
        .build();
  }

  private void addIdentity() {
    type.addMethod(
        Types.implementing(RuntimeTypes.CONTRACT_VERSION_METHOD)
            .returns(INT)
            .addStatement("return $T.$L", RuntimeTypes.CONTRACT_VERSION, RuntimeTypes.CURRENT)
            .build());
    type.addMethod(text(RuntimeTypes.NAME, plan.name()));
    type.addMethod(text(RuntimeTypes.SOURCE, plan.proxy().source()));
  }

  private static MethodSpec text(RuntimeTypes.Member member, String value) {
    return Types.implementing(member)
        .returns(String.class)
        .addStatement("return $S", value)
        .build();
  }

  private void addParts() {
    type.addMethod(
        Types.implementing(RuntimeTypes.ROUTES)
            .returns(RuntimeTypes.ROUTE_TABLE)
            .addStatement("return $L", ROUTES_FIELD)
            .build());
    type.addMethod(
        Types.implementing(RuntimeTypes.NEW_DISPATCHER)
            .returns(RuntimeTypes.DISPATCHER)
            .addParameter(RuntimeTypes.BALANCERS, "balancers")
            .addStatement(
                "return new $T(balancers)",
                ClassName.get(plan.packageName(), plan.dispatcherClass()))
            .build());
  }
}
