package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.plan.TableShape;
import io.spooky.runtime.contract.RequestHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Random predicates on fields and parameters: the generated table against one that tries all. */
final class RouteFieldsEquivalenceTest {
  private static final int REQUESTS = 1_000;
  private static final List<String> NAMES = List.of("x-a", "x-b", "x-c");
  private static final List<String> VALUES = List.of("1", "2", "");
  private static final List<String> HOSTS = List.of("a.com", "b.a.com");
  private static final List<String> PATHS = List.of("/", "/p", "/p/q", "/p/q/r");

  /** A field or a parameter of a request. */
  private record Pair(String name, String value) {}

  private record Request(
      String method, String host, String path, List<Pair> fields, List<Pair> query) {
    RequestHead head() {
      StringBuilder text = new StringBuilder(method + " " + host + path);
      for (int i = 0; i < query.size(); i++) {
        text.append(i == 0 ? '?' : '&').append(query.get(i).name()).append('=');
        text.append(query.get(i).value());
      }
      RequestHead head = Compiled.head(text.toString());
      fields.forEach(field -> head.addField(field.name(), field.value()));
      return head;
    }
  }

  static Stream<Arguments> seeds() {
    return IntStream.range(0, 30)
        .boxed()
        .flatMap(seed -> Stream.of(TableShape.values()).map(shape -> Arguments.of(seed, shape)));
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @MethodSource("seeds")
  void match_randomPredicates_isWhatTheReferenceSays(int seed, TableShape shape) {
    Random random = new Random(seed);
    List<CheckedRoute> routes = new ArrayList<>();
    int count = 1 + random.nextInt(seed < 25 ? 40 : 400);
    for (int i = 0; i < count; i++) {
      routes.add(route(random));
    }
    Compiled table = Compiled.of(Models.proxy(List.of("api"), routes), shape);
    assertThat(table.proxy().routes().readsFields())
        .isEqualTo(routes.stream().anyMatch(route -> !route.headers().isEmpty()));
    for (int i = 0; i < REQUESTS; i++) {
      Request request = request(random);
      assertWithMessage("seed %s, %s", seed, request)
          .that(table.match(request.head()))
          .isEqualTo(reference(routes, request));
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsFields_withoutHeaderPredicates_isFalse(TableShape shape) {
    CheckedRoute route =
        Models.route(
            0, "a.com/p", List.of(), List.of(new FieldMatch("q", FieldMatch.Kind.PRESENT, "")));
    Compiled table = Compiled.of(Models.proxy(List.of("api"), List.of(route)), shape);
    assertThat(table.proxy().routes().readsFields()).isFalse();
    assertThat(table.match("GET a.com/p?q")).isEqualTo(0);
    assertThat(table.match("GET a.com/p")).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void match_queryBeyondAscii_isComparedAsUtf8(TableShape shape) {
    CheckedRoute route =
        Models.route(
            0,
            "a.com/p",
            List.of(),
            List.of(new FieldMatch("stra\u00dfe", FieldMatch.Kind.EXACT, "\u65e5 \"$$\\")));
    Compiled table = Compiled.of(Models.proxy(List.of("api"), List.of(route)), shape);
    assertThat(table.match("GET a.com/p?stra%C3%9Fe=%E6%97%A5+%22%24$%5C")).isEqualTo(0);
  }

  private static CheckedRoute route(Random random) {
    String methods = random.nextInt(3) == 0 ? pick(random, "GET ", "GET,POST ") : "";
    String path = pick(random, "/p", "/p/*", "/p/q", "/*", "/p/q/*");
    return Models.route(
        0,
        methods + pick(random, "a.com", "*.a.com", "*") + path,
        matches(random),
        matches(random));
  }

  private static List<FieldMatch> matches(Random random) {
    List<FieldMatch> matches = new ArrayList<>();
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        matches.add(
            random.nextInt(3) == 0
                ? new FieldMatch(name, FieldMatch.Kind.PRESENT, "")
                : new FieldMatch(name, FieldMatch.Kind.EXACT, VALUES.get(random.nextInt(3))));
      }
    }
    return matches;
  }

  private static Request request(Random random) {
    return new Request(
        pick(random, "GET", "POST", "PUT"),
        HOSTS.get(random.nextInt(HOSTS.size())),
        PATHS.get(random.nextInt(PATHS.size())),
        pairs(random),
        pairs(random));
  }

  private static List<Pair> pairs(Random random) {
    List<Pair> pairs = new ArrayList<>();
    for (String name : NAMES) {
      int copies = Math.max(0, random.nextInt(12) / 4 - (random.nextInt(4) == 0 ? 0 : 1));
      for (int i = 0; i < copies; i++) {
        pairs.add(new Pair(name, VALUES.get(random.nextInt(3))));
      }
    }
    return pairs;
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  /** The precedence of host, path and method is that of the reference; then the numbers count. */
  private static int reference(List<CheckedRoute> routes, Request request) {
    Comparator<Integer> byFields =
        Comparator.comparing((Integer i) -> -routes.get(i).headers().size())
            .thenComparing(i -> -routes.get(i).query().size())
            .thenComparing(i -> i);
    return IntStream.range(0, routes.size())
        .boxed()
        .filter(
            i ->
                ReferenceMatcher.takes(
                    routes.get(i), request.method(), request.host(), request.path()))
        .filter(i -> routes.get(i).headers().stream().allMatch(m -> holds(m, request.fields())))
        .filter(i -> routes.get(i).query().stream().allMatch(m -> holds(m, request.query())))
        .min(
            Comparator.comparing(routes::get, ReferenceMatcher.MOST_SPECIFIC)
                .thenComparing(byFields))
        .orElse(-1);
  }

  private static boolean holds(FieldMatch match, List<Pair> pairs) {
    List<String> values =
        pairs.stream().filter(p -> p.name().equals(match.name())).map(Pair::value).toList();
    return match.kind() == FieldMatch.Kind.PRESENT
        ? !values.isEmpty()
        : values.equals(List.of(match.value()));
  }
}
