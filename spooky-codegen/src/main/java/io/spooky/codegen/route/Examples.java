package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.route.Request.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes requests of classes. The weakest request is built of words that no route says; an example
 * for people replaces them by familiar ones as far as that changes nothing.
 */
public final class Examples {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

  private final Alphabet fresh;

  /** Makes examples for tables of which these are all routes. */
  public Examples(List<CheckedRoute> routes) {
    this.fresh = Alphabet.freshTo(routes);
  }

  /** Returns the request of a class that the fewest routes take. */
  public Request weakest(RequestClass requests) {
    return new Request(
        last(methods(requests)),
        last(hosts(requests)),
        last(paths(requests)),
        pairs(requests.query()),
        pairs(requests.headers()));
  }

  /**
   * Returns a request of a class that people like to read.
   *
   * @param same whether a request will do; the weakest one does
   */
  public Request readable(RequestClass requests, Predicate<Request> same) {
    Request weakest = weakest(requests);
    Request known = first(hosts(requests), weakest::withHost, same, weakest);
    Request shorter = first(paths(requests), known::withPath, same, known);
    return first(methods(requests), shorter::withMethod, same, shorter);
  }

  private static Request first(
      List<String> words,
      Function<String, Request> with,
      Predicate<Request> same,
      Request otherwise) {
    return words.stream().map(with).filter(same).findFirst().orElse(otherwise);
  }

  /** Returns the familiar ones first, the fresh one last. */
  private List<String> methods(RequestClass requests) {
    return requests.method().equals(RequestClass.OTHER_METHOD)
        ? with(METHODS, fresh.method())
        : List.of(requests.method());
  }

  private List<String> hosts(RequestClass requests) {
    String name = requests.host().name();
    return switch (requests.host().kind()) {
      case EXACT -> List.of(name);
      case WILDCARD -> List.of("www" + name, fresh.label() + name);
      case ANY -> List.of("any.example", fresh.label() + "." + fresh.label());
    };
  }

  private List<String> paths(RequestClass requests) {
    String path = requests.path().path();
    if (requests.path().kind() == CheckedRoute.PathMatch.Kind.EXACT) {
      return List.of(path);
    }
    return List.of(path.isEmpty() ? "/" : path, path + "/x", path + "/" + fresh.segment());
  }

  private List<Pair> pairs(List<FieldMatch> matches) {
    return matches.stream()
        .map(
            match ->
                match.kind() == FieldMatch.Kind.EXACT
                    ? new Pair(match.name(), match.value())
                    : new Pair(match.name(), fresh.value()))
        .toList();
  }

  private static List<String> with(List<String> words, String last) {
    List<String> all = new ArrayList<>(words);
    all.add(last);
    return all;
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }
}
