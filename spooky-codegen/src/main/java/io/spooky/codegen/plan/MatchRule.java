package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;
import java.util.List;

/** One test of the route table, and what it leads to. */
public sealed interface MatchRule {
  /** Returns the bytes that the test compares, as ASCII text. */
  String key();

  /** Returns the key in the direction in which the switches read it. */
  default String scanned() {
    return key();
  }

  /**
   * A test of path and method that leads to a route.
   *
   * @param exact whether the path must be the very one; otherwise it is a prefix of whole segments
   * @param key the path; empty for the prefix that takes every path
   * @param methods any of them will do; empty for every method
   * @param number the route's number
   * @param route the route
   */
  record PathRule(boolean exact, String key, List<String> methods, int number, CheckedRoute route)
      implements MatchRule {
    /** Copies the list. */
    public PathRule {
      methods = List.copyOf(methods);
    }

    /** Returns whether there is no path to compare. */
    public boolean takesEveryPath() {
      return !exact && key.isEmpty();
    }

    /** Returns whether the rule takes every request that comes to it. */
    public boolean takesAll() {
      return takesEveryPath()
          && methods.isEmpty()
          && route.headers().isEmpty()
          && route.query().isEmpty();
    }
  }

  /**
   * A test of the host that leads to the paths of that host.
   *
   * @param exact whether the host must be the very one; otherwise the key is a suffix
   * @param key the host, or what follows the {@code *} of a wildcard
   * @param paths the paths of that host
   */
  record HostRule(boolean exact, String key, MatchNode paths) implements MatchRule {
    @Override
    public String scanned() {
      return exact ? key : new StringBuilder(key).reverse().toString();
    }
  }
}
