package io.spooky.samples.custom.edge;

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
    describeShop(proxy);
    describePreview(proxy);
    proxy.route(0, "*/*", 11, 12); // config.yaml:11 -> shop
    proxy.route(1, "shop.example.com/* x-preview", 21, 9); // config.yaml:21 -> preview
    proxy.route(1, "GET,HEAD,POST *.preview.example.com/*", 22, 9); // config.yaml:22 -> preview
  }

  /**
   * The settings of the whole proxy.
   */
  private static void describeSettings(ProxySpec proxy) {
    proxy
        .set(ConfigKeys.Root.WORKERS, "1", 29, 10) // config.yaml:29
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
    proxy.listener(6, 3) // config.yaml:6
        .set(ConfigKeys.Listen.PROTOCOL, "http3") // default
        .set(ConfigKeys.Listen.ADDRESS, "${EDGE_ADDRESS:127.0.0.1}", 6, 12) // config.yaml:6
        .set(ConfigKeys.Listen.PORT, "${EDGE_PORT:9889}", 7, 9); // config.yaml:7
  }

  /**
   * The upstream {@code shop}.
   */
  private static void describeShop(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("shop", 10, 3) // config.yaml:10
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
    upstream.balancer("canary", "io.spooky.samples.custom.balancer.CanaryProvider", 12, 29) // config.yaml:12
        .option("share", "25%", 12, 44) // config.yaml:12
        .option("attempts", "1"); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.plugins.health.ConsecutiveFailuresProvider", 0, 0) // default
        .option("failure_threshold", "3") // default
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
    describeShopBackendStable1(upstream);
    describeShopBackendStable2(upstream);
    describeShopBackendCanary1(upstream);
  }

  /**
   * The backend {@code stable-1} of the upstream {@code shop}.
   */
  private static void describeShopBackendStable1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("stable-1", 14, 9) // config.yaml:14
        .set(ConfigKeys.Backend.ADDRESS, "${STABLE_1:127.0.0.1:9881}", 14, 34) // config.yaml:14
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3") // default
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The backend {@code stable-2} of the upstream {@code shop}.
   */
  private static void describeShopBackendStable2(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("stable-2", 15, 9) // config.yaml:15
        .set(ConfigKeys.Backend.ADDRESS, "${STABLE_2:127.0.0.1:9882}", 15, 34) // config.yaml:15
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3") // default
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The backend {@code canary-1} of the upstream {@code shop}.
   */
  private static void describeShopBackendCanary1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("canary-1", 16, 9) // config.yaml:16
        .set(ConfigKeys.Backend.ADDRESS, "${CANARY_1:127.0.0.1:9883}", 16, 34) // config.yaml:16
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3") // default
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }

  /**
   * The upstream {@code preview}.
   */
  private static void describePreview(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("preview", 19, 3) // config.yaml:19
        .set(ConfigKeys.Timeouts.CONNECT, "500ms", 23, 26) // config.yaml:23
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "10s", 23, 48) // config.yaml:23
        .set(ConfigKeys.Timeouts.IDLE, "60s") // default
        .set(ConfigKeys.Timeouts.REQUEST, "0") // default
        .set(ConfigKeys.Retry.ATTEMPTS, "1", 24, 24) // config.yaml:24
        .set(ConfigKeys.Retry.BUDGET, "20%") // default
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "0") // default
        .set(ConfigKeys.Limits.IN_FLIGHT, "64") // default
        .set(ConfigKeys.Limits.QUEUE, "128") // default
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "1s"); // default
    upstream.balancer("round-robin", "io.spooky.plugins.weighted.RoundRobinProvider", 0, 0); // default
    upstream.healthPolicy("consecutive-failures", "io.spooky.plugins.health.ConsecutiveFailuresProvider", 0, 0) // default
        .option("failure_threshold", "3") // default
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
    describePreviewBackendCanary1(upstream);
  }

  /**
   * The backend {@code canary-1} of the upstream {@code preview}.
   */
  private static void describePreviewBackendCanary1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("canary-1", 26, 9) // config.yaml:26
        .set(ConfigKeys.Backend.ADDRESS, "${CANARY_1:127.0.0.1:9883}", 26, 34) // config.yaml:26
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3") // default
        .option("success_threshold", "2") // default
        .option("cooldown_ms", "5s") // default
        .option("count_server_errors", "false"); // default
  }
}
