package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.check.RoutePolicy;
import io.spooky.codegen.route.Request.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Alphabets so small that all requests can be tried: whatever routes can tell apart is in them,
 * along with a host, segment, method and value that no route names. Its matcher is independent of
 * the one under test.
 */
public final class SmallWorld {
  private static final List<String> HOSTS =
      List.of("a.com", "x.a.com", "q.a.com", "y.x.a.com", "q.x.a.com", "q.net");
  private static final List<String> PATHS =
      List.of("/", "/a", "/a/", "/a/b", "/a/q", "/a/b/q", "/q");
  private static final List<String> METHODS = List.of("GET", "PUT", "QUX");
  private static final List<List<String>> VALUES =
      List.of(
          List.of(),
          List.of("1"),
          List.of("2"),
          List.of("q"),
          List.of("1", "1"),
          List.of("q", "q"));

  /** Every request of this world. */
  public static final List<Request> REQUESTS = requests();

  private static final Comparator<CheckedRoute> RANKS =
      Comparator.comparing((CheckedRoute route) -> route.host().kind().ordinal())
          .thenComparing(route -> -route.host().name().length())
          .thenComparing(route -> route.path().kind().ordinal())
          .thenComparing(route -> -route.path().path().length())
          .thenComparing(route -> route.methods().isEmpty() ? 1 : 0)
          .thenComparing(route -> -route.headers().size())
          .thenComparing(route -> -route.query().size());

  private SmallWorld() {}

  private static List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    for (String host : HOSTS) {
      for (String path : PATHS) {
        for (String method : METHODS) {
          for (List<String> first : VALUES) {
            for (List<String> second : VALUES.subList(0, 4)) {
              for (List<String> parameter : List.of(VALUES.get(0), VALUES.get(1), VALUES.get(3))) {
                List<Pair> fields = new ArrayList<>(pairs("x", first));
                fields.addAll(pairs("y", second));
                requests.add(new Request(method, host, path, pairs("p", parameter), fields));
              }
            }
          }
        }
      }
    }
    return requests;
  }

  private static List<Pair> pairs(String name, List<String> values) {
    return values.stream().map(value -> new Pair(name, value)).toList();
  }

  /** Returns routes at random; the fewer the kinds of hosts and paths, the more they meet. */
  public static List<CheckedRoute> routes(Random random, int upstreams) {
    int variety = 1 + random.nextInt(6);
    List<CheckedRoute> routes = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      routes.add(
          new CheckedRoute(
              random.nextInt(upstreams),
              i + 1,
              1,
              host(random.nextInt(variety)),
              path(random.nextInt(variety)),
              List.of(List.<String>of(), List.of("GET"), List.of("GET", "PUT"))
                  .get(random.nextInt(3)),
              matches(random, "x", "y"),
              matches(random, "p"),
              RoutePolicy.NONE));
    }
    return routes;
  }

  private static HostMatch host(int number) {
    return switch (number) {
      case 0 -> new HostMatch(HostMatch.Kind.ANY, "");
      case 1 -> new HostMatch(HostMatch.Kind.WILDCARD, ".a.com");
      case 2 -> new HostMatch(HostMatch.Kind.EXACT, "x.a.com");
      case 3 -> new HostMatch(HostMatch.Kind.EXACT, "a.com");
      case 4 -> new HostMatch(HostMatch.Kind.WILDCARD, ".x.a.com");
      default -> new HostMatch(HostMatch.Kind.EXACT, "y.x.a.com");
    };
  }

  private static PathMatch path(int number) {
    return switch (number) {
      case 0 -> new PathMatch(PathMatch.Kind.PREFIX, "");
      case 1 -> new PathMatch(PathMatch.Kind.EXACT, "/a");
      case 2 -> new PathMatch(PathMatch.Kind.PREFIX, "/a");
      case 3 -> new PathMatch(PathMatch.Kind.PREFIX, "/a/b");
      case 4 -> new PathMatch(PathMatch.Kind.EXACT, "/");
      default -> new PathMatch(PathMatch.Kind.EXACT, "/a/b");
    };
  }

  private static List<FieldMatch> matches(Random random, String... names) {
    List<FieldMatch> matches = new ArrayList<>();
    for (String name : names) {
      switch (random.nextInt(5)) {
        case 0 -> matches.add(new FieldMatch(name, FieldMatch.Kind.PRESENT, ""));
        case 1 -> matches.add(new FieldMatch(name, FieldMatch.Kind.EXACT, "1"));
        case 2 -> matches.add(new FieldMatch(name, FieldMatch.Kind.EXACT, "1"));
        default -> {}
      }
    }
    return matches;
  }

  /** Returns the place of the route that takes a request, or -1: every route is tried. */
  public static int winner(List<CheckedRoute> routes, Request request) {
    return IntStream.range(0, routes.size())
        .filter(number -> takes(routes.get(number), request))
        .boxed()
        .min(Comparator.comparing((Integer number) -> routes.get(number), RANKS))
        .orElse(-1);
  }

  /** Returns whether the predicates of a route hold. */
  public static boolean takes(CheckedRoute route, Request request) {
    String name = route.host().name();
    boolean host =
        switch (route.host().kind()) {
          case EXACT -> request.host().equals(name);
          case WILDCARD -> request.host().endsWith(name) && !request.host().equals(name);
          case ANY -> true;
        };
    String path = route.path().path();
    boolean below = (request.path() + "/").startsWith(path + "/");
    boolean exact = route.path().kind() == PathMatch.Kind.EXACT;
    return host
        && (exact ? request.path().equals(path) : below)
        && (route.methods().isEmpty() || route.methods().contains(request.method()))
        && route.headers().stream().allMatch(match -> holds(match, request.fields()))
        && route.query().stream().allMatch(match -> holds(match, request.query()));
  }

  private static boolean holds(FieldMatch match, List<Pair> pairs) {
    BiPredicate<FieldMatch, Pair> named = (m, pair) -> pair.name().equals(m.name());
    long count = pairs.stream().filter(pair -> named.test(match, pair)).count();
    return match.kind() == FieldMatch.Kind.PRESENT
        ? count > 0
        : count == 1
            && pairs.stream()
                .filter(pair -> named.test(match, pair))
                .allMatch(pair -> Objects.equals(pair.value(), match.value()));
  }
}
