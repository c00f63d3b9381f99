package io.spooky.codegen.check;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.ProblemCode;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks {@code route} of an upstream: each route by itself. */
final class RouteCheck {
  private static final HostMatch ANY_HOST = new HostMatch(HostMatch.Kind.ANY, "");
  private static final PathMatch ANY_PATH = new PathMatch(PathMatch.Kind.PREFIX, "");

  private final Findings findings;
  private final PathText paths;
  private final FieldMatchCheck fields;
  private boolean complete = true;

  /**
   * Makes a check.
   *
   * @param paths reads paths by the rules that hold for requests
   * @param names reads names of fields likewise
   */
  RouteCheck(Findings findings, PathText paths, FieldNameText names) {
    this.findings = findings;
    this.paths = paths;
    this.fields = new FieldMatchCheck(findings, names);
  }

  /** Returns the routes of an upstream that have no fault. */
  List<CheckedRoute> check(Block upstream, int index) {
    List<CheckedRoute> routes = new ArrayList<>();
    for (YamlNode item : upstream.oneOrMore(Keys.ROUTE)) {
      Block block = Block.of(findings, upstream.subject() + " route", item);
      CheckedRoute route = block == null ? null : route(block, index);
      complete &= route != null;
      if (route != null) {
        routes.add(route);
      }
    }
    return routes;
  }

  /** Returns whether no route of any upstream had a fault so far. */
  boolean isComplete() {
    return complete;
  }

  private @Nullable CheckedRoute route(Block block, int upstream) {
    HostMatch host =
        read(
            block,
            Keys.HOST,
            block.fixed(Keys.HOST),
            ANY_HOST,
            ProblemCode.BAD_HOST,
            HostText::parse);
    PathMatch path = path(block);
    List<String> methods = methods(block);
    List<FieldMatch> headers = fields.headers(block);
    List<FieldMatch> query = fields.query(block);
    RoutePolicy policy = RoutePolicyCheck.check(block);
    block.finish();
    if (host == null || path == null || methods == null || headers == null || query == null) {
      return null;
    }
    return policy == null
        ? null
        : new CheckedRoute(
            upstream,
            block.place().line(),
            block.place().column(),
            host,
            path,
            methods,
            headers,
            query,
            policy);
  }

  private @Nullable PathMatch path(Block block) {
    PathMatch exact =
        read(
            block, Keys.PATH, block.fixed(Keys.PATH), ANY_PATH, ProblemCode.BAD_PATH, paths::exact);
    PathMatch prefix =
        read(
            block,
            Keys.PATH_PREFIX,
            block.fixed(Keys.PATH_PREFIX),
            ANY_PATH,
            ProblemCode.BAD_PATH,
            paths::prefix);
    if (block.has(Keys.PATH) && block.has(Keys.PATH_PREFIX)) {
      block.error(
          ProblemCode.PATH_AND_PREFIX,
          block.place(),
          "has both 'path' and 'path_prefix'; keep one of them, or write two routes");
      return null;
    }
    PathMatch path = block.has(Keys.PATH) ? exact : prefix;
    if (path != null && PathText.hasStarSegment(path)) {
      findings.warning(
          ProblemCode.LITERAL_STAR,
          block.place(),
          block.subject(),
          "the '*' in '" + path.path() + "' takes only itself; path_prefix takes all below a path");
    }
    return path;
  }

  /** Returns the methods, none where every method is taken, or null after a fault. */
  private @Nullable List<String> methods(Block block) {
    Set<String> methods = new LinkedHashSet<>();
    boolean sound = true;
    List<YamlNode> items = block.oneOrMore(Keys.METHOD);
    for (YamlNode item : items) {
      ScalarNode value = block.fixed(Keys.METHOD, item);
      String method =
          value == null
              ? null
              : read(block, Keys.METHOD, value, "", ProblemCode.BAD_METHOD, MethodText::parse);
      sound &= method != null && isRouted(block, method, item.place());
      if (method != null) {
        warnOfDoubt(block, method, item.place());
      }
      if (method != null && !methods.add(method)) {
        block.error(ProblemCode.BAD_METHOD, item.place(), "method '" + method + "' stands twice");
      }
    }
    return sound && (!items.isEmpty() || !block.has(Keys.METHOD)) ? new ArrayList<>(methods) : null;
  }

  private void warnOfDoubt(Block block, String method, Place place) {
    String doubt = MethodText.doubt(method);
    if (!doubt.isEmpty()) {
      findings.warning(
          ProblemCode.DOUBTFUL_METHOD, place, block.subject(), Keys.METHOD + " " + doubt);
    }
  }

  private static boolean isRouted(Block block, String method, Place place) {
    int status = MethodText.OF_THE_EDGE.getOrDefault(method, 0);
    if (status > 0) {
      block.error(
          ProblemCode.METHOD_NOT_ROUTED,
          place,
          "no request with "
              + method
              + " reaches a route: the edge itself answers it with a "
              + status);
    }
    return status == 0;
  }

  private static <T> @Nullable T read(
      Block block,
      String key,
      @Nullable ScalarNode value,
      T absent,
      ProblemCode code,
      Function<String, T> parser) {
    if (value == null) {
      return block.has(key) ? null : absent;
    }
    try {
      return parser.apply(value.text());
    } catch (IllegalArgumentException e) {
      Place place = value.place();
      block.error(code, place, key + " " + e.getMessage());
      return null;
    }
  }
}
