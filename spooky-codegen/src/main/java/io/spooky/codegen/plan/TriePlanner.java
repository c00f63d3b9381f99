package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.plan.MatchRule.PathRule;
import io.spooky.codegen.plan.TriePlan.Listing;
import io.spooky.codegen.plan.TriePlan.Part;
import java.util.ArrayList;
import java.util.List;

/** Makes the plan of a route table that is a trie: which methods list the routes of which host. */
final class TriePlanner {
  private TriePlanner() {}

  static TriePlan plan(List<CheckedRoute> routes) {
    List<Listing> listings = new ArrayList<>();
    RouteGroups.of(routes)
        .forEach(
            (host, rules) -> {
              int room = MethodBudget.LISTING;
              for (List<PathRule> chunk : Chunks.of(rules, room, MethodBudget::listingCost)) {
                listings.add(new Listing(name(host), host, chunk));
              }
            });
    List<Part> parts = new ArrayList<>();
    int room = MethodBudget.RULES_IN_A_CLASS;
    for (List<Listing> chunk : Chunks.of(listings, room, listing -> listing.rules().size())) {
      parts.add(new Part("Part" + (parts.size() + 1), named(chunk)));
    }
    return new TriePlan(parts);
  }

  private static List<Listing> named(List<Listing> listings) {
    NameScope scope = new NameScope("list", "routes", "wait", "notify", "clone");
    return listings.stream()
        .map(old -> new Listing(scope.allocate(old.name()), old.host(), old.rules()))
        .toList();
  }

  private static String name(HostMatch host) {
    return switch (host.kind()) {
      case EXACT -> JavaNames.lowerCamel(host.name());
      case WILDCARD -> JavaNames.lowerCamel("wildcard" + host.name());
      case ANY -> "anyHost";
    };
  }
}
