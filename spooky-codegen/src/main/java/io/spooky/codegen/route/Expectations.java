package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoutes;
import io.spooky.codegen.check.Expectation;
import io.spooky.codegen.check.RouteText;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.ProblemList;
import io.spooky.spi.config.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares the routes with what the file expects: {@code GET https://api.example.com/v1/x -> api},
 * or {@code -> none} where no route is to take the request.
 */
public final class Expectations {
  /** The form of a line, as far as its parts do not depend on the rest of the config. */
  public static final String FORM =
      "\\s*\\S+\\s+[hH][tT][tT][pP][sS]://(?!\\*)[^\\s#]+(?:\\s[\\s\\S]*)?->\\s*[A-Za-z0-9._-]{1,64}\\s*";

  /** How a line looks, for messages. */
  public static final String EXPECTED = "GET https://HOST/PATH -> UPSTREAM, or -> none";

  private static final String ARROW = "->";
  private static final String NOBODY = "none";

  private final CheckedRoutes file;
  private final RankedRoutes ranked;
  private final ProblemList problems;

  Expectations(CheckedRoutes file, RankedRoutes ranked, ProblemList problems) {
    this.file = file;
    this.ranked = ranked;
    this.problems = problems;
  }

  /** Judges each line. Where routes are missing, only the form of the lines. */
  void judge() {
    for (Expectation line : file.expectations()) {
      try {
        judge(line);
      } catch (IllegalArgumentException e) {
        report(ProblemCode.BAD_EXPECTATION, line, String.valueOf(e.getMessage()));
      }
    }
  }

  private void judge(Expectation line) {
    int arrow = line.text().lastIndexOf(ARROW);
    if (arrow < 0) {
      throw new IllegalArgumentException(
          "'" + line.text() + "' names no upstream (expected: " + EXPECTED + ")");
    }
    Request request = RequestText.parse(line.text().substring(0, arrow), file.form());
    int expected = upstream(line.text().substring(arrow + ARROW.length()).strip());
    if (file.complete()) {
      compare(line, request, expected);
    }
  }

  private int upstream(String name) {
    boolean nobody = name.equals(NOBODY);
    if (nobody && file.upstreams().contains(name)) {
      throw new IllegalArgumentException(
          "'none' stands for no route, but an upstream has this name; rename the upstream");
    }
    int number = file.upstreams().indexOf(name);
    if (number < 0 && !nobody) {
      List<String> names = new ArrayList<>(file.upstreams());
      names.add(NOBODY);
      throw new IllegalArgumentException(
          "unknown upstream '" + name + "'" + Suggestions.hintWithAll(name, names, "known"));
    }
    return number;
  }

  private void compare(Expectation line, Request request, int expected) {
    int winner = ranked.winner(request);
    int actual = winner < 0 ? RankedRoutes.NONE : file.routes().get(winner).upstream();
    if (actual != expected) {
      String message = request + " " + outcome(winner);
      String reason = expected < 0 ? "no route is to take it" : reason(request, expected);
      report(ProblemCode.FAILED_EXPECTATION, line, message + "; " + reason);
    }
  }

  private String outcome(int winner) {
    return winner < 0
        ? "is taken by no route"
        : "goes to '" + name(file.routes().get(winner).upstream()) + "', by its " + place(winner);
  }

  /** Says why the nearest route of the expected upstream is not the one. */
  private String reason(Request request, int expected) {
    Optional<Integer> nearest =
        ranked.order().stream()
            .filter(number -> file.routes().get(number).upstream() == expected)
            .max(
                Comparator.comparingInt((Integer number) -> depth(number, request))
                    .thenComparing(Comparator.reverseOrder()));
    if (nearest.isEmpty()) {
      return "'" + name(expected) + "' has no route";
    }
    String route = "the " + place(nearest.get()) + " of '" + name(expected) + "' ";
    return Obstacle.between(file.routes().get(nearest.get()), request)
        .map(obstacle -> route + "does not take it, since " + obstacle.reason())
        .orElse(route + "takes it too, but comes after");
  }

  private int depth(int number, Request request) {
    return Obstacle.between(file.routes().get(number), request)
        .map(obstacle -> obstacle.part().ordinal())
        .orElse(Obstacle.Part.values().length);
  }

  private String name(int upstream) {
    return file.upstreams().get(upstream);
  }

  private String place(int number) {
    CheckedRoute route = file.routes().get(number);
    return "route at [" + route.line() + "," + route.column() + "] (" + RouteText.of(route) + ")";
  }

  private void report(ProblemCode code, Expectation line, String message) {
    problems.error(code.code(), line.line(), line.column(), "expect", message);
  }
}
