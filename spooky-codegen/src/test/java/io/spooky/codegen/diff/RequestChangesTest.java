package io.spooky.codegen.diff;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.codegen.Models;
import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.route.Request;
import io.spooky.codegen.route.RequestClass;
import io.spooky.codegen.route.SmallWorld;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes between random configs against every request of a small world. */
final class RequestChangesTest {
  /** The two routes by which a request goes. */
  private record Way(int before, int after) {}

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void between_randomConfigs_isWhatTryingAllRequestsSays(int seed) {
    Random random = new Random(seed);
    List<CheckedRoute> before = SmallWorld.routes(random, 2);
    List<CheckedRoute> after =
        random.nextBoolean() ? SmallWorld.routes(random, 2) : changed(random, before);
    List<RequestChange> changes = RequestChanges.between(proxy(before), proxy(after));
    Set<Way> found = new HashSet<>();
    for (RequestChange change : changes) {
      Way way = new Way(change.before(), change.after());
      found.add(way);
      assertWithMessage("seed %s: %s", seed, change)
          .that(way(before, after, change.example()))
          .isEqualTo(way);
    }
    Set<Way> expected = new HashSet<>();
    for (Request request : SmallWorld.REQUESTS) {
      Way way = way(before, after, request);
      if (differs(before, after, way)) {
        expected.add(way);
        assertWithMessage("seed %s: %s", seed, request)
            .that(changes.stream().anyMatch(change -> holds(change, way, request)))
            .isTrue();
      }
    }
    assertWithMessage("seed %s", seed).that(found).isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void between_aConfigAndItself_isNothing(int seed) {
    CheckedProxy proxy = proxy(SmallWorld.routes(new Random(seed), 2));
    assertThat(RequestChanges.between(proxy, proxy)).isEmpty();
    assertThat(ConfigDiff.between(proxy, "a.yaml", proxy, "b.yaml")).isEmpty();
  }

  private static boolean holds(RequestChange change, Way way, Request request) {
    String method = change.requests().method();
    return way.equals(new Way(change.before(), change.after()))
        && (method.equals(RequestClass.OTHER_METHOD) || method.equals(request.method()));
  }

  private static CheckedProxy proxy(List<CheckedRoute> routes) {
    return Models.proxy(List.of("one", "two"), routes);
  }

  /** A few routes gone, moved or new: what people do to configs. */
  private static List<CheckedRoute> changed(Random random, List<CheckedRoute> routes) {
    List<CheckedRoute> changed = new ArrayList<>(routes);
    changed.remove(random.nextInt(changed.size()));
    if (random.nextBoolean()) {
      changed.addAll(0, SmallWorld.routes(random, 2).subList(0, 1));
    }
    return changed;
  }

  private static Way way(List<CheckedRoute> before, List<CheckedRoute> after, Request request) {
    return new Way(SmallWorld.winner(before, request), SmallWorld.winner(after, request));
  }

  private static boolean differs(List<CheckedRoute> before, List<CheckedRoute> after, Way way) {
    if (way.before() < 0 || way.after() < 0) {
      return way.before() != way.after();
    }
    CheckedRoute old = before.get(way.before());
    CheckedRoute fresh = after.get(way.after());
    return old.upstream() != fresh.upstream()
        || !old.host().equals(fresh.host())
        || !old.path().equals(fresh.path())
        || !old.headers().equals(fresh.headers())
        || !old.query().equals(fresh.query());
  }
}
