package io.spooky.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import io.spooky.codegen.check.CheckedBackend;
import io.spooky.codegen.check.CheckedPlugin;
import io.spooky.codegen.check.CheckedUpstream;
import io.spooky.codegen.check.SettingMap;
import io.spooky.codegen.emit.DescribingMethods.Parameter;
import io.spooky.codegen.plan.Group;
import io.spooky.codegen.plan.UpstreamPlan;
import io.spooky.codegen.plan.UpstreamPlan.BackendPlan;

/** Writes the methods that describe upstreams and their backends. */
final class UpstreamEmitter {
  private static final Parameter UPSTREAM = new Parameter(RuntimeTypes.UPSTREAM_SPEC, "upstream");
  private static final String BACKEND = "backend";

  private final DescribingMethods methods;
  private final Places places;

  UpstreamEmitter(DescribingMethods methods, Places places) {
    this.methods = methods;
    this.places = places;
  }

  /** Adds the methods of an upstream and returns the statement that calls the first. */
  CodeBlock add(UpstreamPlan plan) {
    String title = "The upstream " + CommentText.code(plan.upstream().name());
    return methods.add(
        plan.describe(), title, DescriptionEmitter.PROXY, () -> upstream(plan, title));
  }

  private CodeBlock upstream(UpstreamPlan plan, String title) {
    CheckedUpstream upstream = plan.upstream();
    CodeBlock start =
        CodeBlock.builder()
            .add("$T $L = ", UPSTREAM.type(), UPSTREAM.name())
            .add("$L.$L(", DescriptionEmitter.PROXY.name(), RuntimeTypes.UPSTREAM)
            .add("$S, $L, $L)", upstream.name(), upstream.line(), upstream.column())
            .build();
    return CodeBlock.builder()
        .add(
            new Chain(places, start, upstream.line())
                .settings("Timeouts", upstream.timeouts())
                .settings("Retry", upstream.retry())
                .settings("Limits", upstream.limits())
                .end())
        .add(plugin(RuntimeTypes.UPSTREAM_BALANCER, upstream.balancer()))
        .add(plugin(RuntimeTypes.HEALTH_POLICY, upstream.healthPolicy()))
        .add(
            methods.groups(
                plan.backendGroups(),
                "Some backends of t" + title.substring(1),
                UPSTREAM,
                group -> backendCalls(group, title)))
        .build();
  }

  private CodeBlock plugin(RuntimeTypes.Member member, CheckedPlugin plugin) {
    CodeBlock start =
        CodeBlock.builder()
            .add("$L.$L(", UPSTREAM.name(), member)
            .add("$S, $S, ", plugin.name(), plugin.className())
            .add("$L, $L)", plugin.line(), plugin.column())
            .build();
    return new Chain(places, start, plugin.line()).options(plugin.options()).end();
  }

  private CodeBlock backendCalls(Group<BackendPlan> group, String title) {
    CodeBlock.Builder calls = CodeBlock.builder();
    for (BackendPlan plan : group.members()) {
      String id = CommentText.code(plan.backend().id());
      String backendTitle = "The backend " + id + " of t" + title.substring(1);
      calls.add(
          methods.add(plan.describe(), backendTitle, UPSTREAM, () -> backend(plan.backend())));
    }
    return calls.build();
  }

  private CodeBlock backend(CheckedBackend backend) {
    CodeBlock call =
        CodeBlock.builder()
            .add("$L.$L(", UPSTREAM.name(), RuntimeTypes.BACKEND)
            .add("$S, $L, $L)", backend.id(), backend.line(), backend.column())
            .build();
    CodeBlock more = probe(backend).toBuilder().add(healthOptions(backend)).build();
    CodeBlock start =
        more.isEmpty()
            ? call
            : CodeBlock.of("$T $L = $L", RuntimeTypes.BACKEND_SPEC, BACKEND, call);
    return new Chain(places, start, backend.line())
        .settings("Backend", backend.settings()).end().toBuilder().add(more).build();
  }

  private CodeBlock probe(CheckedBackend backend) {
    SettingMap probe = backend.probe();
    if (probe == null) {
      return CodeBlock.of("");
    }
    CodeBlock start =
        CodeBlock.of(
            "$L.$L($L, $L)", BACKEND, RuntimeTypes.PROBE, backend.line(), backend.column());
    return new Chain(places, start, backend.line()).settings("Probe", probe).end();
  }

  private CodeBlock healthOptions(CheckedBackend backend) {
    if (backend.healthOptions().values().isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock start = CodeBlock.of("$L.$L()", BACKEND, RuntimeTypes.HEALTH_OPTIONS);
    return new Chain(places, start).options(backend.healthOptions()).end();
  }
}
