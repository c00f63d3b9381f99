package io.spooky.codegen.check;

import java.util.List;

/**
 * A config without fault, every default filled in.
 *
 * @param source the file's path as messages and comments print it
 * @param root the keys of the top level
 * @param log the keys of {@code log}
 * @param edge the keys of {@code edge}
 * @param listeners at least one, in the order of the file
 * @param upstreams in the order of the file; a route's upstream is an index into it
 * @param routes in the order of the file; precedence is the plan's business
 */
public record CheckedProxy(
    String source,
    SettingMap root,
    SettingMap log,
    SettingMap edge,
    List<CheckedListener> listeners,
    List<CheckedUpstream> upstreams,
    List<CheckedRoute> routes) {
  /** Copies the lists. */
  public CheckedProxy {
    listeners = List.copyOf(listeners);
    upstreams = List.copyOf(upstreams);
    routes = List.copyOf(routes);
  }
}
