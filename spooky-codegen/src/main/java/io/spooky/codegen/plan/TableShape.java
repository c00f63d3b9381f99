package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;
import java.util.List;

/** The two shapes of a route table; the module's README says what was measured. */
public enum TableShape {
  /** A tree of small methods: the fastest, once the JIT has compiled what is used of it. */
  CODE,

  /** A trie in arrays, which the runtime walks: hardly slower, and much faster at first. */
  TRIE;

  /** Returns the shape that is fastest for these routes once the JIT is done. */
  public static TableShape of(List<CheckedRoute> routes) {
    return RouteGroups.count(routes) > MethodBudget.RULES_IN_CODE ? TRIE : CODE;
  }
}
