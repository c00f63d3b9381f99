package gen;

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
    describeStable(proxy);
    describeBeta(proxy);
    proxy.route(0, "api.example.com/v1/*", 6, 9); // config.yaml:6 -> stable
    proxy.route(0, "GET,HEAD api.example.com/v1/reports/*", 7, 9) // config.yaml:7 -> stable
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "${REPORTS:20s}", 10, 50) // config.yaml:10
        .set(ConfigKeys.Timeouts.REQUEST, "60s", 10, 30) // config.yaml:10
        .set(ConfigKeys.Retry.ATTEMPTS, "1", 11, 28) // config.yaml:11
        .editsRequests(EdgeProxy::editFieldsOfLine7) // config.yaml:7
        .editsResponses(EdgeProxy::editFieldsOfLine7_2); // config.yaml:7
    proxy.route(1, "api.example.com/v1/* x-env: beta", 17, 9); // config.yaml:17 -> beta
    proxy.route(1, "api.example.com/v1/* x-debug x-env: beta ?stra\u00dfe=a b ?trace", 18, 9); // config.yaml:18 -> beta
    proxy.route(1, "GET *.example.com/* ?version=2", 19, 9) // config.yaml:19 -> beta
        .editsResponses(EdgeProxy::editFieldsOfLine7_2); // config.yaml:19
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
        .set(ConfigKeys.Listen.ADDRESS, "127.0.0.1", 2, 20) // config.yaml:2
        .set(ConfigKeys.Listen.PORT, "9889"); // default
  }

  /**
   * The upstream {@code stable}.
   */
  private static void describeStable(ProxySpec proxy) {
    UpstreamSpec upstream = proxy.upstream("stable", 4, 3) // config.yaml:4
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
    describeStableBackendStable1(upstream);
  }

  /**
   * The backend {@code stable-1} of the upstream {@code stable}.
   */
  private static void describeStableBackendStable1(UpstreamSpec upstream) {
    BackendSpec backend = upstream.backend("stable-1", 14, 17) // config.yaml:14
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.1:8080", 14, 42) // config.yaml:14
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
    UpstreamSpec upstream = proxy.upstream("beta", 15, 3) // config.yaml:15
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
    BackendSpec backend = upstream.backend("beta-1", 23, 17) // config.yaml:23
        .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080", 23, 40) // config.yaml:23
        .set(ConfigKeys.Backend.WEIGHT, "100") // default
        .set(ConfigKeys.Backend.PRIORITY, "0") // default
        .set(ConfigKeys.Backend.WARM, "false") // default
        .set(ConfigKeys.Backend.SERVER_NAME, "") // default
        .set(ConfigKeys.Backend.CA, ""); // default
    backend.healthOptions()
        .option("failure_threshold", "3"); // default
  }

  /**
   * What a route does to fields: config.yaml:7.
   */
  private static void editFieldsOfLine7(FieldEditor fields) {
    fields.remove("x-debug");
    fields.set("x-report", "yes");
  }

  /**
   * What a route does to fields: config.yaml:7.
   */
  private static void editFieldsOfLine7_2(FieldEditor fields) {
    fields.add("cache-control", "no-store");
    fields.add("vary", "x-env");
  }
}
