package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.FieldMatch;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Words that no route says.
 *
 * @param label a label of hosts that stands in no route's host
 * @param segment a segment of paths that stands in no route's path
 * @param method a method that no route names
 * @param value a value that no predicate asks for
 */
record Alphabet(String label, String segment, String method, String value) {
  /** Returns the words that are fresh to all of these routes. */
  static Alphabet freshTo(Collection<CheckedRoute> routes) {
    Set<String> labels = new HashSet<>();
    Set<String> segments = new HashSet<>();
    Set<String> methods = new HashSet<>();
    Set<String> values = new HashSet<>();
    for (CheckedRoute route : routes) {
      labels.addAll(List.of(route.host().name().split("\\.")));
      segments.addAll(List.of(route.path().path().split("/")));
      methods.addAll(route.methods());
      Stream.concat(route.headers().stream(), route.query().stream())
          .map(FieldMatch::value)
          .forEach(values::add);
    }
    return new Alphabet(
        fresh("any", labels),
        fresh("any", segments),
        fresh("OTHER", methods),
        fresh("any", values));
  }

  private static String fresh(String word, Set<String> taken) {
    Predicate<String> free = candidate -> !taken.contains(candidate);
    return Stream.iterate(1, i -> i + 1)
        .map(i -> i == 1 ? word : word + i)
        .filter(free)
        .findFirst()
        .orElseThrow();
  }
}
