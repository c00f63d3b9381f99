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
    describeByHeaderXUser(proxy);
    describeByCookieSid(proxy);
    describeByQueryQ(proxy);
    describeByPath(proxy);
    describeByHost(proxy);
    describeBySourceIp(proxy);
    proxy.route(0, "*/header-X-User/*", 5, 12); // config.yaml:5 -> by-header-X-User
    proxy.route(1, "*/cookie-sid/*", 9, 12); // config.yaml:9 -> by-cookie-sid
    proxy.route(2, "*/query-q/*", 13, 12); // config.yaml:13 -> by-query-q
    proxy.route(3, "*/path/*", 17, 12); // config.yaml:17 -> by-path
    proxy.route(4, "*/host/*", 21, 12); // config.yaml:21 -> by-host
    proxy.route(5, "*/source_ip/*", 25, 12); // config.yaml:25 -> by-source_ip
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
   * The upstream {@code by-header-X-User}.
   */
  private static void describeByHeaderXUser(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("by-header-X-User", 4, 3) // config.yaml:4
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
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 6, 29) // config.yaml:6
        .option("replicas", "64") // default
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeByHeaderXUserBackendOne(upstream);
  }

  /**
   * The backend {@code one} of the upstream {@code by-header-X-User}.
   */
  private static void describeByHeaderXUserBackendOne(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("one", 7, 17) // config.yaml:7
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 7, 37) // config.yaml:7
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code by-cookie-sid}.
   */
  private static void describeByCookieSid(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("by-cookie-sid", 8, 3) // config.yaml:8
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
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 10, 29) // config.yaml:10
        .option("replicas", "64") // default
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeByCookieSidBackendOne(upstream);
  }

  /**
   * The backend {@code one} of the upstream {@code by-cookie-sid}.
   */
  private static void describeByCookieSidBackendOne(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("one", 11, 17) // config.yaml:11
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 11, 37) // config.yaml:11
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code by-query-q}.
   */
  private static void describeByQueryQ(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("by-query-q", 12, 3) // config.yaml:12
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
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 14, 29) // config.yaml:14
        .option("replicas", "64") // default
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeByQueryQBackendOne(upstream);
  }

  /**
   * The backend {@code one} of the upstream {@code by-query-q}.
   */
  private static void describeByQueryQBackendOne(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("one", 15, 17) // config.yaml:15
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
   * The upstream {@code by-path}.
   */
  private static void describeByPath(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("by-path", 16, 3) // config.yaml:16
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
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 18, 29) // config.yaml:18
        .option("replicas", "64") // default
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeByPathBackendOne(upstream);
  }

  /**
   * The backend {@code one} of the upstream {@code by-path}.
   */
  private static void describeByPathBackendOne(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("one", 19, 17) // config.yaml:19
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 19, 37) // config.yaml:19
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code by-host}.
   */
  private static void describeByHost(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("by-host", 20, 3) // config.yaml:20
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
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 22, 29) // config.yaml:22
        .option("replicas", "64") // default
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeByHostBackendOne(upstream);
  }

  /**
   * The backend {@code one} of the upstream {@code by-host}.
   */
  private static void describeByHostBackendOne(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("one", 23, 17) // config.yaml:23
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 23, 37) // config.yaml:23
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code by-source_ip}.
   */
  private static void describeBySourceIp(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("by-source_ip", 24, 3) // config.yaml:24
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
    upstream.balancer("consistent-hash", "io.spooky.codegen.TestProviders$Hashing", 26, 29) // config.yaml:26
        .option("replicas", "64") // default
        .option("salt", ""); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.codegen.TestProviders$Failures", 0, 0) // default
        .option("failure_threshold", "3"); // default
    describeBySourceIpBackendOne(upstream);
  }

  /**
   * The backend {@code one} of the upstream {@code by-source_ip}.
   */
  private static void describeBySourceIpBackendOne(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("one", 27, 17) // config.yaml:27
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 27, 37) // config.yaml:27
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }
}
