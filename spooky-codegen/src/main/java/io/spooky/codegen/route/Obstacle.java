package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.route.Request.Pair;
import java.util.List;
import java.util.Optional;

/**
 * The first reason why a route does not take a request.
 *
 * @param part the part of the request that is to blame
 * @param reason for people, such as {@code field x-env is absent}
 */
public record Obstacle(Part part, String reason) {
  /** The parts of a request, in the order in which routes look at them. */
  public enum Part {
    /** The host. */
    HOST,
    /** The path. */
    PATH,
    /** The method. */
    METHOD,
    /** A header field. */
    FIELD,
    /** A parameter of the query. */
    PARAMETER
  }

  /** Returns what keeps a route from taking a request, or empty if it takes it. */
  public static Optional<Obstacle> between(CheckedRoute route, Request request) {
    if (!takes(route.host(), request.host())) {
      return found(Part.HOST, host(route.host(), request.host()));
    }
    if (!takes(route.path(), request.path())) {
      String relation = route.path().kind() == PathMatch.Kind.EXACT ? " is not " : " is not below ";
      return found(Part.PATH, "path " + request.path() + relation + route.path().path());
    }
    if (!route.methods().isEmpty() && !route.methods().contains(request.method())) {
      String relation = route.methods().size() == 1 ? " is not " : " is none of ";
      return found(
          Part.METHOD,
          "method " + request.method() + relation + String.join(", ", route.methods()));
    }
    return among(Part.FIELD, "field ", route.headers(), request.fields())
        .or(() -> among(Part.PARAMETER, "parameter ", route.query(), request.query()));
  }

  /** Returns whether a route takes a request. */
  static boolean isNone(CheckedRoute route, Request request) {
    return between(route, request).isEmpty();
  }

  private static boolean takes(HostMatch match, String host) {
    return switch (match.kind()) {
      case EXACT -> host.equals(match.name());
      case WILDCARD -> host.endsWith(match.name()) && host.length() > match.name().length();
      case ANY -> true;
    };
  }

  private static boolean takes(PathMatch match, String path) {
    return path.equals(match.path())
        || match.kind() == PathMatch.Kind.PREFIX && path.startsWith(match.path() + "/");
  }

  private static String host(HostMatch match, String host) {
    return match.kind() == HostMatch.Kind.EXACT
        ? "host " + host + " is not " + match.name()
        : "host " + host + " is not below *" + match.name();
  }

  private static Optional<Obstacle> among(
      Part part, String noun, List<FieldMatch> matches, List<Pair> pairs) {
    for (FieldMatch match : matches) {
      List<String> values =
          pairs.stream().filter(p -> p.name().equals(match.name())).map(Pair::value).toList();
      if (values.isEmpty()) {
        return found(part, noun + match.name() + " is absent");
      }
      boolean exact = match.kind() == FieldMatch.Kind.EXACT;
      if (exact && values.size() > 1) {
        return found(part, noun + match.name() + " stands there " + values.size() + " times");
      }
      if (exact && !values.get(0).equals(match.value())) {
        return found(
            part, noun + match.name() + " is '" + values.get(0) + "', not '" + match.value() + "'");
      }
    }
    return Optional.empty();
  }

  private static Optional<Obstacle> found(Part part, String reason) {
    return Optional.of(new Obstacle(part, reason));
  }
}
