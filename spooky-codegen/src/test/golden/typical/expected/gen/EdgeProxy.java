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
    describeAssets(proxy);
    describeFallback(proxy);
    proxy.route(0, "GET api.example.com/v1/*", 10, 9); // config.yaml:10 -> api
    proxy.route(0, "GET,POST api.example.com/v1/orders/*", 11, 9); // config.yaml:11 -> api
    proxy.route(0, "api.example.com/v1/status", 12, 9); // config.yaml:12 -> api
    proxy.route(1, "*.example.com/assets/*", 22, 12); // config.yaml:22 -> assets
    proxy.route(2, "*/*", 28, 12); // config.yaml:28 -> fallback
  }

  /**
   * The settings of the whole proxy.
   */
  private static void describeSettings(ProxySpec proxy) {
    proxy
        .set(ConfigKeys.Root.WORKERS, "4", 32, 10) // config.yaml:32
        .set(ConfigKeys.Root.DRAIN, "5s") // default
        .set(ConfigKeys.Root.TRUSTED_PROXIES, ""); // default
    proxy.log()
        .set(ConfigKeys.Log.LEVEL, "debug", 33, 15); // config.yaml:33
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
        .set(ConfigKeys.Listen.PROTOCOL, "http3", 3, 13) // config.yaml:3
        .set(ConfigKeys.Listen.ADDRESS, "0.0.0.0", 4, 12) // config.yaml:4
        .set(ConfigKeys.Listen.PORT, "9889", 5, 9) // config.yaml:5
        .tls(6, 8) // config.yaml:6
        .set(ConfigKeys.Tls.CERT, "certs/edge.pem", 6, 16) // config.yaml:6
        .set(ConfigKeys.Tls.KEY, "certs/edge.key", 6, 37); // config.yaml:6
  }

  /**
   * The upstream {@code api}.
   */
  private static void describeApi(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("api", 8, 3) // config.yaml:8
        .set(ConfigKeys.Timeouts.CONNECT, "1s") // default
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "3s", 14, 32) // config.yaml:14
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "3", 31, 20) // config.yaml:31
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "64") // default
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 13, 29) // config.yaml:13
        .option("replicas", "128", 13, 78) // config.yaml:13
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeApiBackendApi1(upstream);
    describeApiBackendApi2(upstream);
  }

  /**
   * The backend {@code api-1} of the upstream {@code api}.
   */
  private static void describeApiBackendApi1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("api-1", 16, 9) // config.yaml:16
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 16, 31) // config.yaml:16
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(16, 9) // config.yaml:16
        .set(ConfigKeys.Probe.PATH, "/health") // default
        .set(ConfigKeys.Probe.INTERVAL, "2s", 30, 27) // config.yaml:30
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code api-2} of the upstream {@code api}.
   */
  private static void describeApiBackendApi2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("api-2", 17, 9) // config.yaml:17
        .set(ConfigKeys.Backend.ADDRESS, "https://api-2.internal:8443", 18, 18) // config.yaml:18
        .set(ConfigKeys.Backend.WEIGHT, "50", 19, 17) // config.yaml:19
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(17, 9) // config.yaml:17
        .set(ConfigKeys.Probe.PATH, "/ready", 20, 31) // config.yaml:20
        .set(ConfigKeys.Probe.INTERVAL, "2s", 30, 27) // config.yaml:30
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "5", 20, 58); // config.yaml:20
  }

  /**
   * The upstream {@code assets}.
   */
  private static void describeAssets(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("assets", 21, 3) // config.yaml:21
        .set(ConfigKeys.Timeouts.CONNECT, "1s") // default
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "15s") // default
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "3", 31, 20) // config.yaml:31
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "256", 23, 26) // config.yaml:23
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("round-robin", "io.spooky.codegen.TestProviders$RoundRobin", 0, 0); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeAssetsBackendAssets1(upstream);
    describeAssetsBackendAssets2(upstream);
  }

  /**
   * The backend {@code assets-1} of the upstream {@code assets}.
   */
  private static void describeAssetsBackendAssets1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("assets-1", 25, 9) // config.yaml:25
        .set(ConfigKeys.Backend.ADDRESS, "10.0.1.1:8080", 25, 34) // config.yaml:25
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0", 25, 61) // config.yaml:25
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(25, 9) // config.yaml:25
        .set(ConfigKeys.Probe.PATH, "/health") // default
        .set(ConfigKeys.Probe.INTERVAL, "2s", 30, 27) // config.yaml:30
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code assets-2} of the upstream {@code assets}.
   */
  private static void describeAssetsBackendAssets2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("assets-2", 26, 9) // config.yaml:26
        .set(ConfigKeys.Backend.ADDRESS, "10.0.1.2:8080", 26, 34) // config.yaml:26
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "1", 26, 61) // config.yaml:26
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(26, 9) // config.yaml:26
        .set(ConfigKeys.Probe.PATH, "/health") // default
        .set(ConfigKeys.Probe.INTERVAL, "2s", 30, 27) // config.yaml:30
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code fallback}.
   */
  private static void describeFallback(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("fallback", 27, 3) // config.yaml:27
        .set(ConfigKeys.Timeouts.CONNECT, "1s") // default
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "15s") // default
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "3", 31, 20) // config.yaml:31
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "64") // default
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("round-robin", "io.spooky.codegen.TestProviders$RoundRobin", 0, 0); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeFallbackBackendWeb(upstream);
  }

  /**
   * The backend {@code web} of the upstream {@code fallback}.
   */
  private static void describeFallbackBackendWeb(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("web", 29, 17) // config.yaml:29
        .set(ConfigKeys.Backend.ADDRESS, "10.0.2.1:8080", 29, 37) // config.yaml:29
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(29, 17) // config.yaml:29
        .set(ConfigKeys.Probe.PATH, "/health") // default
        .set(ConfigKeys.Probe.INTERVAL, "2s", 30, 27) // config.yaml:30
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }
}
