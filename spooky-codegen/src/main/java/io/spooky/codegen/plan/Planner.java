package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedBackend;
import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedUpstream;
import io.spooky.codegen.check.FieldEdits;
import io.spooky.codegen.plan.UpstreamPlan.BackendPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans the classes of a config. */
public final class Planner {
  private final CheckedProxy proxy;
  private final NameScope describing = new NameScope("describe", "describeSettings");
  private final NameScope fields = new NameScope();
  private final NameScope picks = new NameScope();
  private final Map<FieldEdits, String> editing = new HashMap<>();

  private Planner(CheckedProxy proxy) {
    this.proxy = proxy;
  }

  /**
   * Returns the plan of a config.
   *
   * @param proxy the checked model
   * @param packageName of the classes; empty for the unnamed package
   * @param name the beginning of the classes' names; a Java identifier
   * @param shape of the route table
   */
  public static ProxyPlan plan(
      CheckedProxy proxy, String packageName, String name, TableShape shape) {
    return new Planner(proxy).plan(packageName, name, shape);
  }

  /**
   * Returns a name for classes, made of a text such as a file's name without its extension; {@code
   * Config} where the text has neither letters nor digits.
   */
  public static String typeName(String text) {
    String name = JavaNames.upperCamel(text);
    // Java keeps the underscore alone for itself.
    return name.equals("_") ? "Config" : name;
  }

  private ProxyPlan plan(String packageName, String name, TableShape shape) {
    List<UpstreamPlan> upstreams = upstreams();
    return new ProxyPlan(
        packageName,
        name,
        proxy,
        table(shape),
        proxy.listeners().stream().map(listener -> method("Listener")).toList(),
        upstreams,
        groups("Upstreams", upstreams),
        routeGroups());
  }

  private TablePlan table(TableShape shape) {
    return shape == TableShape.TRIE
        ? TriePlanner.plan(proxy.routes())
        : RouteTablePlanner.plan(proxy.routes());
  }

  private List<Group<RoutePlan>> routeGroups() {
    List<RoutePlan> routes = new ArrayList<>();
    for (CheckedRoute route : proxy.routes()) {
      routes.add(
          new RoutePlan(
              route,
              editing(route.policy().request(), route),
              editing(route.policy().response(), route)));
    }
    return chunked("Routes", Chunks.of(routes, MethodBudget.STATEMENTS, RoutePlan::statements));
  }

  /** Routes that edit fields in the same way share a method. */
  private String editing(FieldEdits edits, CheckedRoute route) {
    return edits.isEmpty()
        ? ""
        : editing.computeIfAbsent(
            edits, key -> describing.allocate("editFieldsOfLine" + route.line()));
  }

  private List<UpstreamPlan> upstreams() {
    List<UpstreamPlan> plans = new ArrayList<>();
    for (CheckedUpstream upstream : proxy.upstreams()) {
      plans.add(upstream(plans.size(), upstream));
    }
    return plans;
  }

  private UpstreamPlan upstream(int number, CheckedUpstream upstream) {
    String words = JavaNames.camelSuffix(upstream.name());
    String describe = method(words);
    List<BackendPlan> backends =
        upstream.backends().stream().map(backend -> backend(words, backend)).toList();
    return new UpstreamPlan(
        number,
        upstream,
        fields.allocate(JavaNames.lowerCamel(upstream.name())),
        picks.allocate("pick" + words),
        describe,
        groups(words + "Backends", backends));
  }

  private BackendPlan backend(String upstreamWords, CheckedBackend backend) {
    String words = upstreamWords + "Backend" + JavaNames.camelSuffix(backend.id());
    return new BackendPlan(method(words), backend);
  }

  private <T> List<Group<T>> groups(String words, List<T> members) {
    return chunked(words, Chunks.of(members, MethodBudget.STATEMENTS));
  }

  private <T> List<Group<T>> chunked(String words, List<List<T>> chunks) {
    List<Group<T>> groups = new ArrayList<>();
    int first = 0;
    for (List<T> chunk : chunks) {
      groups.add(new Group<>(method(words), first, chunk));
      first += chunk.size();
    }
    return groups;
  }

  private String method(String words) {
    return describing.allocate("describe" + words);
  }
}
