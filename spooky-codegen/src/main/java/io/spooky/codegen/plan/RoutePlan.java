package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;

/**
 * A route as it is described.
 *
 * @param route the route
 * @param requestEdits the method that edits its requests; empty for none
 * @param responseEdits the method that edits its responses; empty for none
 */
public record RoutePlan(CheckedRoute route, String requestEdits, String responseEdits) {
  /** Returns what it costs a describing method, in statements. */
  int statements() {
    int settings =
        route.policy().timeouts().values().size() + route.policy().retry().values().size();
    return 1 + settings + (requestEdits.isEmpty() ? 0 : 1) + (responseEdits.isEmpty() ? 0 : 1);
  }
}
