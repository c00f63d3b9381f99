package io.spooky.codegen.plan;

import io.spooky.codegen.check.CheckedProxy;
import java.util.List;

/**
 * All that is to be written for one config.
 *
 * @param packageName of the classes; empty for the unnamed package
 * @param name the config's name, such as {@code Edge}; the classes' names begin with it
 * @param proxy the checked model
 * @param table the route table
 * @param listeners the describing method of each listener
 * @param upstreams by number
 * @param upstreamGroups the same upstreams, as they are described
 * @param routeGroups the routes, as they are described
 */
public record ProxyPlan(
    String packageName,
    String name,
    CheckedProxy proxy,
    TablePlan table,
    List<String> listeners,
    List<UpstreamPlan> upstreams,
    List<Group<UpstreamPlan>> upstreamGroups,
    List<Group<RoutePlan>> routeGroups) {
  /** Copies the lists. */
  public ProxyPlan {
    listeners = List.copyOf(listeners);
    upstreams = List.copyOf(upstreams);
    upstreamGroups = List.copyOf(upstreamGroups);
    routeGroups = List.copyOf(routeGroups);
  }

  /** Returns the simple name of the class that implements the contract. */
  public String proxyClass() {
    return name + "Proxy";
  }

  /** Returns the simple name of the route table's class. */
  public String routesClass() {
    return name + "Routes";
  }

  /** Returns the simple name of the dispatcher's class. */
  public String dispatcherClass() {
    return name + "Dispatcher";
  }

  /** Returns the upstreams of each dispatcher class. */
  public List<List<UpstreamPlan>> dispatcherParts() {
    return Chunks.of(upstreams, MethodBudget.UPSTREAMS_IN_A_CLASS);
  }
}
