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
    describeAB(proxy);
    describeAB2(proxy);
    describeAB3(proxy);
    describeAB4(proxy);
    describeAB5(proxy);
    describeSettings2(proxy);
    describeRoutes(proxy);
    proxy.route(0, "1.example.com/a-b/*", 5, 12); // config.yaml:5 -> a-b
    proxy.route(1, "2.example.com/a_b/*", 8, 12); // config.yaml:8 -> a_b
    proxy.route(2, "3.example.com/a.b/*", 11, 12); // config.yaml:11 -> a.b
    proxy.route(3, "4.example.com/aB/*", 14, 12); // config.yaml:14 -> aB
    proxy.route(4, "5.example.com/AB/*", 17, 12); // config.yaml:17 -> AB
    proxy.route(5, "6.example.com/settings/*", 20, 12); // config.yaml:20 -> settings
    proxy.route(6, "7.example.com/routes/*", 23, 12); // config.yaml:23 -> routes
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
   * The upstream {@code a-b}.
   */
  private static void describeAB(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("a-b", 4, 3) // config.yaml:4
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
    describeABBackendB1(upstream);
    describeABBackendB1_2(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code a-b}.
   */
  private static void describeABBackendB1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 6, 17) // config.yaml:6
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 6, 37) // config.yaml:6
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code a-b}.
   */
  private static void describeABBackendB1_2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 6, 56) // config.yaml:6
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 6, 76) // config.yaml:6
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code a_b}.
   */
  private static void describeAB2(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("a_b", 7, 3) // config.yaml:7
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
    describeABBackendB1_3(upstream);
    describeABBackendB1_4(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code a_b}.
   */
  private static void describeABBackendB1_3(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 9, 17) // config.yaml:9
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 9, 37) // config.yaml:9
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code a_b}.
   */
  private static void describeABBackendB1_4(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 9, 56) // config.yaml:9
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 9, 76) // config.yaml:9
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code a.b}.
   */
  private static void describeAB3(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("a.b", 10, 3) // config.yaml:10
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
    describeABBackendB1_5(upstream);
    describeABBackendB1_6(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code a.b}.
   */
  private static void describeABBackendB1_5(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 12, 17) // config.yaml:12
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 12, 37) // config.yaml:12
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code a.b}.
   */
  private static void describeABBackendB1_6(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 12, 56) // config.yaml:12
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 12, 76) // config.yaml:12
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code aB}.
   */
  private static void describeAB4(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("aB", 13, 3) // config.yaml:13
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
    describeABBackendB1_7(upstream);
    describeABBackendB1_8(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code aB}.
   */
  private static void describeABBackendB1_7(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 15, 17) // config.yaml:15
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 15, 37) // config.yaml:15
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code aB}.
   */
  private static void describeABBackendB1_8(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 15, 56) // config.yaml:15
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 15, 76) // config.yaml:15
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code AB}.
   */
  private static void describeAB5(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("AB", 16, 3) // config.yaml:16
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
    describeABBackendB1_9(upstream);
    describeABBackendB1_10(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code AB}.
   */
  private static void describeABBackendB1_9(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 18, 17) // config.yaml:18
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 18, 37) // config.yaml:18
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code AB}.
   */
  private static void describeABBackendB1_10(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 18, 56) // config.yaml:18
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 18, 76) // config.yaml:18
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code settings}.
   */
  private static void describeSettings2(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("settings", 19, 3) // config.yaml:19
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
    describeSettingsBackendB1(upstream);
    describeSettingsBackendB1_2(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code settings}.
   */
  private static void describeSettingsBackendB1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 21, 17) // config.yaml:21
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 21, 37) // config.yaml:21
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code settings}.
   */
  private static void describeSettingsBackendB1_2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 21, 56) // config.yaml:21
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 21, 76) // config.yaml:21
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code routes}.
   */
  private static void describeRoutes(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("routes", 22, 3) // config.yaml:22
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
    describeRoutesBackendB1(upstream);
    describeRoutesBackendB1_2(upstream);
  }

  /**
   * The backend {@code b-1} of the upstream {@code routes}.
   */
  private static void describeRoutesBackendB1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b-1", 24, 17) // config.yaml:24
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 24, 37) // config.yaml:24
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The backend {@code b_1} of the upstream {@code routes}.
   */
  private static void describeRoutesBackendB1_2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("b_1", 24, 56) // config.yaml:24
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 24, 76) // config.yaml:24
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }
}
