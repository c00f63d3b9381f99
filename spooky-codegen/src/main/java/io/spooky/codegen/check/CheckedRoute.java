package io.spooky.codegen.check;

import java.util.List;

/**
 * One route. Predicates that are left out take every request.
 *
 * @param upstream the index of the upstream it leads to
 * @param line where it begins, from 1
 * @param column likewise
 * @param host which hosts it takes
 * @param path which paths it takes
 * @param methods which methods it takes, in the order of the file; empty for every method
 * @param headers what the request's fields must be, sorted; all of them must hold
 * @param query what the query's parameters must be, sorted; all of them must hold
 * @param policy what it does otherwise than its upstream
 */
public record CheckedRoute(
    int upstream,
    int line,
    int column,
    HostMatch host,
    PathMatch path,
    List<String> methods,
    List<FieldMatch> headers,
    List<FieldMatch> query,
    RoutePolicy policy) {
  /** Copies the lists. */
  public CheckedRoute {
    methods = List.copyOf(methods);
    headers = headers.stream().sorted().toList();
    query = query.stream().sorted().toList();
  }

  /**
   * Which hosts a route takes.
   *
   * @param kind how the name is compared
   * @param name ASCII in lower case, without a trailing dot: the host; for {@link Kind#WILDCARD}
   *     what follows {@code *}, with its leading dot; empty for {@link Kind#ANY}
   */
  public record HostMatch(HostMatch.Kind kind, String name) {
    /** How a host is compared. */
    public enum Kind {
      /** The very host. */
      EXACT,
      /** One or more labels before the name. */
      WILDCARD,
      /** Every host. */
      ANY
    }
  }

  /**
   * Which paths a route takes.
   *
   * @param kind how the path is compared
   * @param path normalised and percent-encoded ASCII; for {@link Kind#PREFIX} without a trailing
   *     slash, so that {@code /} is the empty string
   */
  public record PathMatch(PathMatch.Kind kind, String path) {
    /** How a path is compared. */
    public enum Kind {
      /** The very path. */
      EXACT,
      /** The path and all below it, by whole segments; the empty prefix takes every path. */
      PREFIX
    }
  }
}
