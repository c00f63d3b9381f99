package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.RouteText;
import io.spooky.codegen.plan.TableShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random route sets: the table in both shapes against one that tries every route. */
final class RouteEquivalenceTest {
  private static final int REQUESTS = 2_000;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void match_randomRoutes_isWhatTheReferenceSays(int seed) {
    Random random = new Random(seed);
    List<CheckedRoute> routes = routes(random, 1 + random.nextInt(seed < 50 ? 60 : 1_500));
    Compiled code = Compiled.of(Models.proxy(List.of("api"), routes), TableShape.CODE);
    Compiled trie = Compiled.of(Models.proxy(List.of("api"), routes), TableShape.TRIE);
    for (int i = 0; i < REQUESTS; i++) {
      String request = request(random, routes);
      int expected = ReferenceMatcher.match(routes, request);
      assertWithMessage("code, seed %s, request %s", seed, request)
          .that(code.match(request))
          .isEqualTo(expected);
      assertWithMessage("trie, seed %s, request %s", seed, request)
          .that(trie.match(request))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void match_optionsOfTheServer_goesByPrefixesOfEveryPath(TableShape shape) {
    List<CheckedRoute> routes = Models.routes("a.com/v1/*", "OPTIONS a.com/*", "*/*");
    Compiled table = Compiled.of(Models.proxy(List.of("api"), routes), shape);
    byte[] star = {'*'};
    assertThat(table.match(Compiled.head("OPTIONS a.com/").path(star, 0, 1))).isEqualTo(1);
    assertThat(table.match(Compiled.head("OPTIONS b.com/").path(star, 0, 1))).isEqualTo(2);
  }

  private static List<CheckedRoute> routes(Random random, int count) {
    Map<String, CheckedRoute> distinct = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      CheckedRoute route =
          Models.route(0, method(random, true) + host(random, true) + path(random, true));
      distinct.put(RouteText.of(route), route);
    }
    return new ArrayList<>(distinct.values());
  }

  /** Half of the requests aim at a route, so that deep tests are reached. */
  private static String request(Random random, List<CheckedRoute> routes) {
    String host = host(random, false);
    String path = path(random, false);
    if (random.nextBoolean()) {
      CheckedRoute aim = routes.get(random.nextInt(routes.size()));
      boolean exact = aim.host().kind() == CheckedRoute.HostMatch.Kind.EXACT;
      host = exact ? aim.host().name() : random.nextBoolean() ? host : "x" + aim.host().name();
      path = aim.path().path() + pick(random, "", "", "/", "/a", "x");
      path = path.startsWith("/") ? path : "/" + path;
    }
    return method(random, false) + host + path;
  }

  private static String method(Random random, boolean predicate) {
    return predicate && random.nextInt(3) > 0
        ? pick(random, "", "", "GET,PUT ")
        : pick(random, "GET ", "POST ", "PUT ", "get ");
  }

  private static String host(Random random, boolean predicate) {
    String name =
        pick(random, "a", "b", "ab", "a-1", "a-12") + pick(random, ".com", ".b.com", ".a.b.com");
    if (!predicate) {
      return pick(random, "", "x.", "x.y.") + name;
    }
    return pick(random, name, name, "*" + name.substring(name.indexOf('.')), "*." + name, "*");
  }

  private static String path(Random random, boolean predicate) {
    StringBuilder path = new StringBuilder();
    int segments = random.nextInt(5);
    for (int i = 0; i < segments; i++) {
      path.append('/').append(pick(random, "a", "b", "ab", "abc", "v1", "v10", "%C3%A9", "$", ""));
    }
    String suffix = predicate ? pick(random, "", "/*") : pick(random, "", "/");
    return path.isEmpty() && suffix.isEmpty() ? "/" : path + suffix;
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
