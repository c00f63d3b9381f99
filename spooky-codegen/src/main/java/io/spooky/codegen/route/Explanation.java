package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.RouteText;
import io.spooky.codegen.route.Obstacle.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which route takes a request, and for each route that would come before it why it does not.
 * Where these are many, the nearest are named and the others counted.
 */
public final class Explanation {
  private static final int MOST = 30;

  /** A route that is tried in vain. */
  private record Miss(int rank, CheckedRoute route, Obstacle obstacle) {}

  private final CheckedProxy proxy;
  private final String source;
  private final Request request;
  private final StringBuilder text = new StringBuilder();

  private Explanation(CheckedProxy proxy, String source, Request request) {
    this.proxy = proxy;
    this.source = source;
    this.request = request;
  }

  /**
   * Returns the text.
   *
   * @param source the file as people name it
   */
  public static String of(CheckedProxy proxy, String source, Request request) {
    return new Explanation(proxy, source, request).text();
  }

  private String text() {
    RankedRoutes ranked = new RankedRoutes(proxy.routes());
    int winner = ranked.winner(request);
    text.append(request).append('\n');
    text.append(
        winner == RankedRoutes.NONE
            ? "is taken by no route (404)\n"
            : "is taken by " + line(proxy.routes().get(winner)) + "\n");
    List<Miss> misses = new ArrayList<>();
    for (int number : ranked.order()) {
      if (number == winner) {
        break;
      }
      CheckedRoute route = proxy.routes().get(number);
      Obstacle.between(route, request)
          .ifPresent(obstacle -> misses.add(new Miss(misses.size(), route, obstacle)));
    }
    list(misses, winner == RankedRoutes.NONE ? "not by" : "not by these, which come before it");
    return text.toString();
  }

  private void list(List<Miss> misses, String title) {
    if (misses.isEmpty()) {
      return;
    }
    Set<Miss> nearest =
        misses.stream()
            .sorted(Comparator.comparing((Miss miss) -> miss.obstacle().part()).reversed())
            .limit(MOST)
            .collect(Collectors.toCollection(HashSet::new));
    text.append(title).append(":\n");
    misses.stream()
        .filter(nearest::contains)
        .forEach(
            miss ->
                text.append("  ")
                    .append(line(miss.route()))
                    .append(": ")
                    .append(miss.obstacle().reason())
                    .append('\n'));
    Map<Part, Integer> others = new EnumMap<>(Part.class);
    misses.stream()
        .filter(miss -> !nearest.contains(miss))
        .forEach(miss -> others.merge(miss.obstacle().part(), 1, Integer::sum));
    others.forEach(
        (part, count) ->
            text.append("  and ")
                .append(count)
                .append(count == 1 ? " route" : " routes")
                .append(" whose ")
                .append(part.name().toLowerCase(Locale.ROOT))
                .append(" differs\n"));
  }

  private String line(CheckedRoute route) {
    String upstream = proxy.upstreams().get(route.upstream()).name();
    return RouteText.of(route) + " -> " + upstream + " (" + source + ":" + route.line() + ")";
  }
}
