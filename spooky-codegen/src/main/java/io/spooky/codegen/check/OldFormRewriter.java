package io.spooky.codegen.check;

import io.spooky.codegen.config.Place;
import io.spooky.codegen.config.YamlNode;
import io.spooky.codegen.config.YamlNode.Entry;
import io.spooky.codegen.config.YamlNode.MappingNode;
import io.spooky.codegen.config.YamlNode.ScalarNode;
import io.spooky.codegen.config.YamlNode.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a config of the flat form into one of today's. Values stay what the user wrote; what has no
 * place of its own today is kept where it stands, for the next check to judge.
 */
final class OldFormRewriter {
  /** Keys that name an upstream in a list. */
  static final Set<String> NAMES = Set.of("name", "id");

  private static final String ONLY = "default";
  private static final Set<String> TARGETS = Set.of("upstream", "backend", "target", "to");
  private static final Map<String, String> OF_ROUTE =
      Map.of("prefix", "path_prefix", "methods", "method");
  private static final Map<String, String> OF_BACKEND =
      Map.of("name", "id", "url", "address", "addr", "address");

  private final MappingNode tree;
  private final Map<String, YamlNode> listen = new LinkedHashMap<>();
  private final Map<String, YamlNode> rest = new LinkedHashMap<>();
  private final Map<String, Map<String, YamlNode>> upstreams = new LinkedHashMap<>();
  private final Map<String, List<YamlNode>> routes = new LinkedHashMap<>();

  OldFormRewriter(MappingNode tree) {
    this.tree = tree;
  }

  /** Returns the config in its new form; the places in it mean nothing. */
  MappingNode rewrite() {
    tree.entries().forEach(this::sort);
    Map<String, YamlNode> root = new LinkedHashMap<>();
    root.put("version", scalar("1"));
    if (!listen.isEmpty()) {
      root.put("listen", mapping(listen));
    }
    Map<String, YamlNode> groups = new LinkedHashMap<>();
    upstreams.forEach((name, keys) -> groups.put(name, upstream(name, keys)));
    root.put("upstream", mapping(groups));
    root.putAll(rest);
    return mapping(root);
  }

  private void sort(Entry entry) {
    YamlNode value = entry.value();
    switch (entry.key()) {
      case "version" -> {}
      case "protocol", "address", "port", "tls" -> listen.put(entry.key(), value);
      case "listen" -> addListen(value);
      case "backends" -> group(ONLY).put("backends", backends(value));
      case "upstream", "upstreams" -> items(value).forEach(this::addUpstream);
      case "routes", "route" -> items(value).forEach(item -> addRoute(item, ONLY));
      case "lb_type", "load_balancing" -> rest.put("load_balancing", balancing(value));
      case "log_level", "log" ->
          rest.put("log", value instanceof ScalarNode ? mapping(Map.of("level", value)) : value);
      default -> rest.put(entry.key(), value);
    }
  }

  private void addListen(YamlNode value) {
    if (value instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> listen.put(entry.key(), entry.value()));
    } else {
      rest.put("listen", value);
    }
  }

  private void addUpstream(YamlNode item) {
    if (!(item instanceof MappingNode mapping)) {
      return;
    }
    String name = named(mapping, NAMES);
    Map<String, YamlNode> group = group(name == null ? ONLY : name);
    for (Entry entry : mapping.entries()) {
      switch (entry.key()) {
        case "name", "id" -> {}
        case "backends" -> group.put("backends", backends(entry.value()));
        case "lb_type", "load_balancing" -> group.put("load_balancing", balancing(entry.value()));
        case "route", "routes" ->
            items(entry.value()).forEach(route -> addRoute(route, name == null ? ONLY : name));
        default -> group.put(entry.key(), entry.value());
      }
    }
  }

  private void addRoute(YamlNode item, String owner) {
    if (!(item instanceof MappingNode mapping)) {
      return;
    }
    String target = named(mapping, TARGETS);
    Map<String, YamlNode> route = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      String key = OF_ROUTE.getOrDefault(entry.key(), entry.key());
      if (!TARGETS.contains(key)) {
        route.put(key, entry.value());
      }
    }
    if (route.get("path") instanceof ScalarNode path && path.text().endsWith("/*")) {
      route.remove("path");
      String prefix = path.text().substring(0, path.text().length() - 2);
      route.put("path_prefix", scalar(prefix.isEmpty() ? "/" : prefix));
    }
    String name = target == null || !isKnown(target) ? owner : target;
    routes.computeIfAbsent(name, key -> new ArrayList<>()).add(mapping(route));
  }

  private boolean isKnown(String name) {
    return upstreams.containsKey(name)
        || tree.entries().stream()
            .flatMap(entry -> items(entry.value()).stream())
            .anyMatch(i -> i instanceof MappingNode m && name.equals(named(m, NAMES)));
  }

  private YamlNode upstream(String name, Map<String, YamlNode> keys) {
    List<YamlNode> own = routes.getOrDefault(name, List.of());
    YamlNode every = mapping(Map.of("path_prefix", scalar("/")));
    Map<String, YamlNode> all = new LinkedHashMap<>();
    all.put(
        "route",
        own.isEmpty() ? every : own.size() == 1 ? own.get(0) : new SequenceNode(Place.FILE, own));
    all.putAll(keys);
    // Last, since it is the longest.
    YamlNode backends = all.remove("backends");
    if (backends != null) {
      all.put("backends", backends);
    }
    return mapping(all);
  }

  private static YamlNode balancing(YamlNode value) {
    if (value instanceof ScalarNode) {
      return mapping(Map.of("type", value));
    }
    return value instanceof MappingNode mapping
        ? renamed(mapping, Map.of("lb_type", "type"))
        : value;
  }

  private static YamlNode backends(YamlNode value) {
    List<YamlNode> backends = new ArrayList<>();
    for (YamlNode item : items(value)) {
      String id = "backend-" + (backends.size() + 1);
      backends.add(backend(item, id));
    }
    return new SequenceNode(Place.FILE, backends);
  }

  private static YamlNode backend(YamlNode item, String id) {
    Map<String, YamlNode> keys = new LinkedHashMap<>();
    keys.put("id", scalar(id));
    if (item instanceof MappingNode mapping) {
      renamed(mapping, OF_BACKEND).entries().forEach(e -> keys.put(e.key(), e.value()));
    } else {
      keys.put("address", item);
    }
    if (keys.get("host") instanceof ScalarNode host
        && keys.get("port") instanceof ScalarNode port) {
      keys.remove("host");
      keys.remove("port");
      String text = host.text().indexOf(':') < 0 ? host.text() : "[" + host.text() + "]";
      keys.put("address", scalar(text + ":" + port.text()));
    }
    return mapping(keys);
  }

  private static MappingNode renamed(MappingNode mapping, Map<String, String> names) {
    Map<String, YamlNode> keys = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(e -> keys.putIfAbsent(names.getOrDefault(e.key(), e.key()), e.value()));
    return mapping(keys);
  }

  private Map<String, YamlNode> group(String name) {
    return upstreams.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  private static @Nullable String named(MappingNode mapping, Set<String> keys) {
    for (Entry entry : mapping.entries()) {
      if (keys.contains(entry.key()) && entry.value() instanceof ScalarNode scalar) {
        return scalar.text();
      }
    }
    return null;
  }

  private static List<YamlNode> items(YamlNode value) {
    if (value instanceof SequenceNode sequence) {
      return sequence.items();
    }
    return value instanceof MappingNode ? List.of(value) : List.of();
  }

  private static ScalarNode scalar(String text) {
    return new ScalarNode(Place.FILE, text, false);
  }

  private static MappingNode mapping(Map<String, ? extends YamlNode> keys) {
    List<Entry> entries = new ArrayList<>();
    keys.forEach((key, value) -> entries.add(new Entry(key, Place.FILE, value)));
    return new MappingNode(Place.FILE, entries);
  }
}
