package io.spooky.codegen.route;

import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoutes;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.Problem.Severity;
import io.spooky.spi.config.ProblemList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Judges all routes of a file together: finds those that tie and those that can never match, each
 * with a request that shows it, and compares the routes with what the file expects of them.
 */
public final class RouteProofs {
  private final CheckedRoutes file;
  private final ProblemList problems;
  private final RankedRoutes ranked;
  private final Examples examples;

  private RouteProofs(CheckedRoutes file, ProblemList problems) {
    this.file = file;
    this.problems = problems;
    this.ranked = new RankedRoutes(file.routes());
    this.examples = new Examples(file.routes());
  }

  /** Judges the routes of a file; the form of {@code RoutesJudge}. */
  public static void judge(CheckedRoutes file, ProblemList problems) {
    RouteProofs proofs = new RouteProofs(file, problems);
    Map<Integer, List<Cover>> covers =
        Covers.in(file.routes()).stream()
            .collect(Collectors.groupingBy(Cover::route, LinkedHashMap::new, Collectors.toList()));
    covers.values().forEach(proofs::report);
    new Expectations(file, proofs.ranked, problems).judge();
  }

  /** Tells of one route; all of its methods that are covered are given. */
  private void report(List<Cover> covers) {
    CheckedRoute route = route(covers.get(0).route());
    // One message for each earlier route, however many methods they share.
    Map<Integer, Cover> twins = new LinkedHashMap<>();
    covers.stream().filter(Cover::isTie).forEach(tie -> twins.putIfAbsent(tie.twin(), tie));
    twins.values().forEach(tie -> reportTie(route, tie));
    List<Cover> shadows = covers.stream().filter(cover -> !cover.isTie()).toList();
    if (shadows.isEmpty()) {
      return;
    }
    if (covers.size() == RequestClass.of(route).size()) {
      report(
          Severity.ERROR,
          ProblemCode.SHADOWED_ROUTE,
          route,
          "can never match: " + takers(route, covers),
          covers.stream().map(Cover::taker).distinct().toList());
    } else {
      String methods = shadows.stream().map(Cover::method).collect(Collectors.joining(", "));
      report(
          Severity.WARNING,
          ProblemCode.SHADOWED_METHOD,
          route,
          "gets no " + methods + ": " + takers(route, shadows),
          shadows.stream().map(Cover::taker).distinct().toList());
    }
  }

  private void reportTie(CheckedRoute route, Cover tie) {
    report(
        Severity.ERROR,
        ProblemCode.TYING_ROUTES,
        route,
        "has the same predicates as the "
            + where(tie.twin())
            + "; both take "
            + example(route, tie),
        List.of(tie.twin()));
  }

  /** Says for each route that stands before what it takes, with a request. */
  private String takers(CheckedRoute route, List<Cover> covers) {
    Map<Integer, List<Cover>> takers =
        covers.stream()
            .collect(Collectors.groupingBy(Cover::taker, LinkedHashMap::new, Collectors.toList()));
    boolean all = takers.size() == 1 && covers.size() == RequestClass.of(route).size();
    List<String> texts = new ArrayList<>();
    takers.forEach(
        (taker, covered) -> {
          String methods = covered.stream().map(Cover::method).collect(Collectors.joining(", "));
          texts.add(
              "the "
                  + where(taker)
                  + " stands before it and takes "
                  + (all ? "all of its requests" : "each " + methods)
                  + ", such as "
                  + example(route, covered.get(0)));
        });
    return String.join("; ", texts) + "; the narrower route must stand first in the file";
  }

  private Request example(CheckedRoute route, Cover cover) {
    RequestClass requests =
        RequestClass.of(route).stream()
            .filter(candidate -> candidate.method().equals(cover.method()))
            .findFirst()
            .orElseThrow();
    return examples.readable(requests, request -> ranked.winner(request) == cover.taker());
  }

  private String where(int number) {
    CheckedRoute route = route(number);
    return "route of upstream '"
        + file.upstreams().get(route.upstream())
        + "' at ["
        + route.line()
        + ","
        + route.column()
        + "]";
  }

  private CheckedRoute route(int number) {
    return file.routes().get(number);
  }

  private void report(
      Severity severity,
      ProblemCode code,
      CheckedRoute route,
      String message,
      List<Integer> others) {
    Problem problem =
        new Problem(severity, code.code(), route.line(), route.column(), subject(route), message);
    for (int number : others) {
      CheckedRoute other = route(number);
      problem = problem.also(other.line(), other.column(), "the other route");
    }
    problems.add(problem);
  }

  private String subject(CheckedRoute route) {
    return "upstream '"
        + file.upstreams().get(route.upstream()).lines().findFirst().orElse("")
        + "' route";
  }
}
