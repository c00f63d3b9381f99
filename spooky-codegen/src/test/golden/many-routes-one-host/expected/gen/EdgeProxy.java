package gen;

import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.RouteTable;
import io.spooky.runtime.contract.UpstreamSpec;
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
    describeApi(proxy);
    proxy.route(0, "api.example.com/service-1/v1/*", 6, 9); // config.yaml:6 -> api
    proxy.route(0, "api.example.com/service-2/v2/*", 7, 9); // config.yaml:7 -> api
    proxy.route(0, "api.example.com/service-3/v0/*", 8, 9); // config.yaml:8 -> api
    proxy.route(0, "api.example.com/service-4/v1/*", 9, 9); // config.yaml:9 -> api
    proxy.route(0, "api.example.com/service-5/v2/*", 10, 9); // config.yaml:10 -> api
    proxy.route(0, "api.example.com/service-6/v0/*", 11, 9); // config.yaml:11 -> api
    proxy.route(0, "api.example.com/service-7/v1/*", 12, 9); // config.yaml:12 -> api
    proxy.route(0, "api.example.com/service-8/v2/*", 13, 9); // config.yaml:13 -> api
    proxy.route(0, "api.example.com/service-9/v0/*", 14, 9); // config.yaml:14 -> api
    proxy.route(0, "api.example.com/service-10/v1/*", 15, 9); // config.yaml:15 -> api
    proxy.route(0, "api.example.com/service-11/v2/*", 16, 9); // config.yaml:16 -> api
    proxy.route(0, "api.example.com/service-12/v0/*", 17, 9); // config.yaml:17 -> api
    proxy.route(0, "api.example.com/service-13/v1/*", 18, 9); // config.yaml:18 -> api
    proxy.route(0, "api.example.com/service-14/v2/*", 19, 9); // config.yaml:19 -> api
    proxy.route(0, "api.example.com/service-15/v0/*", 20, 9); // config.yaml:20 -> api
    proxy.route(0, "api.example.com/service-16/v1/*", 21, 9); // config.yaml:21 -> api
    proxy.route(0, "api.example.com/service-17/v2/*", 22, 9); // config.yaml:22 -> api
    proxy.route(0, "api.example.com/service-18/v0/*", 23, 9); // config.yaml:23 -> api
    proxy.route(0, "api.example.com/service-19/v1/*", 24, 9); // config.yaml:24 -> api
    proxy.route(0, "api.example.com/service-20/v2/*", 25, 9); // config.yaml:25 -> api
    proxy.route(0, "api.example.com/service-21/v0/*", 26, 9); // config.yaml:26 -> api
    proxy.route(0, "api.example.com/service-22/v1/*", 27, 9); // config.yaml:27 -> api
    proxy.route(0, "api.example.com/service-23/v2/*", 28, 9); // config.yaml:28 -> api
    proxy.route(0, "api.example.com/service-24/v0/*", 29, 9); // config.yaml:29 -> api
    proxy.route(0, "api.example.com/service-25/v1/*", 30, 9); // config.yaml:30 -> api
    proxy.route(0, "api.example.com/service-26/v2/*", 31, 9); // config.yaml:31 -> api
    proxy.route(0, "api.example.com/service-27/v0/*", 32, 9); // config.yaml:32 -> api
    proxy.route(0, "api.example.com/service-28/v1/*", 33, 9); // config.yaml:33 -> api
    proxy.route(0, "api.example.com/service-29/v2/*", 34, 9); // config.yaml:34 -> api
    proxy.route(0, "api.example.com/service-30/v0/*", 35, 9); // config.yaml:35 -> api
    proxy.route(0, "api.example.com/service-31/v1/*", 36, 9); // config.yaml:36 -> api
    proxy.route(0, "api.example.com/service-32/v2/*", 37, 9); // config.yaml:37 -> api
    proxy.route(0, "api.example.com/service-33/v0/*", 38, 9); // config.yaml:38 -> api
    proxy.route(0, "api.example.com/service-34/v1/*", 39, 9); // config.yaml:39 -> api
    proxy.route(0, "api.example.com/service-35/v2/*", 40, 9); // config.yaml:40 -> api
    proxy.route(0, "api.example.com/service-36/v0/*", 41, 9); // config.yaml:41 -> api
    proxy.route(0, "api.example.com/service-37/v1/*", 42, 9); // config.yaml:42 -> api
    proxy.route(0, "api.example.com/service-38/v2/*", 43, 9); // config.yaml:43 -> api
    proxy.route(0, "api.example.com/service-39/v0/*", 44, 9); // config.yaml:44 -> api
    proxy.route(0, "api.example.com/service-40/v1/*", 45, 9); // config.yaml:45 -> api
    proxy.route(0, "api.example.com/service-41/v2/*", 46, 9); // config.yaml:46 -> api
    proxy.route(0, "api.example.com/service-42/v0/*", 47, 9); // config.yaml:47 -> api
    proxy.route(0, "api.example.com/service-43/v1/*", 48, 9); // config.yaml:48 -> api
    proxy.route(0, "api.example.com/service-44/v2/*", 49, 9); // config.yaml:49 -> api
    proxy.route(0, "api.example.com/service-45/v0/*", 50, 9); // config.yaml:50 -> api
    proxy.route(0, "api.example.com/service-46/v1/*", 51, 9); // config.yaml:51 -> api
    proxy.route(0, "api.example.com/service-47/v2/*", 52, 9); // config.yaml:52 -> api
    proxy.route(0, "api.example.com/service-48/v0/*", 53, 9); // config.yaml:53 -> api
    proxy.route(0, "api.example.com/service-49/v1/*", 54, 9); // config.yaml:54 -> api
    proxy.route(0, "api.example.com/service-50/v2/*", 55, 9); // config.yaml:55 -> api
    proxy.route(0, "api.example.com/service-51/v0/*", 56, 9); // config.yaml:56 -> api
    proxy.route(0, "api.example.com/service-52/v1/*", 57, 9); // config.yaml:57 -> api
    proxy.route(0, "api.example.com/service-53/v2/*", 58, 9); // config.yaml:58 -> api
    proxy.route(0, "api.example.com/service-54/v0/*", 59, 9); // config.yaml:59 -> api
    proxy.route(0, "api.example.com/service-55/v1/*", 60, 9); // config.yaml:60 -> api
    proxy.route(0, "api.example.com/service-56/v2/*", 61, 9); // config.yaml:61 -> api
    proxy.route(0, "api.example.com/service-57/v0/*", 62, 9); // config.yaml:62 -> api
    proxy.route(0, "api.example.com/service-58/v1/*", 63, 9); // config.yaml:63 -> api
    proxy.route(0, "api.example.com/service-59/v2/*", 64, 9); // config.yaml:64 -> api
    proxy.route(0, "api.example.com/service-60/v0/*", 65, 9); // config.yaml:65 -> api
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
    proxy.listener(2, 9) // config.yaml:2
        .set(ConfigKeys.Listen.PROTOCOL, "http3") // default
        .set(ConfigKeys.Listen.ADDRESS, "0.0.0.0") // default
        .set(ConfigKeys.Listen.PORT, "9889") // default
        .tls(2, 16) // config.yaml:2
        .set(ConfigKeys.Tls.CERT, "edge.pem", 2, 24) // config.yaml:2
        .set(ConfigKeys.Tls.KEY, "edge.key", 2, 39); // config.yaml:2
  }

  /**
   * The upstream {@code api}.
   */
  private static void describeApi(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("api", 4, 3) // config.yaml:4
        .set(ConfigKeys.Timeouts.CONNECT, "1s") // default
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "15s") // default
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "2") // default
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "64") // default
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("round-robin", "io.spooky.codegen.TestProviders$RoundRobin", 0, 0); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeApiBackendApi1(upstream);
  }

  /**
   * The backend {@code api-1} of the upstream {@code api}.
   */
  private static void describeApiBackendApi1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("api-1", 66, 17) // config.yaml:66
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 66, 39) // config.yaml:66
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }
}
