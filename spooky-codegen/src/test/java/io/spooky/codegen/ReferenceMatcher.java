package io.spooky.codegen;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tries every route and takes the most specific: what the precedence says, without any cleverness.
 */
final class ReferenceMatcher {
  static final Comparator<CheckedRoute> MOST_SPECIFIC =
      Comparator.comparing((CheckedRoute route) -> route.host().kind())
          .thenComparing(route -> -route.host().name().length())
          .thenComparing(route -> route.path().kind())
          .thenComparing(route -> -route.path().path().length())
          .thenComparing(route -> route.methods().isEmpty());

  private ReferenceMatcher() {}

  static int match(List<CheckedRoute> routes, String request) {
    String method = request.substring(0, request.indexOf(' '));
    String host = request.substring(method.length() + 1, request.indexOf('/'));
    String path = request.substring(request.indexOf('/'));
    return IntStream.range(0, routes.size())
        .boxed()
        .filter(i -> takes(routes.get(i), method, host, path))
        .min(
            Comparator.comparing((Integer i) -> routes.get(i), MOST_SPECIFIC).thenComparing(i -> i))
        .orElse(-1);
  }

  /** Returns whether a route takes a request, but for its fields and parameters. */
  static boolean takes(CheckedRoute route, String method, String host, String path) {
    return takesHost(route.host(), host)
        && takesPath(route.path(), path)
        && (route.methods().isEmpty() || route.methods().contains(method));
  }

  private static boolean takesHost(HostMatch match, String host) {
    return switch (match.kind()) {
      case EXACT -> host.equals(match.name());
      case WILDCARD -> host.endsWith(match.name()) && host.length() > match.name().length();
      case ANY -> true;
    };
  }

  private static boolean takesPath(PathMatch match, String path) {
    return match.kind() == PathMatch.Kind.EXACT
        ? path.equals(match.path())
        : path.equals(match.path()) || path.startsWith(match.path() + "/");
  }
}
