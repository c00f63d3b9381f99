package io.spooky.codegen.route;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.check.CheckedRoute;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proofs against every request of a small world. */
final class CoversTest {
  /** What is known of a route's requests of one method by trying all requests. */
  private record Tried(BitSet taken, BitSet won) {}

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void in_randomRoutes_isWhatTryingAllRequestsSays(int seed) {
    List<CheckedRoute> routes = SmallWorld.routes(new Random(seed), 1);
    Map<String, Map<Integer, Tried>> tried = tryAll(routes);
    Map<String, Cover> covers = new HashMap<>();
    Covers.in(routes).forEach(cover -> covers.put(cover.route() + " " + cover.method(), cover));
    for (int number = 0; number < routes.size(); number++) {
      for (RequestClass requests : RequestClass.of(routes.get(number))) {
        Map<Integer, Tried> ofMethod = tried.get(worldMethod(requests));
        Cover cover = covers.get(number + " " + requests.method());
        assertWithMessage("seed %s, route %s, %s", seed, number, requests)
            .that(cover == null)
            .isEqualTo(!ofMethod.get(number).won().isEmpty());
        assertWithMessage("seed %s, ties of route %s, %s", seed, number, requests)
            .that(cover == null ? -1 : cover.twin())
            .isEqualTo(twin(routes, ofMethod, number));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readable_ofEachCover_isTakenByBothAndGoesToTheTaker(int seed) {
    List<CheckedRoute> routes = SmallWorld.routes(new Random(seed), 1);
    RankedRoutes ranked = new RankedRoutes(routes);
    Examples examples = new Examples(routes);
    for (Cover cover : Covers.in(routes)) {
      RequestClass requests =
          RequestClass.of(routes.get(cover.route())).stream()
              .filter(candidate -> candidate.method().equals(cover.method()))
              .findFirst()
              .orElseThrow();
      Request example =
          examples.readable(requests, request -> ranked.winner(request) == cover.taker());
      assertThat(SmallWorld.takes(routes.get(cover.route()), example)).isTrue();
      assertThat(SmallWorld.takes(routes.get(cover.taker()), example)).isTrue();
      assertThat(SmallWorld.winner(routes, example)).isEqualTo(cover.taker());
      assertThat(cover.taker()).isLessThan(cover.route());
      assertThat(cover.isTie() && !SmallWorld.takes(routes.get(cover.twin()), example)).isFalse();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void winner_everyRequest_isWhatTheReferenceSays(int seed) {
    List<CheckedRoute> routes = SmallWorld.routes(new Random(seed), 1);
    RankedRoutes ranked = new RankedRoutes(routes);
    List<Integer> order = ranked.order();
    assertThat(order).containsNoDuplicates();
    assertThat(order).hasSize(routes.size());
    for (int i = seed % 7; i < SmallWorld.REQUESTS.size(); i += 7) {
      Request request = SmallWorld.REQUESTS.get(i);
      int winner = ranked.winner(request);
      assertWithMessage("seed %s: %s", seed, request)
          .that(winner)
          .isEqualTo(SmallWorld.winner(routes, request));
      assertThat(
              order.stream()
                  .filter(number -> Obstacle.isNone(routes.get(number), request))
                  .findFirst()
                  .orElse(RankedRoutes.NONE))
          .isEqualTo(winner);
    }
  }

  private static Map<String, Map<Integer, Tried>> tryAll(List<CheckedRoute> routes) {
    Map<String, Map<Integer, Tried>> tried = new HashMap<>();
    for (int i = 0; i < SmallWorld.REQUESTS.size(); i++) {
      Request request = SmallWorld.REQUESTS.get(i);
      Map<Integer, Tried> ofMethod = tried.computeIfAbsent(request.method(), m -> none(routes));
      int winner = SmallWorld.winner(routes, request);
      if (winner >= 0) {
        ofMethod.get(winner).won().set(i);
      }
      for (int number = 0; number < routes.size(); number++) {
        ofMethod.get(number).taken().set(i, SmallWorld.takes(routes.get(number), request));
      }
    }
    return tried;
  }

  private static Map<Integer, Tried> none(List<CheckedRoute> routes) {
    Map<Integer, Tried> none = new HashMap<>();
    for (int number = 0; number < routes.size(); number++) {
      none.put(number, new Tried(new BitSet(), new BitSet()));
    }
    return none;
  }

  private static String worldMethod(RequestClass requests) {
    return requests.method().equals(RequestClass.OTHER_METHOD) ? "QUX" : requests.method();
  }

  /** Two routes tie if they take the same requests and neither has the advantage of a method. */
  private static int twin(List<CheckedRoute> routes, Map<Integer, Tried> tried, int number) {
    return IntStream.range(0, number)
        .filter(i -> routes.get(i).methods().isEmpty() == routes.get(number).methods().isEmpty())
        .filter(i -> tried.get(i).taken().equals(tried.get(number).taken()))
        .findFirst()
        .orElse(-1);
  }
}
