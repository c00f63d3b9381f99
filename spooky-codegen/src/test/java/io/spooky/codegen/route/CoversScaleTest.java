package io.spooky.codegen.route;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.check.RoutePolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand routes: what grew with their square would be noticed here. */
final class CoversScaleTest {
  private static final int ROUTES = 10_000;

  @Test
  void in_distinctPaths_nothingIsCovered() {
    List<CheckedRoute> routes = new ArrayList<>();
    for (int i = 0; i < ROUTES; i++) {
      routes.add(route("h" + i % 1_000 + ".example", "/p" + i, List.of()));
    }
    assertThat(Covers.in(routes)).isEmpty();
    assertThat(new RankedRoutes(routes).order()).hasSize(ROUTES);
  }

  @Test
  void in_oneHostAndPath_onlyTheLastIsCovered() {
    List<CheckedRoute> routes = new ArrayList<>();
    for (int i = 0; i < ROUTES; i++) {
      FieldMatch tenant = new FieldMatch("x-tenant", FieldMatch.Kind.EXACT, "t" + i);
      routes.add(route("a.example", "/", List.of(tenant)));
    }
    routes.add(
        route("a.example", "/", List.of(new FieldMatch("x-tenant", FieldMatch.Kind.PRESENT, ""))));
    routes.add(
        route("a.example", "/", List.of(new FieldMatch("x-tenant", FieldMatch.Kind.EXACT, "u"))));
    assertThat(Covers.in(routes))
        .containsExactly(
            new Cover(ROUTES + 1, RequestClass.OTHER_METHOD, ROUTES, RankedRoutes.NONE));
  }

  private static CheckedRoute route(String host, String path, List<FieldMatch> headers) {
    return new CheckedRoute(
        0,
        1,
        1,
        new HostMatch(HostMatch.Kind.EXACT, host),
        new PathMatch(PathMatch.Kind.EXACT, path),
        List.of(),
        headers,
        List.of(),
        RoutePolicy.NONE);
  }
}
