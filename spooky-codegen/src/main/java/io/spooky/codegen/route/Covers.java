package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.check.FieldMatch.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides for each method of each route whether a request of it reaches the route: exactly, in one
 * pass over the file.
 *
 * <p>By the argument of this package, earlier routes take a class of requests if one of them takes
 * all of it. A route that stands earlier by host is for closer hosts only, and takes all hosts of
 * the later one only if they are the same; so it is with paths. A route for every method is earlier
 * than none with methods. Of the remaining, one with more predicates on fields cannot take all that
 * one with fewer takes; so takers have as many, on the same names, and the same holds for
 * parameters. Only the order of the file is left: a route is covered by one that stands before it,
 * with the same host, path, method and names, and PRESENT or the same value for each name.
 *
 * <p>Routes are kept by all of this. Where names are, takers differ in where they say PRESENT: for
 * each such pattern that the file uses, one look-up finds the route that says the same values.
 */
final class Covers {
  /** What a taker shares with the route that it covers. */
  private record Slot(
      HostMatch host, PathMatch path, String method, List<String> names, int headers) {}

  private final Map<Slot, Map<List<Kind>, Map<List<FieldMatch>, Integer>>> slots = new HashMap<>();
  private final List<Cover> covers = new ArrayList<>();

  private Covers() {}

  /** Returns what is covered, in the order of the file. */
  static List<Cover> in(List<CheckedRoute> routes) {
    Covers covers = new Covers();
    for (int number = 0; number < routes.size(); number++) {
      covers.add(number, routes.get(number));
    }
    return covers.covers;
  }

  private void add(int number, CheckedRoute route) {
    List<FieldMatch> matches =
        Stream.concat(route.headers().stream(), route.query().stream()).toList();
    List<String> names = matches.stream().map(FieldMatch::name).toList();
    List<Kind> kinds = matches.stream().map(FieldMatch::kind).toList();
    for (RequestClass requests : RequestClass.of(route)) {
      Slot slot =
          new Slot(route.host(), route.path(), requests.method(), names, route.headers().size());
      Map<List<Kind>, Map<List<FieldMatch>, Integer>> patterns =
          slots.computeIfAbsent(slot, key -> new LinkedHashMap<>());
      int taker = taker(patterns, matches);
      Integer twin =
          patterns.computeIfAbsent(kinds, key -> new HashMap<>()).putIfAbsent(matches, number);
      if (taker != RankedRoutes.NONE) {
        int same = twin == null ? RankedRoutes.NONE : twin;
        covers.add(new Cover(number, requests.method(), taker, same));
      }
    }
  }

  /** Returns the first route of the file that the predicates imply. */
  private static int taker(
      Map<List<Kind>, Map<List<FieldMatch>, Integer>> patterns, List<FieldMatch> matches) {
    int first = RankedRoutes.NONE;
    for (Map.Entry<List<Kind>, Map<List<FieldMatch>, Integer>> pattern : patterns.entrySet()) {
      Integer taker = weakened(matches, pattern.getKey()).map(pattern.getValue()::get).orElse(null);
      if (taker != null && (first == RankedRoutes.NONE || taker < first)) {
        first = taker;
      }
    }
    return first;
  }

  /** Returns the predicates of a pattern that these imply, or empty if it asks for more. */
  private static Optional<List<FieldMatch>> weakened(List<FieldMatch> matches, List<Kind> pattern) {
    List<FieldMatch> weaker = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      FieldMatch match = matches.get(i);
      if (pattern.get(i) == Kind.EXACT && match.kind() != Kind.EXACT) {
        return Optional.empty();
      }
      weaker.add(
          pattern.get(i) == match.kind() ? match : new FieldMatch(match.name(), Kind.PRESENT, ""));
    }
    return Optional.of(weaker);
  }
}
