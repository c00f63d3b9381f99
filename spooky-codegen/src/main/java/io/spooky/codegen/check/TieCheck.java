package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds routes that have the same predicates, so that no rule says which comes first. A route for
 * some methods and one for every method don't tie: the former comes first.
 */
final class TieCheck {
  /** A route that holds some predicates. */
  private record Holder(String upstream, Place place) {}

  /** What two routes must share to tie. */
  private record Predicates(
      HostMatch host,
      PathMatch path,
      String method,
      List<FieldMatch> headers,
      List<FieldMatch> query) {}

  private static final String EVERY_METHOD = "";

  private final Findings findings;
  private final Map<Predicates, Holder> holders = new HashMap<>();

  TieCheck(Findings findings) {
    this.findings = findings;
  }

  /** Adds an upstream's routes, and reports each that ties with an earlier one. */
  void add(String upstream, List<CheckedRoute> routes) {
    for (CheckedRoute route : routes) {
      List<String> methods = route.methods().isEmpty() ? List.of(EVERY_METHOD) : route.methods();
      Holder holder = new Holder(upstream, new Place(route.line(), route.column()));
      Map<String, Holder> earlier = new TreeMap<>();
      for (String method : methods) {
        Holder first =
            holders.putIfAbsent(
                new Predicates(route.host(), route.path(), method, route.headers(), route.query()),
                holder);
        if (first != null) {
          earlier.putIfAbsent(method, first);
        }
      }
      // One message for each earlier route, however many methods they share.
      Map<Holder, String> shared = new HashMap<>();
      earlier.forEach((method, first) -> shared.putIfAbsent(first, method));
      shared.forEach((first, method) -> report(holder, first, witness(route, method)));
    }
  }

  private void report(Holder later, Holder first, String witness) {
    findings.error(
        ProblemCode.TYING_ROUTES,
        later.place(),
        "upstream '" + later.upstream() + "' route",
        "has the same predicates as the route of upstream '"
            + first.upstream()
            + "' at "
            + first.place()
            + "; both take "
            + witness,
        first.place(),
        "the same predicates");
  }

  private static String witness(CheckedRoute route, String method) {
    String host =
        switch (route.host().kind()) {
          case EXACT -> route.host().name();
          case WILDCARD -> "www" + route.host().name();
          case ANY -> "any.example";
        };
    String path = route.path().path().isEmpty() ? "/" : route.path().path();
    return (method.equals(EVERY_METHOD) ? "GET" : method) + " https://" + host + path;
  }
}
