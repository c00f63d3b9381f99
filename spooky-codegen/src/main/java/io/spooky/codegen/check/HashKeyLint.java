package io.spooky.codegen.check;

import io.spooky.codegen.check.HashKey.Part;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.ConfigKeys.Root;
import io.spooky.spi.config.FieldRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds hash keys that cannot spread anything: headers that no request has once the edge has
 * cleaned it, and parts that are the same in all requests of the upstream.
 */
final class HashKeyLint {
  private final Findings findings;
  private final Given root;
  private final Given edge;

  /**
   * Makes a lint.
   *
   * @param root what the file says at its top level
   * @param edge what it says about the client's side
   */
  HashKeyLint(Findings findings, Given root, Given edge) {
    this.findings = findings;
    this.root = root;
    this.edge = edge;
  }

  /** Judges a key by itself. */
  void key(String subject, HashKey key) {
    String reason = key.part() == Part.HEADER ? reason(key.name()) : "";
    if (!reason.isEmpty()) {
      findings.error(
          ProblemCode.HASH_KEY_NEVER_THERE,
          place(key),
          subject,
          "key 'header:"
              + key.name()
              + "' is never there, so one backend would get every request: "
              + reason);
    }
  }

  private String reason(String header) {
    FieldRole role = FieldRole.of(header);
    if (role == FieldRole.CONNECTION) {
      return "requests with it are refused (RFC 9114, section 4.2)";
    }
    if (role == FieldRole.INTERNAL) {
      return "the edge drops x-spooky-*";
    }
    if (role == FieldRole.CLAIM && Known.of(root, Root.TRUSTED_PROXIES).is(List.of())) {
      return "the edge drops it unless trusted_proxies names who may say it"
          + " (source_ip is the client's address)";
    }
    Known<String> underscores = Known.of(edge, Edge.UNDERSCORES);
    if (header.indexOf('_') >= 0 && (underscores.is("reject") || underscores.is("drop"))) {
      String done = underscores.is("drop") ? "drops" : "refuses";
      return "the edge "
          + done
          + " names with underscores; write 'header:"
          + header.replace('_', '-')
          + "', or edge.underscores: pass";
    }
    return "";
  }

  /** Judges a key together with the routes whose requests it is to spread. */
  void spread(String subject, HashKey key, List<CheckedRoute> routes) {
    String part = constant(key, routes);
    if (!part.isEmpty()) {
      boolean routed = !routes.isEmpty();
      findings.warning(
          ProblemCode.HASH_KEY_CONSTANT,
          place(key),
          subject,
          part + ", so one backend gets every request; hash what differs between clients",
          routed ? new Place(routes.get(0).line(), routes.get(0).column()) : Place.FILE,
          "the route");
    }
  }

  private static String constant(HashKey key, List<CheckedRoute> routes) {
    return switch (key.part()) {
      case HEADER -> constantHeader(key.name(), routes);
      case QUERY ->
          isDemanded(routes, CheckedRoute::query, key.name())
              ? "every route demands the same value of the parameter '" + key.name() + "'"
              : "";
      case HOST -> constantHost(routes);
      case PATH -> {
        boolean exact = routes.stream().allMatch(HashKeyLint::takesOnePath);
        yield exact && isOne(routes, CheckedRoute::path) ? "every route takes the same path" : "";
      }
      case COOKIE, SOURCE_IP -> "";
    };
  }

  private static String constantHeader(String name, List<CheckedRoute> routes) {
    return switch (name) {
      case "via", "x-forwarded-proto" -> "every request has the same '" + name + "'";
      case "x-forwarded-host" -> constantHost(routes);
      default ->
          isDemanded(routes, CheckedRoute::headers, name)
              ? "every route demands the same value of '" + name + "'"
              : "";
    };
  }

  private static String constantHost(List<CheckedRoute> routes) {
    boolean exact = routes.stream().allMatch(HashKeyLint::takesOneHost);
    return exact && isOne(routes, CheckedRoute::host) ? "every route takes the same host" : "";
  }

  /** Returns whether all routes demand a value of a name, and the same one. */
  private static boolean isDemanded(
      List<CheckedRoute> routes, Function<CheckedRoute, List<FieldMatch>> fields, String name) {
    List<Optional<FieldMatch>> demands =
        routes.stream()
            .map(route -> fields.apply(route).stream().filter(f -> f.name().equals(name)).findAny())
            .distinct()
            .toList();
    return demands.size() == 1
        && demands.get(0).filter(demand -> demand.kind() == FieldMatch.Kind.EXACT).isPresent();
  }

  private static boolean isOne(List<CheckedRoute> routes, Function<CheckedRoute, Object> part) {
    return routes.stream().map(part).distinct().count() == 1;
  }

  private static boolean takesOneHost(CheckedRoute route) {
    return route.host().kind() == CheckedRoute.HostMatch.Kind.EXACT;
  }

  private static boolean takesOnePath(CheckedRoute route) {
    return route.path().kind() == CheckedRoute.PathMatch.Kind.EXACT;
  }

  private static Place place(HashKey key) {
    return new Place(key.line(), key.column());
  }
}
