package io.spooky.runtime.config;

import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.runtime.plugin.FakeProviders.Good;
import io.spooky.runtime.plugin.FakeProviders.Policy;
import io.spooky.spi.config.ConfigKeys;
import java.util.function.Consumer;

/** What generated code would be, with a description that each test writes. */
public class FakeProxy implements CompiledProxy {
  private final Consumer<ProxySpec> description;

  /** Makes one with one listener on loopback, one upstream and one route. */
  public FakeProxy() {
    this(FakeProxy::describeSmall);
  }

  /** Makes one with a description of its own. */
  public FakeProxy(Consumer<ProxySpec> description) {
    this.description = description;
  }

  /** Describes the smallest useful config. */
  public static void describeSmall(ProxySpec proxy) {
    proxy
        .listener(2, 3)
        .set(ConfigKeys.Listen.ADDRESS, "127.0.0.1", 2, 12)
        .set(ConfigKeys.Listen.PORT, "0", 3, 9);
    backend(upstream(proxy, "api", 6, 3), "api-1", 10, 9);
    proxy.route(0, "api.example.com/v1/*", 7, 14);
  }

  /** Adds an upstream with {@link Good} and {@link Policy}. */
  public static UpstreamSpec upstream(ProxySpec proxy, String name, int line, int column) {
    UpstreamSpec upstream = proxy.upstream(name, line, column);
    upstream.balancer("good", Good.class.getName(), line + 1, column + 2);
    upstream.healthPolicy("steady", Policy.class.getName(), 0, 0);
    return upstream;
  }

  /** Adds a backend at 10.0.0.1:8080. */
  public static BackendSpec backend(UpstreamSpec upstream, String id, int line, int column) {
    return upstream
        .backend(id, line, column)
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", line, column + 9);
  }

  @Override
  public int contractVersion() {
    return ContractVersion.CURRENT;
  }

  @Override
  public String name() {
    return "Fake";
  }

  @Override
  public String source() {
    return "config.yaml";
  }

  @Override
  public void describe(ProxySpec proxy) {
    description.accept(proxy);
  }

  @Override
  public RouteTable routes() {
    return head -> RouteTable.NO_ROUTE;
  }

  @Override
  public Dispatcher newDispatcher(Balancers balancers) {
    return (upstream, request) -> balancers.of(upstream).pick(request);
  }
}
