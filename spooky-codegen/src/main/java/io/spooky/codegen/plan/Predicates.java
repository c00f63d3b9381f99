package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;

/** Writes what a route takes, for people. */
public final class Predicates {
  private Predicates() {}

  /** Returns a text such as {@code GET,HEAD *.example.com/v1/*}; a star alone is any host. */
  public static String of(CheckedRoute route) {
    String methods = route.methods().isEmpty() ? "" : String.join(",", route.methods()) + " ";
    return methods + host(route.host()) + path(route.path());
  }

  private static String host(HostMatch host) {
    return (host.kind() == HostMatch.Kind.EXACT ? "" : "*") + host.name();
  }

  private static String path(PathMatch path) {
    return path.path() + (path.kind() == PathMatch.Kind.EXACT ? "" : "/*");
  }
}
