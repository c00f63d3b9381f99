package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Routes in the order in which they are tried. Finds the route of a request in a number of look-ups
 * that grows with the labels of the host and the segments of the path, not with the routes, unless
 * many share one host and one path. Immutable.
 */
public final class RankedRoutes {
  /** What {@link #winner} returns where no route takes the request. */
  public static final int NONE = -1;

  private static final HostMatch ANY_HOST = new HostMatch(HostMatch.Kind.ANY, "");

  private static final Comparator<HostMatch> HOSTS =
      Comparator.comparing(HostMatch::kind)
          .thenComparingInt(
              host -> host.kind() == HostMatch.Kind.WILDCARD ? -host.name().length() : 0);

  private static final Comparator<PathMatch> PATHS =
      Comparator.comparing(PathMatch::kind)
          .thenComparingInt(
              path -> path.kind() == PathMatch.Kind.PREFIX ? -path.path().length() : 0);

  private final List<CheckedRoute> routes;
  private final Map<HostMatch, Map<PathMatch, List<Integer>>> table = new LinkedHashMap<>();

  /** Ranks routes, which stand in the order of the file. */
  public RankedRoutes(List<CheckedRoute> routes) {
    this.routes = List.copyOf(routes);
    IntStream.range(0, routes.size())
        .boxed()
        .sorted(Comparator.comparing(this.routes::get, withinOnePath()))
        .forEach(this::add);
  }

  private static Comparator<CheckedRoute> withinOnePath() {
    return Comparator.comparing((CheckedRoute route) -> route.methods().isEmpty())
        .thenComparingInt(route -> -route.headers().size())
        .thenComparingInt(route -> -route.query().size());
  }

  private void add(int number) {
    CheckedRoute route = routes.get(number);
    table
        .computeIfAbsent(route.host(), host -> new LinkedHashMap<>())
        .computeIfAbsent(route.path(), path -> new ArrayList<>())
        .add(number);
  }

  /** Returns the routes in the order of the file. */
  public List<CheckedRoute> routes() {
    return routes;
  }

  /** Returns the routes of one host and one path, in order, as places in the file's order. */
  public List<Integer> at(HostMatch host, PathMatch path) {
    return table.getOrDefault(host, Map.of()).getOrDefault(path, List.of());
  }

  /** Returns the hosts that routes name, with the paths of each. */
  public Map<HostMatch, Map<PathMatch, List<Integer>>> table() {
    return Collections.unmodifiableMap(table);
  }

  /**
   * Returns all routes in order, as places in the file's order. Hosts of one rank, which share no
   * request, stand together in the order of the file, and so do paths.
   */
  public List<Integer> order() {
    Map<Object, Integer> first = new HashMap<>();
    for (int i = 0; i < routes.size(); i++) {
      first.putIfAbsent(routes.get(i).host(), i);
      first.putIfAbsent(routes.get(i).path(), i);
    }
    Comparator<HostMatch> hosts = HOSTS.thenComparing(first::get);
    Comparator<PathMatch> paths = PATHS.thenComparing(first::get);
    List<Integer> order = new ArrayList<>();
    sorted(table, hosts).forEach(host -> sorted(host, paths).forEach(order::addAll));
    return order;
  }

  private static <K, V> Stream<V> sorted(Map<K, V> map, Comparator<K> order) {
    return map.entrySet().stream().sorted(Map.Entry.comparingByKey(order)).map(Map.Entry::getValue);
  }

  /** Returns the place in the file's order of the route that takes a request, or {@link #NONE}. */
  public int winner(Request request) {
    for (HostMatch host : hostsOf(request.host())) {
      Map<PathMatch, List<Integer>> paths = table.get(host);
      int winner = paths == null ? NONE : winner(paths, request);
      if (winner != NONE) {
        return winner;
      }
    }
    return NONE;
  }

  private int winner(Map<PathMatch, List<Integer>> paths, Request request) {
    for (PathMatch path : pathsOf(request.path())) {
      for (int number : paths.getOrDefault(path, List.of())) {
        if (Obstacle.isNone(routes.get(number), request)) {
          return number;
        }
      }
    }
    return NONE;
  }

  /** Returns the predicates that take all hosts of one, itself first. */
  public static List<HostMatch> hostsAround(HostMatch host) {
    return switch (host.kind()) {
      case EXACT -> hostsOf(host.name());
      case WILDCARD -> hostsOf("*" + host.name()).stream().skip(1).toList();
      case ANY -> List.of(host);
    };
  }

  /** Returns the predicates that take all paths of one, itself first. */
  public static List<PathMatch> pathsAround(PathMatch path) {
    List<PathMatch> paths = pathsOf(path.path());
    return path.kind() == PathMatch.Kind.EXACT ? paths : paths.subList(1, paths.size());
  }

  /** Returns the predicates that take a host, the closest first. */
  private static List<HostMatch> hostsOf(String host) {
    List<HostMatch> hosts = new ArrayList<>();
    hosts.add(new HostMatch(HostMatch.Kind.EXACT, host));
    for (int dot = host.indexOf('.', 1); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      hosts.add(new HostMatch(HostMatch.Kind.WILDCARD, host.substring(dot)));
    }
    hosts.add(ANY_HOST);
    return hosts;
  }

  /** Returns the predicates that take a path, the closest first. */
  private static List<PathMatch> pathsOf(String path) {
    List<PathMatch> paths = new ArrayList<>();
    paths.add(new PathMatch(PathMatch.Kind.EXACT, path));
    paths.add(new PathMatch(PathMatch.Kind.PREFIX, path));
    for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
      paths.add(new PathMatch(PathMatch.Kind.PREFIX, path.substring(0, slash)));
    }
    return paths;
  }
}
