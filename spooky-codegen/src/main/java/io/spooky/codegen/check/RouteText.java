package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import java.util.List;

/** Writes what routes take, for people. */
public final class RouteText {
  private RouteText() {}

  /**
   * Returns a text such as {@code GET,HEAD *.example.com/v1/* x-env: beta ?version=2}; a star alone
   * is any host, a name alone any value.
   */
  public static String of(CheckedRoute route) {
    String methods = route.methods().isEmpty() ? "" : String.join(",", route.methods()) + " ";
    return methods
        + host(route.host())
        + path(route.path())
        + fields(route.headers(), route.query());
  }

  /** Returns a host as the table shows it. */
  public static String host(HostMatch host) {
    return (host.kind() == HostMatch.Kind.EXACT ? "" : "*") + host.name();
  }

  /** Returns a path as the table shows it. */
  public static String path(PathMatch path) {
    return path.path() + (path.kind() == PathMatch.Kind.EXACT ? "" : "/*");
  }

  /** Returns the predicates on fields and parameters, each behind a blank. */
  public static String fields(List<FieldMatch> headers, List<FieldMatch> query) {
    return list(" ", headers, ": ") + list(" ?", query, "=");
  }

  private static String list(String start, List<FieldMatch> matches, String sign) {
    StringBuilder text = new StringBuilder();
    for (FieldMatch match : matches) {
      boolean exact = match.kind() == FieldMatch.Kind.EXACT;
      text.append(start).append(match.name()).append(exact ? sign + match.value() : "");
    }
    return text.toString();
  }
}
