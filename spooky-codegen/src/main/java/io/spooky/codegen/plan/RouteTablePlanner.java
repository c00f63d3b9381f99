package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.plan.MatchNode.Scan;
import io.spooky.codegen.plan.MatchRule.HostRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the route table's plan: one tree for exact hosts, one for wildcards, one for any host. */
final class RouteTablePlanner {
  private static final Comparator<HostRule> LONGEST_FIRST =
      Comparator.comparingInt(rule -> -rule.key().length());

  private RouteTablePlanner() {}

  static RouteTablePlan plan(List<CheckedRoute> routes) {
    Map<HostMatch, List<MatchRule.PathRule>> groups = RouteGroups.of(routes);
    MatchLayout layout = new MatchLayout();
    List<MatchNode> entry = new ArrayList<>();
    hosts(groups, HostMatch.Kind.EXACT, Scan.HOST)
        .ifPresent(node -> entry.add(layout.placeExactHosts(node)));
    hosts(groups, HostMatch.Kind.WILDCARD, Scan.HOST_FROM_END)
        .ifPresent(node -> entry.add(layout.placeWildcardHosts(node)));
    groups.forEach(
        (host, rules) -> {
          if (host.kind() == HostMatch.Kind.ANY) {
            entry.add(layout.placePaths(MatchTreeBuilder.build(Scan.PATH, rules)));
          }
        });
    return layout.finish(entry);
  }

  private static Optional<MatchNode> hosts(
      Map<HostMatch, List<MatchRule.PathRule>> groups, HostMatch.Kind kind, Scan scan) {
    List<HostRule> hosts = new ArrayList<>();
    groups.forEach(
        (host, rules) -> {
          if (host.kind() == kind) {
            MatchNode paths = MatchTreeBuilder.build(Scan.PATH, rules);
            hosts.add(new HostRule(kind == HostMatch.Kind.EXACT, host.name(), paths));
          }
        });
    if (kind == HostMatch.Kind.WILDCARD) {
      hosts.sort(LONGEST_FIRST);
    }
    return hosts.isEmpty() ? Optional.empty() : Optional.of(MatchTreeBuilder.build(scan, hosts));
  }
}
