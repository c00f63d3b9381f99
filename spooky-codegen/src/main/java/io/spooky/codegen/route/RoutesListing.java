package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.RouteText;
import java.util.List;
import java.util.OptionalInt;

/** Prints the routes of a proxy as they are tried. */
public final class RoutesListing {
  private static final int WIDEST = 60;

  private RoutesListing() {}

  /**
   * Returns the table, one line for each route, the first that is tried first: its number, what it
   * takes, its upstream, its place, and what it does otherwise than its upstream.
   *
   * @param source the file as people name it
   */
  public static String of(CheckedProxy proxy, String source) {
    List<CheckedRoute> routes =
        new RankedRoutes(proxy.routes())
            .order().stream().map(number -> proxy.routes().get(number)).toList();
    int takes = width(routes.stream().mapToInt(route -> RouteText.of(route).length()).max());
    int names = width(proxy.upstreams().stream().mapToInt(u -> u.name().length()).max());
    int numbers = Integer.toString(routes.size()).length();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < routes.size(); i++) {
      CheckedRoute route = routes.get(i);
      String line =
          padLeft(i + 1, numbers)
              + "  "
              + pad(RouteText.of(route), takes)
              + " -> "
              + pad(proxy.upstreams().get(route.upstream()).name(), names)
              + "  "
              + source
              + ":"
              + route.line()
              + "  "
              + PolicyText.of(route);
      text.append(line.stripTrailing()).append('\n');
    }
    return text.isEmpty() ? "no routes\n" : text.toString();
  }

  private static int width(OptionalInt longest) {
    return Math.min(WIDEST, longest.orElse(0));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String padLeft(int number, int width) {
    String text = Integer.toString(number);
    return " ".repeat(width - text.length()) + text;
  }
}
