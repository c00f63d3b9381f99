package io.spooky.codegen.diff;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.route.Examples;
import io.spooky.codegen.route.RankedRoutes;
import io.spooky.codegen.route.Request;
import io.spooky.codegen.route.RequestClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Finds the classes of requests that are served otherwise. */
final class RequestChanges {
  private final RankedRoutes before;
  private final RankedRoutes after;
  private final Treatments treatedBefore;
  private final Treatments treatedAfter;
  private final Examples examples;
  private final List<RequestChange> changes = new ArrayList<>();

  private RequestChanges(CheckedProxy base, CheckedProxy next) {
    this.before = new RankedRoutes(base.routes());
    this.after = new RankedRoutes(next.routes());
    this.treatedBefore = new Treatments(base);
    this.treatedAfter = new Treatments(next);
    List<CheckedRoute> all = new ArrayList<>(base.routes());
    all.addAll(next.routes());
    this.examples = new Examples(all);
  }

  /** Returns the changes, in no particular order. */
  static List<RequestChange> between(CheckedProxy base, CheckedProxy next) {
    RequestChanges changes = new RequestChanges(base, next);
    changes.addPairs();
    changes.addLost();
    changes.addGained();
    return changes.changes;
  }

  private void addPairs() {
    Map<HostMatch, Map<PathMatch, List<Integer>>> old = before.table();
    Map<HostMatch, Map<PathMatch, List<Integer>>> fresh = after.table();
    meet(
        old.keySet(),
        fresh.keySet(),
        RankedRoutes::hostsAround,
        (host, other) ->
            meet(
                old.getOrDefault(host, Map.of()).keySet(),
                fresh.getOrDefault(other, Map.of()).keySet(),
                RankedRoutes::pathsAround,
                (path, its) -> addPairs(before.at(host, path), after.at(other, its))));
  }

  /** Finds all pairs of keys one of which is within the other. */
  private static <K> void meet(
      Set<K> ones, Set<K> others, Function<K, List<K>> around, BiConsumer<K, K> found) {
    for (K other : others) {
      around.apply(other).stream().filter(ones::contains).forEach(one -> found.accept(one, other));
    }
    for (K one : ones) {
      around.apply(one).stream()
          .skip(1)
          .filter(others::contains)
          .forEach(other -> found.accept(one, other));
    }
  }

  private void addPairs(List<Integer> ones, List<Integer> others) {
    for (int one : ones) {
      for (int other : others) {
        if (differ(one, other)) {
          RequestClass.ofBoth(before.routes().get(one), after.routes().get(other))
              .forEach(requests -> add(requests, one, other));
        }
      }
    }
  }

  private void addLost() {
    for (int route = 0; route < before.routes().size(); route++) {
      for (RequestClass requests : RequestClass.of(before.routes().get(route))) {
        add(requests, route, RankedRoutes.NONE);
      }
    }
  }

  private void addGained() {
    for (int route = 0; route < after.routes().size(); route++) {
      for (RequestClass requests : RequestClass.of(after.routes().get(route))) {
        add(requests, RankedRoutes.NONE, route);
      }
    }
  }

  /** Adds a class if a request of it goes by just these routes. */
  private void add(RequestClass requests, int one, int other) {
    if (goesBy(examples.weakest(requests), one, other)) {
      Request example = examples.readable(requests, request -> goesBy(request, one, other));
      changes.add(new RequestChange(requests, one, other, example));
    }
  }

  private boolean goesBy(Request request, int one, int other) {
    return before.winner(request) == one && after.winner(request) == other;
  }

  /**
   * Returns whether requests that go from the one route to the other are served otherwise. Which
   * further methods a route takes is nothing to them.
   */
  private boolean differ(int one, int other) {
    CheckedRoute old = before.routes().get(one);
    CheckedRoute fresh = after.routes().get(other);
    return !old.host().equals(fresh.host())
        || !old.path().equals(fresh.path())
        || !old.headers().equals(fresh.headers())
        || !old.query().equals(fresh.query())
        || !treatedBefore.upstream(one).equals(treatedAfter.upstream(other))
        || !treatedBefore.of(one).equals(treatedAfter.of(other));
  }
}
