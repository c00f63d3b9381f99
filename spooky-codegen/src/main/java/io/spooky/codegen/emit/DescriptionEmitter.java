package io.spooky.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import io.spooky.codegen.check.CheckedListener;
import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.FieldEdits;
import io.spooky.codegen.check.RouteText;
import io.spooky.codegen.check.SettingMap;
import io.spooky.codegen.emit.DescribingMethods.Parameter;
import io.spooky.codegen.plan.Group;
import io.spooky.codegen.plan.ProxyPlan;
import io.spooky.codegen.plan.RoutePlan;
import io.spooky.codegen.plan.UpstreamPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes the body of {@code describe} and the methods that it calls: one for the settings, one for
 * each listener and each upstream, and those for the routes.
 */
final class DescriptionEmitter {
  /** The parameter of {@code describe}. */
  static final Parameter PROXY = new Parameter(RuntimeTypes.PROXY_SPEC, "proxy");

  private static final Parameter FIELDS = new Parameter(RuntimeTypes.FIELD_EDITOR, "fields");

  private final Map<String, CodeBlock> editing = new HashMap<>();
  private final ProxyPlan plan;
  private final CheckedProxy proxy;
  private final DescribingMethods methods;
  private final Places places;
  private final UpstreamEmitter upstreams;

  DescriptionEmitter(ProxyPlan plan, DescribingMethods methods) {
    this.plan = plan;
    this.proxy = plan.proxy();
    this.methods = methods;
    this.places = new Places(proxy.source());
    this.upstreams = new UpstreamEmitter(methods, places);
  }

  /** Adds the methods and returns the statements that call them. */
  CodeBlock emit() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.add(add("describeSettings", "The settings of the whole proxy", this::settings));
    for (int i = 0; i < plan.listeners().size(); i++) {
      CheckedListener listener = proxy.listeners().get(i);
      body.add(add(plan.listeners().get(i), "A listener", () -> listener(listener)));
    }
    return body.add(
            methods.groups(
                plan.upstreamGroups(), "Some of the upstreams", PROXY, this::upstreamCalls))
        .add(methods.groups(plan.routeGroups(), "Some of the routes", PROXY, this::routes))
        .build();
  }

  private CodeBlock add(String name, String title, Supplier<CodeBlock> body) {
    return methods.add(name, title, PROXY, body);
  }

  private CodeBlock settings() {
    return CodeBlock.builder()
        .add(block(CodeBlock.of(PROXY.name()), "Root", proxy.root()))
        .add(block(CodeBlock.of("$L.$L()", PROXY.name(), RuntimeTypes.LOG), "Log", proxy.log()))
        .add(block(CodeBlock.of("$L.$L()", PROXY.name(), RuntimeTypes.EDGE), "Edge", proxy.edge()))
        .build();
  }

  private CodeBlock block(CodeBlock start, String keys, SettingMap settings) {
    return settings.values().isEmpty()
        ? CodeBlock.of("")
        : new Chain(places, start).settings(keys, settings).end();
  }

  private CodeBlock listener(CheckedListener listener) {
    CodeBlock start =
        CodeBlock.of(
            "$L.$L($L, $L)",
            PROXY.name(),
            RuntimeTypes.LISTENER,
            listener.line(),
            listener.column());
    CheckedListener.CheckedTls tls = listener.tls();
    if (tls == null) {
      return new Chain(places, start, listener.line())
          .settings("Listen", listener.settings())
          .end();
    }
    return new Chain(places, start, listener.line())
        .settings("Listen", listener.settings())
        .call(CodeBlock.of(".$L($L, $L)", RuntimeTypes.TLS, tls.line(), tls.column()), tls.line())
        .settings("Tls", tls.settings())
        .end();
  }

  private CodeBlock upstreamCalls(Group<UpstreamPlan> group) {
    CodeBlock.Builder calls = CodeBlock.builder();
    group.members().forEach(upstream -> calls.add(upstreams.add(upstream)));
    return calls.build();
  }

  private CodeBlock routes(Group<RoutePlan> group) {
    CodeBlock.Builder code = CodeBlock.builder();
    group.members().forEach(route -> code.add(route(route)));
    return code.build();
  }

  private CodeBlock route(RoutePlan plan) {
    CheckedRoute route = plan.route();
    CodeBlock call =
        CodeBlock.builder()
            .add("$L.$L(", PROXY.name(), RuntimeTypes.ROUTE)
            .add("$L, $S, ", route.upstream(), RouteText.of(route))
            .add("$L, $L)", route.line(), route.column())
            .build();
    Chain chain = new Chain(call, places.comment(route.line(), upstreamName(route)), places);
    chain.settings("Timeouts", route.policy().timeouts());
    chain.settings("Retry", route.policy().retry());
    edits(chain, RuntimeTypes.EDITS_REQUESTS, plan.requestEdits(), route.policy().request(), route);
    edits(
        chain,
        RuntimeTypes.EDITS_RESPONSES,
        plan.responseEdits(),
        route.policy().response(),
        route);
    return chain.end();
  }

  private void edits(
      Chain chain,
      RuntimeTypes.Member member,
      String method,
      FieldEdits edits,
      CheckedRoute route) {
    if (!method.isEmpty()) {
      CodeBlock reference =
          editing.computeIfAbsent(
              method,
              name ->
                  methods.reference(
                      plan.proxyClass(),
                      name,
                      "What a route does to fields: " + places.comment(route.line()).substring(3),
                      FIELDS,
                      () -> edit(edits)));
      chain.call(CodeBlock.of(".$L($L)", member, reference), route.line());
    }
  }

  private static CodeBlock edit(FieldEdits edits) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (String name : edits.remove()) {
      code.addStatement("$L.$L($S)", FIELDS.name(), RuntimeTypes.REMOVE_FIELD, name);
    }
    for (FieldEdits.NewField field : edits.set()) {
      code.addStatement(
          "$L.$L($S, $S)", FIELDS.name(), RuntimeTypes.SET_FIELD, field.name(), field.value());
    }
    for (FieldEdits.NewField field : edits.add()) {
      code.addStatement(
          "$L.$L($S, $S)", FIELDS.name(), RuntimeTypes.ADD_FIELD, field.name(), field.value());
    }
    return code.build();
  }

  private String upstreamName(CheckedRoute route) {
    return proxy.upstreams().get(route.upstream()).name();
  }
}
