package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.check.RouteText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The requests of one method that predicates describe.
 *
 * @param host which hosts
 * @param path which paths
 * @param method the method; empty for every method that no route names
 * @param headers what the fields must be, sorted
 * @param query what the parameters must be, sorted
 */
public record RequestClass(
    HostMatch host,
    PathMatch path,
    String method,
    List<FieldMatch> headers,
    List<FieldMatch> query) {
  /** The method of classes whose method no route names. */
  public static final String OTHER_METHOD = "";

  /** Copies the lists. */
  public RequestClass {
    headers = List.copyOf(headers);
    query = List.copyOf(query);
  }

  /** Returns the classes of a route: one for each of its methods, or one for other methods. */
  public static List<RequestClass> of(CheckedRoute route) {
    return of(route.host(), route.path(), route.methods(), route.headers(), route.query());
  }

  /**
   * Returns the classes of what two routes both take, as {@link #of} does; none if there is no such
   * request. Requests that two hosts or paths share are always all of one of them.
   */
  public static List<RequestClass> ofBoth(CheckedRoute one, CheckedRoute other) {
    Optional<HostMatch> host = closer(one.host(), other.host());
    Optional<PathMatch> path = closer(one.path(), other.path());
    Optional<List<FieldMatch>> headers = both(one.headers(), other.headers());
    Optional<List<FieldMatch>> query = both(one.query(), other.query());
    if (host.isEmpty() || path.isEmpty() || headers.isEmpty() || query.isEmpty()) {
      return List.of();
    }
    if (one.methods().isEmpty() || other.methods().isEmpty()) {
      List<String> methods = one.methods().isEmpty() ? other.methods() : one.methods();
      return of(host.get(), path.get(), methods, headers.get(), query.get());
    }
    List<String> methods = new ArrayList<>(one.methods());
    methods.retainAll(other.methods());
    return methods.isEmpty()
        ? List.of()
        : of(host.get(), path.get(), methods, headers.get(), query.get());
  }

  private static List<RequestClass> of(
      HostMatch host,
      PathMatch path,
      Collection<String> methods,
      List<FieldMatch> headers,
      List<FieldMatch> query) {
    Collection<String> each = methods.isEmpty() ? List.of(OTHER_METHOD) : methods;
    return each.stream()
        .map(method -> new RequestClass(host, path, method, headers, query))
        .toList();
  }

  private static Optional<HostMatch> closer(HostMatch one, HostMatch other) {
    if (within(one, other)) {
      return Optional.of(one);
    }
    return within(other, one) ? Optional.of(other) : Optional.empty();
  }

  private static Optional<PathMatch> closer(PathMatch one, PathMatch other) {
    if (within(one, other)) {
      return Optional.of(one);
    }
    return within(other, one) ? Optional.of(other) : Optional.empty();
  }

  private static boolean within(HostMatch inner, HostMatch outer) {
    return switch (outer.kind()) {
      case EXACT -> inner.equals(outer);
      case WILDCARD ->
          inner.equals(outer)
              || inner.kind() != HostMatch.Kind.ANY
                  && inner.name().endsWith(outer.name())
                  && inner.name().length() > outer.name().length();
      case ANY -> true;
    };
  }

  private static boolean within(PathMatch inner, PathMatch outer) {
    return inner.equals(outer)
        || outer.kind() == PathMatch.Kind.PREFIX
            && (inner.path().equals(outer.path()) || inner.path().startsWith(outer.path() + "/"));
  }

  /** Returns the predicates that say what both lists say, or empty if they contradict. */
  private static Optional<List<FieldMatch>> both(List<FieldMatch> one, List<FieldMatch> other) {
    TreeMap<String, FieldMatch> all = new TreeMap<>();
    one.forEach(match -> all.put(match.name(), match));
    for (FieldMatch match : other) {
      FieldMatch first = all.putIfAbsent(match.name(), match);
      if (first != null && match.implies(first)) {
        all.put(match.name(), match);
      } else if (first != null && !first.implies(match)) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(all.values()));
  }

  /** Returns a text such as {@code GET *.example.com/v1/* x-env: beta}. */
  @Override
  public String toString() {
    return (method.isEmpty() ? "" : method + " ")
        + RouteText.host(host)
        + RouteText.path(path)
        + RouteText.fields(headers, query);
  }
}
