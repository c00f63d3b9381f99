package io.spooky.samples.quickstart;

import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.Balancers;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.Dispatcher;
import io.spooky.runtime.contract.FieldEditor;
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
public final class QuickstartProxy implements CompiledProxy {
  private static final RouteTable ROUTES = new QuickstartRoutes();

  /**
   * Made by {@link ServiceLoader}.
   */
  public QuickstartProxy() {
  }

  @Override
  public int contractVersion() {
    return ContractVersion.CURRENT;
  }

  @Override
  public String name() {
    return "Quickstart";
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
    return new QuickstartDispatcher(balancers);
  }

  @Override
  public void describe(ProxySpec proxy) {
    describeSettings(proxy);
    describeListener(proxy);
    describeHello(proxy);
    describeEcho(proxy);
    describeShop(proxy);
    proxy.route(0, "*/*", 14, 12); // config.yaml:14 -> hello
    proxy.route(1, "POST */echo", 22, 9); // config.yaml:22 -> echo
    proxy.route(1, "*/users/*", 23, 9); // config.yaml:23 -> echo
    proxy.route(2, "POST shop.example.com/orders/*", 33, 9) // config.yaml:33 -> shop
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "20s", 36, 36) // config.yaml:36
        .set(ConfigKeys.Timeouts.REQUEST, "25s", 36, 50); // config.yaml:36
    proxy.route(2, "GET,HEAD shop.example.com/*", 37, 9); // config.yaml:37 -> shop
    proxy.route(2, "GET,HEAD *.shop.example.com/*", 38, 9) // config.yaml:38 -> shop
        .editsResponses(QuickstartProxy::editFieldsOfLine38); // config.yaml:38
  }

  /**
   * The settings of the whole proxy.
   */
  private static void describeSettings(ProxySpec proxy) {
    proxy
        .set(ConfigKeys.Root.WORKERS, "auto") // default
        .set(ConfigKeys.Root.DRAIN, "5s", 55, 8) // config.yaml:55
        .set(ConfigKeys.Root.TRUSTED_PROXIES, ""); // default
    proxy.log()
        .set(ConfigKeys.Log.LEVEL, "info"); // default
    proxy.edge()
        .set(ConfigKeys.Edge.HEADER_BYTES, "16KiB") // default
        .set(ConfigKeys.Edge.HEADERS, "100") // default
        .set(ConfigKeys.Edge.BODY_BYTES, "10MiB", 54, 21) // config.yaml:54
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
    proxy.listener(8, 3) // config.yaml:8
        .set(ConfigKeys.Listen.PROTOCOL, "http3") // default
        .set(ConfigKeys.Listen.ADDRESS, "${EDGE_ADDRESS:127.0.0.1}", 8, 12) // config.yaml:8
        .set(ConfigKeys.Listen.PORT, "${EDGE_PORT:9889}", 9, 9); // config.yaml:9
  }

  /**
   * The upstream {@code hello}.
   */
  private static void describeHello(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("hello", 13, 3) // config.yaml:13
        .set(ConfigKeys.Timeouts.CONNECT, "1s") // default
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "15s") // default
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "2", 53, 20) // config.yaml:53
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "64") // default
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("round-robin", "io.spooky.plugins.weighted.RoundRobinProvider", 51, 25); // config.yaml:51
    upstream.healthPolicy("consecutive-failures", "io.spooky.plugins.health.ConsecutiveFailuresProvider", 0, 0) // default
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
    describeHelloBackendHello1(upstream);
    describeHelloBackendHello2(upstream);
  }

  /**
   * The backend {@code hello-1} of the upstream {@code hello}.
   */
  private static void describeHelloBackendHello1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("hello-1", 16, 9) // config.yaml:16
        .set(ConfigKeys.Backend.ADDRESS, "${HELLO_1:127.0.0.1:9881}", 16, 33) // config.yaml:16
        .set(ConfigKeys.Backend.WEIGHT, "200", 16, 70) // config.yaml:16
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(16, 9) // config.yaml:16
        .set(ConfigKeys.Probe.PATH, "/health", 52, 23) // config.yaml:52
        .set(ConfigKeys.Probe.INTERVAL, "2s", 52, 42) // config.yaml:52
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The backend {@code hello-2} of the upstream {@code hello}.
   */
  private static void describeHelloBackendHello2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("hello-2", 17, 9) // config.yaml:17
        .set(ConfigKeys.Backend.ADDRESS, "${HELLO_2:127.0.0.1:9882}", 17, 33) // config.yaml:17
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(17, 9) // config.yaml:17
        .set(ConfigKeys.Probe.PATH, "/health", 52, 23) // config.yaml:52
        .set(ConfigKeys.Probe.INTERVAL, "2s", 52, 42) // config.yaml:52
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The upstream {@code echo}.
   */
  private static void describeEcho(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("echo", 20, 3) // config.yaml:20
        .set(ConfigKeys.Timeouts.CONNECT, "1s") // default
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "5s", 25, 32) // config.yaml:25
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "2", 53, 20) // config.yaml:53
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "64") // default
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("consistent-hash", "io.spooky.plugins.hash.ConsistentHashProvider", 24, 29) // config.yaml:24
        .option("replicas", "64"); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.plugins.health.ConsecutiveFailuresProvider", 0, 0) // default
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
    describeEchoBackendHello1(upstream);
    describeEchoBackendHello2(upstream);
  }

  /**
   * The backend {@code hello-1} of the upstream {@code echo}.
   */
  private static void describeEchoBackendHello1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("hello-1", 27, 9) // config.yaml:27
        .set(ConfigKeys.Backend.ADDRESS, "${HELLO_1:127.0.0.1:9881}", 27, 33) // config.yaml:27
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(27, 9) // config.yaml:27
        .set(ConfigKeys.Probe.PATH, "/health", 52, 23) // config.yaml:52
        .set(ConfigKeys.Probe.INTERVAL, "2s", 52, 42) // config.yaml:52
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The backend {@code hello-2} of the upstream {@code echo}.
   */
  private static void describeEchoBackendHello2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("hello-2", 28, 9) // config.yaml:28
        .set(ConfigKeys.Backend.ADDRESS, "${HELLO_2:127.0.0.1:9882}", 28, 33) // config.yaml:28
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(28, 9) // config.yaml:28
        .set(ConfigKeys.Probe.PATH, "/health", 52, 23) // config.yaml:52
        .set(ConfigKeys.Probe.INTERVAL, "2s", 52, 42) // config.yaml:52
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The upstream {@code shop}.
   */
  private static void describeShop(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("shop", 31, 3) // config.yaml:31
        .set(ConfigKeys.Timeouts.CONNECT, "500ms", 43, 26) // config.yaml:43
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "8s", 43, 48) // config.yaml:43
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "10s", 43, 61) // config.yaml:43
        .set(ConfigKeys.Retry.ATTEMPTS, "3", 44, 24) // config.yaml:44
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "3s", 44, 44) // config.yaml:44
        .set(ConfigKeys.Limits.IN_FLIGHT, "200", 45, 26) // config.yaml:45
        .set(ConfigKeys.Limits.QUEUE, "50", 45, 38) // config.yaml:45
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("least-connections", "io.spooky.plugins.load.LeastConnectionsProvider", 42, 29); // config.yaml:42
    upstream.healthPolicy("consecutive-failures", "io.spooky.plugins.health.ConsecutiveFailuresProvider", 0, 0) // default
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
    describeShopBackendHello2(upstream);
    describeShopBackendHello1(upstream);
  }

  /**
   * The backend {@code hello-2} of the upstream {@code shop}.
   */
  private static void describeShopBackendHello2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("hello-2", 48, 9) // config.yaml:48
        .set(ConfigKeys.Backend.ADDRESS, "${HELLO_2:127.0.0.1:9882}", 48, 33) // config.yaml:48
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(48, 9) // config.yaml:48
        .set(ConfigKeys.Probe.PATH, "/health", 52, 23) // config.yaml:52
        .set(ConfigKeys.Probe.INTERVAL, "2s", 52, 42) // config.yaml:52
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The backend {@code hello-1} of the upstream {@code shop}.
   */
  private static void describeShopBackendHello1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("hello-1", 49, 9) // config.yaml:49
        .set(ConfigKeys.Backend.ADDRESS, "${HELLO_1:127.0.0.1:9881}", 49, 33) // config.yaml:49
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "1", 49, 72) // config.yaml:49
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.probe(49, 9) // config.yaml:49
        .set(ConfigKeys.Probe.PATH, "/health", 52, 23) // config.yaml:52
        .set(ConfigKeys.Probe.INTERVAL, "2s", 52, 42) // config.yaml:52
        .set(ConfigKeys.Probe.TIMEOUT_MS, "1s"); // default
    backend.healthOptions()
        .option("failure_threshold", "2", 52, 65) // config.yaml:52
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * What a route does to fields: config.yaml:38.
   */
  private static void editFieldsOfLine38(FieldEditor fields) {
    fields.set("cache-control", "no-store");
  }
}
