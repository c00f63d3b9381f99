package gen;

import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.spi.config.ConfigKeys;
import java.util.ServiceLoader;
import javax.annotation.processing.Generated;

/**
 * The proxy that {@code config.yaml} describes. Stateless, shared by all workers.
 */
@Generated("io.spooky.codegen")
public final class EdgeProxy implements CompiledProxy {
  private static final RouteTable ROUTES = new EdgeRoutes();

  /**
   * Made by {@link ServiceLoader}.
   */
  public EdgeProxy() {
  }

  @Override
  public int contractVersion() {
    return ContractVersion.CURRENT;
  }

  @Override
  public String name() {
    return "Edge";
  }

  @Override
  public String source() {
    return "config.yaml";
  }

  @Override
  public RouteTable routes() {
    return ROUTES;
  }

  @Override
  public Dispatcher newDispatcher(Balancers balancers) {
    return new EdgeDispatcher(balancers);
  }

  @Override
  public void describe(ProxySpec proxy) {
    describeSettings(proxy);
    describeListener(proxy);
  }

  /**
   * The settings of the whole proxy.
   */
  private static void describeSettings(ProxySpec proxy) {
    proxy
        .set(ConfigKeys.Root.WORKERS, "auto") // default
        .set(ConfigKeys.Root.DRAIN, "5s") // default
        .set(ConfigKeys.Root.TRUSTED_PROXIES, ""); // default
    proxy.log()
        .set(ConfigKeys.Log.LEVEL, "info"); // default
    proxy.edge()
        .set(ConfigKeys.Edge.HEADER_BYTES, "16KiB") // default
        .set(ConfigKeys.Edge.HEADERS, "100") // default
        .set(ConfigKeys.Edge.BODY_BYTES, "0") // default
        .set(ConfigKeys.Edge.STREAMS, "100") // default
        .set(ConfigKeys.Edge.BUFFER_BYTES, "64KiB") // default
        .set(ConfigKeys.Edge.IDLE, "30s") // default
        .set(ConfigKeys.Edge.CONGESTION_CONTROL, "bbr") // default
        .set(ConfigKeys.Edge.DOUBLED_SLASHES, "merge") // default
        .set(ConfigKeys.Edge.ALLOW, "") // default
        .set(ConfigKeys.Edge.UNDERSCORES, "reject") // default
        .set(ConfigKeys.Edge.VIA, "auto") // default
        .set(ConfigKeys.Edge.MISDIRECTED, "reject") // default
        .set(ConfigKeys.Edge.PROXY_STATUS, "false"); // default
  }

  /**
   * A listener.
   */
  private static void describeListener(ProxySpec proxy) {
    proxy.listener(3, 3) // config.yaml:3
        .set(ConfigKeys.Listen.PROTOCOL, "http3") // default
        .set(ConfigKeys.Listen.ADDRESS, "0.0.0.0") // default
        .set(ConfigKeys.Listen.PORT, "${PORT:9889}", 4, 9) // config.yaml:4
        .tls(5, 8) // config.yaml:5
        .set(ConfigKeys.Tls.CERT, "certs/edge.pem", 5, 16) // config.yaml:5
        .set(ConfigKeys.Tls.KEY, "${KEY_FILE:certs/edge.key}", 5, 37); // config.yaml:5
  }
}
