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
    describeStatic(proxy);
    describeDefault(proxy);
    describeClass(proxy);
    describe1st(proxy);
    describe2(proxy);
    describeSwitch(proxy);
    proxy.route(0, "*/static/*", 5, 12); // config.yaml:5 -> static
    proxy.route(1, "*/default/*", 8, 12); // config.yaml:8 -> default
    proxy.route(2, "*/class/*", 11, 12); // config.yaml:11 -> class
    proxy.route(3, "*/1st/*", 14, 12); // config.yaml:14 -> 1st
    proxy.route(4, "*/_/*", 17, 12); // config.yaml:17 -> _
    proxy.route(5, "*/switch/*", 20, 12); // config.yaml:20 -> switch
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
   * The upstream {@code static}.
   */
  private static void describeStatic(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("static", 4, 3) // config.yaml:4
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
    describeStaticBackendStatic(upstream);
  }

  /**
   * The backend {@code static} of the upstream {@code static}.
   */
  private static void describeStaticBackendStatic(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("static", 6, 17) // config.yaml:6
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 6, 42) // config.yaml:6
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code default}.
   */
  private static void describeDefault(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("default", 7, 3) // config.yaml:7
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
    describeDefaultBackendDefault(upstream);
  }

  /**
   * The backend {@code default} of the upstream {@code default}.
   */
  private static void describeDefaultBackendDefault(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("default", 9, 17) // config.yaml:9
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 9, 43) // config.yaml:9
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code class}.
   */
  private static void describeClass(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("class", 10, 3) // config.yaml:10
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
    describeClassBackendClass(upstream);
  }

  /**
   * The backend {@code class} of the upstream {@code class}.
   */
  private static void describeClassBackendClass(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("class", 12, 17) // config.yaml:12
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 12, 41) // config.yaml:12
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code 1st}.
   */
  private static void describe1st(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("1st", 13, 3) // config.yaml:13
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
    describe1stBackend1st(upstream);
  }

  /**
   * The backend {@code 1st} of the upstream {@code 1st}.
   */
  private static void describe1stBackend1st(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("1st", 15, 17) // config.yaml:15
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 15, 39) // config.yaml:15
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code _}.
   */
  private static void describe2(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("_", 16, 3) // config.yaml:16
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
    describeBackend(upstream);
  }

  /**
   * The backend {@code _} of the upstream {@code _}.
   */
  private static void describeBackend(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("_", 18, 17) // config.yaml:18
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
   * The upstream {@code switch}.
   */
  private static void describeSwitch(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("switch", 19, 3) // config.yaml:19
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
    describeSwitchBackendSwitch(upstream);
  }

  /**
   * The backend {@code switch} of the upstream {@code switch}.
   */
  private static void describeSwitchBackendSwitch(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("switch", 21, 17) // config.yaml:21
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 21, 42) // config.yaml:21
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }
}
