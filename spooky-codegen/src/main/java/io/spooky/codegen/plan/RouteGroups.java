package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts routes into the order in which they are tried: the precedence of the Kubernetes Gateway API.
 * Hosts keep the order of the file here; the paths of one host stand exact ones first, then
 * prefixes from the longest; for one path the routes with a method first, then those with more
 * predicates on fields, then on parameters, then in the order of the file.
 */
final class RouteGroups {
  private static final Comparator<MatchRule.PathRule> PRECEDENCE =
      Comparator.comparing((MatchRule.PathRule rule) -> !rule.exact())
          .thenComparingInt(rule -> rule.exact() ? 0 : -rule.key().length())
          .thenComparing(rule -> rule.methods().isEmpty())
          .thenComparingInt(rule -> -rule.route().headers().size())
          .thenComparingInt(rule -> -rule.route().query().size())
          .thenComparingInt(MatchRule.PathRule::number);

  private RouteGroups() {}

  /** Returns the rules of each host, hosts in the order of the file. */
  static Map<HostMatch, List<MatchRule.PathRule>> of(List<CheckedRoute> routes) {
    Map<HostMatch, List<MatchRule.PathRule>> groups = new LinkedHashMap<>();
    for (int number = 0; number < routes.size(); number++) {
      CheckedRoute route = routes.get(number);
      groups.computeIfAbsent(route.host(), host -> new ArrayList<>()).addAll(rules(number, route));
    }
    groups.values().forEach(rules -> rules.sort(PRECEDENCE));
    return groups;
  }

  /** Returns the number of rules of all hosts. */
  static int count(List<CheckedRoute> routes) {
    return of(routes).values().stream().mapToInt(List::size).sum();
  }

  private static List<MatchRule.PathRule> rules(int number, CheckedRoute route) {
    boolean exact = route.path().kind() == PathMatch.Kind.EXACT;
    List<MatchRule.PathRule> rules = new ArrayList<>();
    for (List<String> methods : Chunks.of(route.methods(), MethodBudget.METHODS_IN_A_TEST)) {
      rules.add(new MatchRule.PathRule(exact, route.path().path(), methods, number, route));
    }
    return rules;
  }
}
