package io.spooky.codegen.check;

import java.util.List;

/**
 * All routes of a file, though other parts of it may be wrong.
 *
 * @param upstreams the names of the upstreams, in the order of the file; a route's upstream is an
 *     index into it
 * @param routes those without a fault of their own, in the order of the file
 * @param complete whether these are all routes that the file means to have
 * @param form the form that requests have when they are routed
 * @param expectations what the file expects of the routes, in its order
 */
public record CheckedRoutes(
    List<String> upstreams,
    List<CheckedRoute> routes,
    boolean complete,
    RequestForm form,
    List<Expectation> expectations) {
  /** Copies the lists. */
  public CheckedRoutes {
    upstreams = List.copyOf(upstreams);
    routes = List.copyOf(routes);
    expectations = List.copyOf(expectations);
  }
}
