package io.spooky.runtime.contract;

import io.spooky.runtime.contract.TrieAssembler.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the routes of a {@link RouteTrie}, as generated code lists them: host by host, the
 * routes of one host in the order in which they are tried. Confined to one thread.
 */
public final class RouteTrieBuilder {
  private final Map<String, List<Entry>> exactHosts = new LinkedHashMap<>();
  private final Map<String, List<Entry>> wildcards = new LinkedHashMap<>();
  private final List<Entry> anyHost = new ArrayList<>();
  private List<Entry> current = anyHost;

  /** Makes a builder without routes. */
  public RouteTrieBuilder() {}

  /** Goes on with the routes of one host, in lower case. */
  public void host(String name) {
    current = exactHosts.computeIfAbsent(ascii(name), key -> new ArrayList<>());
  }

  /**
   * Goes on with the routes of a wildcard.
   *
   * @param suffix what follows the {@code *}, with its dot
   */
  public void wildcard(String suffix) {
    current = wildcards.computeIfAbsent(ascii(suffix), key -> new ArrayList<>());
  }

  /** Goes on with the routes that take any host. */
  public void anyHost() {
    current = anyHost;
  }

  /** Begins a route for one path. */
  public Route path(String path) {
    return new Route(current, ascii(path), true);
  }

  /**
   * Begins a route for a path and all below it.
   *
   * @param prefix without a slash at its end; empty for every path
   */
  public Route pathPrefix(String prefix) {
    return new Route(current, ascii(prefix), false);
  }

  /** Returns the trie. */
  public RouteTrie build() {
    TrieAssembler parts = new TrieAssembler();
    int exact = parts.add(hosts(parts, exactHosts, false));
    int wild = parts.add(hosts(parts, wildcards, true));
    return new RouteTrie(parts, exact, wild, parts.add(anyHost));
  }

  private static List<Entry> hosts(
      TrieAssembler parts, Map<String, List<Entry>> hosts, boolean fromEnd) {
    List<Entry> entries = new ArrayList<>();
    hosts.forEach(
        (name, paths) -> {
          if (!paths.isEmpty()) {
            entries.add(new Entry(name, fromEnd, !fromEnd, parts.add(paths), null));
          }
        });
    return entries;
  }

  private static String ascii(String text) {
    boolean plain = text.chars().allMatch(unit -> unit < 128);
    if (!plain || text.length() > TrieAssembler.LONGEST_KEY) {
      throw new IllegalArgumentException("not ASCII of at most 65535 characters: " + text);
    }
    return text;
  }

  /** A route that still lacks its number. */
  public static final class Route {
    private final List<Entry> entries;
    private final String key;
    private final boolean exact;
    private final List<byte[]> methods = new ArrayList<>();
    private final List<String> fieldNames = new ArrayList<>();
    private final List<@Nullable String> fieldValues = new ArrayList<>();
    private final List<byte[]> parameterNames = new ArrayList<>();
    private final List<byte @Nullable []> parameterValues = new ArrayList<>();

    private Route(List<Entry> entries, String key, boolean exact) {
      this.entries = entries;
      this.key = key;
      this.exact = exact;
    }

    /** Takes a method besides those named before; without any, the route takes all. */
    public Route method(String name) {
      methods.add(bytes(name));
      return this;
    }

    /** Asks for a field, as {@link RequestHead#hasField}. */
    public Route field(String name) {
      fieldNames.add(name);
      fieldValues.add(null);
      return this;
    }

    /** Asks for a field and its value, as {@link RequestHead#fieldIs}. */
    public Route field(String name, String value) {
      fieldNames.add(name);
      fieldValues.add(value);
      return this;
    }

    /** Asks for a parameter, as {@link RequestHead#hasQuery}. */
    public Route query(String name) {
      parameterNames.add(bytes(name));
      parameterValues.add(null);
      return this;
    }

    /** Asks for a parameter and its value, as {@link RequestHead#queryIs}. */
    public Route query(String name, String value) {
      parameterNames.add(bytes(name));
      parameterValues.add(bytes(value));
      return this;
    }

    /** Adds the route under its number. */
    public void to(int number) {
      entries.add(new Entry(key, false, exact, number, conditions()));
    }

    private @Nullable RouteConditions conditions() {
      if (methods.isEmpty() && fieldNames.isEmpty() && parameterNames.isEmpty()) {
        return null;
      }
      return new RouteConditions(
          methods.toArray(new byte[0][]),
          fieldNames.toArray(new String[0]),
          fieldValues.toArray(new String[0]),
          parameterNames.toArray(new byte[0][]),
          parameterValues.toArray(new byte[0][]));
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
