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
    describeOrders(proxy);
    describeUsers(proxy);
    describeBeta(proxy);
    describeSite(proxy);
    proxy.route(0, "GET,POST tenant-0.example.com/orders/*", 5, 9); // config.yaml:5 -> orders
    proxy.route(0, "GET tenant-0.example.com/orders/archive/*", 6, 9); // config.yaml:6 -> orders
    proxy.route(0, "GET,POST tenant-1.example.com/orders/*", 7, 9); // config.yaml:7 -> orders
    proxy.route(0, "GET tenant-1.example.com/orders/archive/*", 8, 9); // config.yaml:8 -> orders
    proxy.route(0, "GET,POST tenant-2.example.com/orders/*", 9, 9); // config.yaml:9 -> orders
    proxy.route(0, "GET tenant-2.example.com/orders/archive/*", 10, 9); // config.yaml:10 -> orders
    proxy.route(0, "GET,POST tenant-3.example.com/orders/*", 11, 9); // config.yaml:11 -> orders
    proxy.route(0, "GET tenant-3.example.com/orders/archive/*", 12, 9); // config.yaml:12 -> orders
    proxy.route(0, "GET,POST tenant-4.example.com/orders/*", 13, 9); // config.yaml:13 -> orders
    proxy.route(0, "GET tenant-4.example.com/orders/archive/*", 14, 9); // config.yaml:14 -> orders
    proxy.route(0, "GET,POST tenant-5.example.com/orders/*", 15, 9); // config.yaml:15 -> orders
    proxy.route(0, "GET tenant-5.example.com/orders/archive/*", 16, 9); // config.yaml:16 -> orders
    proxy.route(0, "GET,POST tenant-6.example.com/orders/*", 17, 9); // config.yaml:17 -> orders
    proxy.route(0, "GET tenant-6.example.com/orders/archive/*", 18, 9); // config.yaml:18 -> orders
    proxy.route(0, "GET,POST tenant-7.example.com/orders/*", 19, 9); // config.yaml:19 -> orders
    proxy.route(0, "GET tenant-7.example.com/orders/archive/*", 20, 9); // config.yaml:20 -> orders
    proxy.route(0, "GET,POST tenant-8.example.com/orders/*", 21, 9); // config.yaml:21 -> orders
    proxy.route(0, "GET tenant-8.example.com/orders/archive/*", 22, 9); // config.yaml:22 -> orders
    proxy.route(0, "GET,POST tenant-9.example.com/orders/*", 23, 9); // config.yaml:23 -> orders
    proxy.route(0, "GET tenant-9.example.com/orders/archive/*", 24, 9); // config.yaml:24 -> orders
    proxy.route(0, "GET,POST tenant-10.example.com/orders/*", 25, 9); // config.yaml:25 -> orders
    proxy.route(0, "GET tenant-10.example.com/orders/archive/*", 26, 9); // config.yaml:26 -> orders
    proxy.route(0, "GET,POST tenant-11.example.com/orders/*", 27, 9); // config.yaml:27 -> orders
    proxy.route(0, "GET tenant-11.example.com/orders/archive/*", 28, 9); // config.yaml:28 -> orders
    proxy.route(0, "GET,POST tenant-12.example.com/orders/*", 29, 9); // config.yaml:29 -> orders
    proxy.route(0, "GET tenant-12.example.com/orders/archive/*", 30, 9); // config.yaml:30 -> orders
    proxy.route(0, "GET,POST tenant-13.example.com/orders/*", 31, 9); // config.yaml:31 -> orders
    proxy.route(0, "GET tenant-13.example.com/orders/archive/*", 32, 9); // config.yaml:32 -> orders
    proxy.route(1, "tenant-0.example.com/users/me", 36, 9); // config.yaml:36 -> users
    proxy.route(1, "tenant-0.example.com/users/*", 37, 9); // config.yaml:37 -> users
    proxy.route(1, "tenant-1.example.com/users/me", 38, 9); // config.yaml:38 -> users
    proxy.route(1, "tenant-1.example.com/users/*", 39, 9); // config.yaml:39 -> users
    proxy.route(1, "tenant-2.example.com/users/me", 40, 9); // config.yaml:40 -> users
    proxy.route(1, "tenant-2.example.com/users/*", 41, 9); // config.yaml:41 -> users
    proxy.route(1, "tenant-3.example.com/users/me", 42, 9); // config.yaml:42 -> users
    proxy.route(1, "tenant-3.example.com/users/*", 43, 9); // config.yaml:43 -> users
    proxy.route(1, "tenant-4.example.com/users/me", 44, 9); // config.yaml:44 -> users
    proxy.route(1, "tenant-4.example.com/users/*", 45, 9); // config.yaml:45 -> users
    proxy.route(1, "tenant-5.example.com/users/me", 46, 9); // config.yaml:46 -> users
    proxy.route(1, "tenant-5.example.com/users/*", 47, 9); // config.yaml:47 -> users
    proxy.route(1, "tenant-6.example.com/users/me", 48, 9); // config.yaml:48 -> users
    proxy.route(1, "tenant-6.example.com/users/*", 49, 9); // config.yaml:49 -> users
    proxy.route(1, "tenant-7.example.com/users/me", 50, 9); // config.yaml:50 -> users
    proxy.route(1, "tenant-7.example.com/users/*", 51, 9); // config.yaml:51 -> users
    proxy.route(1, "tenant-8.example.com/users/me", 52, 9); // config.yaml:52 -> users
    proxy.route(1, "tenant-8.example.com/users/*", 53, 9); // config.yaml:53 -> users
    proxy.route(1, "tenant-9.example.com/users/me", 54, 9); // config.yaml:54 -> users
    proxy.route(1, "tenant-9.example.com/users/*", 55, 9); // config.yaml:55 -> users
    proxy.route(1, "tenant-10.example.com/users/me", 56, 9); // config.yaml:56 -> users
    proxy.route(1, "tenant-10.example.com/users/*", 57, 9); // config.yaml:57 -> users
    proxy.route(1, "tenant-11.example.com/users/me", 58, 9); // config.yaml:58 -> users
    proxy.route(1, "tenant-11.example.com/users/*", 59, 9); // config.yaml:59 -> users
    proxy.route(1, "tenant-12.example.com/users/me", 60, 9); // config.yaml:60 -> users
    proxy.route(1, "tenant-12.example.com/users/*", 61, 9); // config.yaml:61 -> users
    proxy.route(1, "tenant-13.example.com/users/me", 62, 9); // config.yaml:62 -> users
    proxy.route(1, "tenant-13.example.com/users/*", 63, 9); // config.yaml:63 -> users
    proxy.route(2, "tenant-0.example.com/users/* x-env: beta", 67, 9); // config.yaml:67 -> beta
    proxy.route(2, "tenant-1.example.com/users/* ?version=2", 68, 9); // config.yaml:68 -> beta
    proxy.route(2, "*.example.com/* x-env: beta", 69, 9); // config.yaml:69 -> beta
    proxy.route(2, "*.beta.example.com/*", 70, 9); // config.yaml:70 -> beta
    proxy.route(3, "*/about/*", 74, 9); // config.yaml:74 -> site
    proxy.route(3, "*/assets/*", 75, 9); // config.yaml:75 -> site
    proxy.route(3, "*/blog/*", 76, 9); // config.yaml:76 -> site
    proxy.route(3, "*/contact/*", 77, 9); // config.yaml:77 -> site
    proxy.route(3, "*/docs/*", 78, 9); // config.yaml:78 -> site
    proxy.route(3, "*/jobs/*", 79, 9); // config.yaml:79 -> site
    proxy.route(3, "*/legal/*", 80, 9); // config.yaml:80 -> site
    proxy.route(3, "*/press/*", 81, 9); // config.yaml:81 -> site
    proxy.route(3, "*/status/*", 82, 9); // config.yaml:82 -> site
    proxy.route(3, "*/team/*", 83, 9); // config.yaml:83 -> site
    proxy.route(3, "*/", 84, 9); // config.yaml:84 -> site
    proxy.route(3, "GET,HEAD */*", 85, 9); // config.yaml:85 -> site
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
    proxy.listener(1, 9) // config.yaml:1
        .set(ConfigKeys.Listen.PROTOCOL, "http3") // default
        .set(ConfigKeys.Listen.ADDRESS, "127.0.0.1", 1, 20) // config.yaml:1
        .set(ConfigKeys.Listen.PORT, "9889", 1, 37) // config.yaml:1
        .tls(1, 48) // config.yaml:1
        .set(ConfigKeys.Tls.CERT, "edge.pem", 1, 56) // config.yaml:1
        .set(ConfigKeys.Tls.KEY, "edge.key", 1, 71); // config.yaml:1
  }

  /**
   * The upstream {@code orders}.
   */
  private static void describeOrders(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("orders", 3, 3) // config.yaml:3
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
    describeOrdersBackendOrders1(upstream);
  }

  /**
   * The backend {@code orders-1} of the upstream {@code orders}.
   */
  private static void describeOrdersBackendOrders1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("orders-1", 33, 17) // config.yaml:33
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 33, 42) // config.yaml:33
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code users}.
   */
  private static void describeUsers(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("users", 34, 3) // config.yaml:34
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
    describeUsersBackendUsers1(upstream);
  }

  /**
   * The backend {@code users-1} of the upstream {@code users}.
   */
  private static void describeUsersBackendUsers1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("users-1", 64, 17) // config.yaml:64
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 64, 41) // config.yaml:64
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code beta}.
   */
  private static void describeBeta(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("beta", 65, 3) // config.yaml:65
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
    describeBetaBackendBeta1(upstream);
  }

  /**
   * The backend {@code beta-1} of the upstream {@code beta}.
   */
  private static void describeBetaBackendBeta1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("beta-1", 71, 17) // config.yaml:71
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.3:8080", 71, 40) // config.yaml:71
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * The upstream {@code site}.
   */
  private static void describeSite(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("site", 72, 3) // config.yaml:72
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
    describeSiteBackendSite1(upstream);
  }

  /**
   * The backend {@code site-1} of the upstream {@code site}.
   */
  private static void describeSiteBackendSite1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("site-1", 86, 17) // config.yaml:86
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.4:8080", 86, 40) // config.yaml:86
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }
}
