package io.spooky.codegen.route;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.Compiled;
import io.spooky.codegen.Models;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.RouteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order for people and proofs against that of the generated table. */
final class RankedRoutesTest {
  static IntStream seeds() {
    return IntStream.range(0, 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void winner_routesWithoutFields_isWhatGeneratedCodeSays(int seed) {
    List<CheckedRoute> routes = new ArrayList<>();
    for (CheckedRoute route : SmallWorld.routes(new Random(seed), 1)) {
      routes.add(
          new CheckedRoute(
              0,
              route.line(),
              1,
              route.host(),
              route.path(),
              route.methods(),
              List.of(),
              List.of(),
              route.policy()));
    }
    Compiled table = Compiled.of(Models.proxy(List.of("api"), routes));
    RankedRoutes ranked = new RankedRoutes(routes);
    for (Request request : SmallWorld.REQUESTS) {
      if (request.fields().isEmpty() && request.query().isEmpty()) {
        String text = request.method() + " " + request.host() + request.path();
        assertWithMessage("seed %s: %s", seed, text)
            .that(ranked.winner(request))
            .isEqualTo(table.match(text));
      }
    }
  }

  @Test
  void order_isThatOfTheGatewayApi() {
    List<CheckedRoute> routes =
        Models.routes(
            "*/*",
            "GET */*",
            "*.com/*",
            "*.example.com/*",
            "b.example.com/*",
            "a.example.com/v1/*",
            "a.example.com/v1/x/*",
            "b.example.com/x",
            "GET a.example.com/v1/*");
    assertThat(
            new RankedRoutes(routes)
                .order().stream().map(number -> RouteText.of(routes.get(number))).toList())
        .containsExactly(
            "b.example.com/x",
            "b.example.com/*",
            "a.example.com/v1/x/*",
            "GET a.example.com/v1/*",
            "a.example.com/v1/*",
            "*.example.com/*",
            "*.com/*",
            "GET */*",
            "*/*")
        .inOrder();
  }
}
