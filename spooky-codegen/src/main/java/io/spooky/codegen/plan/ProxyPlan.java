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
 * @param upstreams by number
 * @param listeners the describing method of each listener
 */
public record ProxyPlan(
    String packageName,
    String name,
    CheckedProxy proxy,
    RouteTablePlan table,
    List<UpstreamPlan> upstreams,
    List<String> listeners) {
  /** Copies the lists. */
  public ProxyPlan {
    upstreams = List.copyOf(upstreams);
    listeners = List.copyOf(listeners);
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
