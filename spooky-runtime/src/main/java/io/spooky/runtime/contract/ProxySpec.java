package io.spooky.runtime.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * The description of a whole proxy, which generated code writes and the runtime reads. Holds the
 * keys of the file's top level and of {@code log} and {@code edge}. Confined to one thread.
 */
public final class ProxySpec extends Settings<ProxySpec> {
  private final List<ListenerSpec> listeners = new ArrayList<>();
  private final List<UpstreamSpec> upstreams = new ArrayList<>();
  private final List<RouteSpec> routes = new ArrayList<>();
  private final EdgeSpec edge = new EdgeSpec();
  private final LogSpec log = new LogSpec();

  /** Makes an empty description. */
  public ProxySpec() {
    super(1, 1);
  }

  @Override
  ProxySpec self() {
    return this;
  }

  /** Adds a listener and returns it for its settings. */
  public ListenerSpec listener(int line, int column) {
    return added(listeners, new ListenerSpec(line, column));
  }

  /** Adds an upstream and returns it; its number is its place in {@link #upstreams()}. */
  public UpstreamSpec upstream(String name, int line, int column) {
    return added(upstreams, new UpstreamSpec(name, line, column));
  }

  /**
   * Adds a route; its number is its place in {@link #routes()}.
   *
   * @param upstream the upstream's number
   * @param predicates what it takes, for people, such as {@code GET api.example.com/v1/*}
   */
  public RouteSpec route(int upstream, String predicates, int line, int column) {
    return added(routes, new RouteSpec(upstream, predicates, line, column));
  }

  /** Returns the settings of the client side. */
  public EdgeSpec edge() {
    return edge;
  }

  /** Returns the settings of the log. */
  public LogSpec log() {
    return log;
  }

  /** Returns the listeners, in the order of the file. */
  public List<ListenerSpec> listeners() {
    return listeners;
  }

  /** Returns the upstreams, in the order of the file. */
  public List<UpstreamSpec> upstreams() {
    return upstreams;
  }

  /** Returns the routes, by number. */
  public List<RouteSpec> routes() {
    return routes;
  }

  private static <T> T added(List<T> list, T element) {
    list.add(element);
    return element;
  }

  /** The settings of the client side: {@code edge}. */
  public static final class EdgeSpec extends Settings<EdgeSpec> {
    EdgeSpec() {
      super(0, 0);
    }

    @Override
    EdgeSpec self() {
      return this;
    }
  }

  /** The settings of the log: {@code log}. */
  public static final class LogSpec extends Settings<LogSpec> {
    LogSpec() {
      super(0, 0);
    }

    @Override
    LogSpec self() {
      return this;
    }
  }
}
