package io.spooky.codegen;

import io.spooky.codegen.check.CheckedBackend;
import io.spooky.codegen.check.CheckedListener;
import io.spooky.codegen.check.CheckedListener.CheckedTls;
import io.spooky.codegen.check.CheckedPlugin;
import io.spooky.codegen.check.CheckedProxy;
import io.spooky.codegen.check.CheckedRoute;
import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.codegen.check.CheckedUpstream;
import io.spooky.codegen.check.FieldMatch;
import io.spooky.codegen.check.HashKey;
import io.spooky.codegen.check.RoutePolicy;
import io.spooky.codegen.check.Setting;
import io.spooky.codegen.check.SettingMap;
import io.spooky.spi.Option;
import io.spooky.spi.config.ConfigKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checked models for tests, made by hand. */
public final class Models {
  private static final Option<Integer> THRESHOLD = Option.integer("failure_threshold", 3);
  private static final Option<Integer> REPLICAS = Option.integer("replicas", 64);

  private Models() {}

  /** A proxy with one upstream for each name, all with one backend. */
  public static CheckedProxy proxy(List<String> upstreams, List<CheckedRoute> routes) {
    return proxy("config.yaml", upstreams.stream().map(Models::upstream).toList(), routes);
  }

  /** A proxy with one listener. */
  public static CheckedProxy proxy(
      String source, List<CheckedUpstream> upstreams, List<CheckedRoute> routes) {
    Map<Option<?>, Setting> files = new LinkedHashMap<>();
    files.put(ConfigKeys.Tls.CERT, new Setting("certs/edge.pem", 5, 16));
    files.put(ConfigKeys.Tls.KEY, new Setting("${KEY_FILE:certs/edge.key}", 5, 37));
    CheckedListener listener =
        new CheckedListener(
            3,
            3,
            with(ConfigKeys.Listen.ALL, ConfigKeys.Listen.PORT, new Setting("${PORT:9889}", 4, 9)),
            new CheckedTls(5, 8, new SettingMap(files)));
    return new CheckedProxy(
        source,
        defaults(ConfigKeys.Root.ALL),
        defaults(ConfigKeys.Log.ALL),
        defaults(ConfigKeys.Edge.ALL),
        List.of(listener),
        upstreams,
        routes);
  }

  /** An upstream with one backend and a strategy without options. */
  public static CheckedUpstream upstream(String name) {
    return upstream(name, null, backend(name + "-1", "10.0.0.1:8080"));
  }

  /** An upstream that hashes a key. */
  public static CheckedUpstream hashing(String name, HashKey key) {
    return upstream(name, key, backend("one", "10.0.0.1:8080"), backend("two", "10.0.0.2:8080"));
  }

  /** An upstream. */
  public static CheckedUpstream upstream(
      String name, @Nullable HashKey key, CheckedBackend... backends) {
    CheckedPlugin balancer =
        key == null
            ? new CheckedPlugin(
                "round-robin", "example.RoundRobinProvider", 0, 0, new SettingMap(Map.of()))
            : new CheckedPlugin(
                "consistent-hash",
                "example.ConsistentHashProvider",
                key.line(),
                23,
                new SettingMap(Map.of(REPLICAS, new Setting("128", key.line(), 60))));
    return new CheckedUpstream(
        name,
        7,
        3,
        balancer,
        key,
        new CheckedPlugin(
            "consecutive-failures", "example.FailuresProvider", 0, 0, new SettingMap(Map.of())),
        defaults(ConfigKeys.Timeouts.ALL),
        defaults(ConfigKeys.Retry.ALL),
        with(
            ConfigKeys.Limits.ALL,
            ConfigKeys.Limits.IN_FLIGHT,
            new Setting("${IN_FLIGHT:64}", 22, 15)),
        List.of(backends));
  }

  /** A backend with a probe. */
  public static CheckedBackend backend(String id, String address) {
    return new CheckedBackend(
        id,
        12,
        9,
        with(ConfigKeys.Backend.ALL, ConfigKeys.Backend.ADDRESS, new Setting(address, 13, 18)),
        defaults(ConfigKeys.Probe.ALL),
        new SettingMap(Map.of(THRESHOLD, Setting.ofDefault("3"))));
  }

  /**
   * A route, written {@code GET,POST *.example.com/v1/*}: a star is any host, a path that ends with
   * a slash and a star is a prefix.
   */
  public static CheckedRoute route(int upstream, String text) {
    int space = text.indexOf(' ');
    List<String> methods = space < 0 ? List.of() : List.of(text.substring(0, space).split(","));
    String rest = text.substring(space + 1);
    int slash = rest.indexOf('/');
    return new CheckedRoute(
        upstream,
        20 + upstream,
        5,
        host(rest.substring(0, slash)),
        path(rest.substring(slash)),
        methods,
        List.of(),
        List.of(),
        RoutePolicy.NONE);
  }

  /** A route that goes by fields and parameters, too. */
  public static CheckedRoute route(
      int upstream, String text, List<FieldMatch> headers, List<FieldMatch> query) {
    CheckedRoute plain = route(upstream, text);
    return new CheckedRoute(
        upstream,
        plain.line(),
        plain.column(),
        plain.host(),
        plain.path(),
        plain.methods(),
        headers,
        query,
        RoutePolicy.NONE);
  }

  /** Routes to upstream 0, written as {@link #route} takes them. */
  public static List<CheckedRoute> routes(String... texts) {
    List<CheckedRoute> routes = new ArrayList<>();
    List.of(texts).forEach(text -> routes.add(route(0, text)));
    return routes;
  }

  private static HostMatch host(String text) {
    if (text.equals("*")) {
      return new HostMatch(HostMatch.Kind.ANY, "");
    }
    return text.startsWith("*")
        ? new HostMatch(HostMatch.Kind.WILDCARD, text.substring(1))
        : new HostMatch(HostMatch.Kind.EXACT, text);
  }

  private static PathMatch path(String text) {
    return text.endsWith("/*")
        ? new PathMatch(PathMatch.Kind.PREFIX, text.substring(0, text.length() - 2))
        : new PathMatch(PathMatch.Kind.EXACT, text);
  }

  private static SettingMap defaults(List<Option<?>> keys) {
    Map<Option<?>, Setting> values = new LinkedHashMap<>();
    for (Option<?> key : keys) {
      values.put(key, Setting.ofDefault(Objects.requireNonNullElse(key.defaultText(), "")));
    }
    return new SettingMap(values);
  }

  private static SettingMap with(List<Option<?>> keys, Option<?> key, Setting setting) {
    Map<Option<?>, Setting> values = new LinkedHashMap<>(defaults(keys).values());
    values.put(key, setting);
    return new SettingMap(values);
  }
}
