package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import io.spooky.runtime.config.EdgeConfig.CongestionControl;
import io.spooky.runtime.config.ListenerConfig.TlsFiles;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.config.UpstreamConfig.Limits;
import io.spooky.runtime.config.UpstreamConfig.Retry;
import io.spooky.runtime.config.UpstreamConfig.Timeouts;
import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.FieldEdits;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.runtime.plugin.FakeProviders;
import io.spooky.runtime.plugin.FakeProviders.Good;
import io.spooky.runtime.plugin.FakeProviders.Policy;
import io.spooky.spi.config.BackendAddress;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.Network;
import io.spooky.spi.config.PathRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The values of a config, from the file, the environment and the defaults. */
class ConfigReaderTest extends ConfigReaderFixture {
  @Test
  void read_routeWithPolicy_overridesItsUpstreamKeyByKey() throws ConfigRejectedException {
    FieldEdits edits = fields -> fields.remove("x-debug");
    environment = Map.of("PATIENCE", "9s");
    ProxyConfig config =
        read(
            new FakeProxy(
                proxy -> {
                  FakeProxy.describeSmall(proxy);
                  proxy
                      .route(0, "*/slow", 20, 5)
                      .set(ConfigKeys.Timeouts.REQUEST, "${PATIENCE}", 21, 7)
                      .set(ConfigKeys.Retry.ATTEMPTS, "1", 22, 7)
                      .editsResponses(edits);
                }));
    RouteConfig route = config.routes().get(1);
    UpstreamConfig upstream = config.upstreams().get(0);
    assertThat(route.timeouts().request()).isEqualTo(Duration.ofSeconds(9));
    assertThat(route.timeouts().idle()).isEqualTo(upstream.timeouts().idle());
    assertThat(route.retry()).isEqualTo(new Retry(1, 0.2, Duration.ZERO));
    assertThat(route.requestEdits()).isNull();
    assertThat(route.responseEdits()).isSameInstanceAs(edits);
  }

  @Test
  void read_smallConfig_hasEveryDefault() throws ConfigRejectedException {
    ProxyConfig config = read(new FakeProxy());
    assertThat(config.workers()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(config.drain()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.logLevel()).isEqualTo("info");
    RequestRules requests = config.edge().requests();
    assertThat(config.edge())
        .isEqualTo(
            new EdgeConfig(
                16_384,
                100,
                0,
                100,
                65_536,
                Duration.ofSeconds(30),
                CongestionControl.BBR,
                false,
                requests));
    assertThat(requests.pseudonym()).matches("spooky-[0-9a-f]{8}");
    assertThat(read(new FakeProxy()).edge().requests().pseudonym()).isEqualTo(requests.pseudonym());
    assertThat(requests)
        .isEqualTo(
            new RequestRules(
                PathRules.of("merge", List.of()), Underscores.REJECT, "auto", true, List.of()));
    assertThat(config.listeners())
        .containsExactly(new ListenerConfig("http3", "127.0.0.1", 0, null));
    UpstreamConfig upstream = config.upstreams().get(0);
    assertThat(config.routes())
        .containsExactly(
            new RouteConfig(
                0, "api.example.com/v1/*", 7, upstream.timeouts(), upstream.retry(), null, null));
    assertThat(upstream.name()).isEqualTo("api");
    assertThat(upstream.balancer()).isInstanceOf(Good.class);
    assertThat(upstream.balancerOptions().get(FakeProviders.STEP)).isEqualTo(1);
    assertThat(upstream.healthPolicy()).isInstanceOf(Policy.class);
    assertThat(upstream.timeouts())
        .isEqualTo(
            new Timeouts(
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ZERO));
    assertThat(upstream.retry()).isEqualTo(new Retry(2, 0.2, Duration.ZERO));
    assertThat(upstream.limits()).isEqualTo(new Limits(64, 128, Duration.ofSeconds(1)));
    BackendConfig backend = upstream.backends().get(0);
    assertThat(backend.id()).isEqualTo("api-1");
    assertThat(backend.address()).isEqualTo(BackendAddress.parse("10.0.0.1:8080"));
    assertThat(backend.weight()).isEqualTo(100);
    assertThat(backend.priority()).isEqualTo(0);
    assertThat(backend.warm()).isFalse();
    assertThat(backend.verifiedName()).isEqualTo("10.0.0.1");
    assertThat(backend.ca()).isNull();
    assertThat(backend.probe()).isNull();
    assertThat(backend.healthOptions().get(FakeProviders.THRESHOLD)).isEqualTo(3);
  }

  @Test
  void read_everyValueSet_isRead() throws ConfigRejectedException {
    environment = Map.of("EDGE_PORT", "4433", "CERTS", "pki", "STEP", "5", "WEIGHT", "7");
    ProxyConfig config = read(new FakeProxy(ConfigReaderTest::describeAll));
    assertThat(config.workers()).isEqualTo(3);
    assertThat(config.drain()).isEqualTo(Duration.ofSeconds(9));
    assertThat(config.logLevel()).isEqualTo("debug");
    assertThat(config.edge())
        .isEqualTo(
            new EdgeConfig(
                32_768,
                50,
                1_048_576,
                8,
                1024,
                Duration.ofMinutes(1),
                CongestionControl.RENO,
                false,
                new RequestRules(
                    PathRules.of("keep", List.of("backslash", "encoded_slash")),
                    Underscores.DROP,
                    "edge-1",
                    false,
                    List.of(Network.parse("192.0.2.0/24"), Network.parse("::1")))));
    assertThat(config.listeners())
        .containsExactly(
            new ListenerConfig(
                "http3",
                "::",
                4433,
                new TlsFiles(Path.of("/etc/spooky/pki/edge.pem"), Path.of("/abs/edge.key"))));
    UpstreamConfig upstream = config.upstreams().get(0);
    assertThat(upstream.balancerOptions().get(FakeProviders.STEP)).isEqualTo(5);
    assertThat(upstream.timeouts())
        .isEqualTo(
            new Timeouts(
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4)));
    assertThat(upstream.retry()).isEqualTo(new Retry(3, 0.5, Duration.ofMillis(700)));
    assertThat(upstream.limits()).isEqualTo(new Limits(10, 20, Duration.ofMillis(30)));
    BackendConfig backend = upstream.backends().get(0);
    assertThat(backend.address()).isEqualTo(BackendAddress.parse("https://10.0.0.1:8443"));
    assertThat(backend.weight()).isEqualTo(7);
    assertThat(backend.priority()).isEqualTo(2);
    assertThat(backend.warm()).isTrue();
    assertThat(backend.verifiedName()).isEqualTo("api.internal");
    assertThat(backend.ca()).isEqualTo(Path.of("/etc/spooky/ca.pem"));
    assertThat(backend.probe())
        .isEqualTo(new ProbeConfig("/up", Duration.ofSeconds(2), Duration.ofMillis(300)));
    assertThat(backend.healthOptions().get(FakeProviders.THRESHOLD)).isEqualTo(4);
  }

  private static void describeAll(ProxySpec proxy) {
    proxy
        .set(ConfigKeys.Root.WORKERS, "3")
        .set(ConfigKeys.Root.DRAIN, "9s")
        .set(ConfigKeys.Root.TRUSTED_PROXIES, "${PROXIES:192.0.2.0/24, ::1}");
    proxy.log().set(ConfigKeys.Log.LEVEL, "debug");
    proxy
        .edge()
        .set(ConfigKeys.Edge.HEADER_BYTES, "32KiB")
        .set(ConfigKeys.Edge.HEADERS, "50")
        .set(ConfigKeys.Edge.BODY_BYTES, "1MiB")
        .set(ConfigKeys.Edge.STREAMS, "8")
        .set(ConfigKeys.Edge.BUFFER_BYTES, "1KiB")
        .set(ConfigKeys.Edge.IDLE, "1m")
        .set(ConfigKeys.Edge.CONGESTION_CONTROL, "reno")
        .set(ConfigKeys.Edge.DOUBLED_SLASHES, "keep")
        .set(ConfigKeys.Edge.ALLOW, "backslash, encoded_slash")
        .set(ConfigKeys.Edge.UNDERSCORES, "drop")
        .set(ConfigKeys.Edge.VIA, "${EDGE:edge-1}")
        .set(ConfigKeys.Edge.MISDIRECTED, "serve");
    proxy
        .listener(1, 1)
        .set(ConfigKeys.Listen.PROTOCOL, "http3")
        .set(ConfigKeys.Listen.ADDRESS, "::")
        .set(ConfigKeys.Listen.PORT, "${EDGE_PORT:9889}")
        .tls(2, 1)
        .set(ConfigKeys.Tls.CERT, "${CERTS}/edge.pem")
        .set(ConfigKeys.Tls.KEY, "/abs/edge.key");
    UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
    upstream.balancer().option("step", "${STEP}");
    upstream
        .set(ConfigKeys.Timeouts.CONNECT, "250ms")
        .set(ConfigKeys.Timeouts.RESPONSE_HEAD, "2s")
        .set(ConfigKeys.Timeouts.IDLE, "3s")
        .set(ConfigKeys.Timeouts.REQUEST, "4s")
        .set(ConfigKeys.Retry.ATTEMPTS, "3")
        .set(ConfigKeys.Retry.BUDGET, "50%")
        .set(ConfigKeys.Retry.PER_TRY_TIMEOUT, "700")
        .set(ConfigKeys.Limits.IN_FLIGHT, "10")
        .set(ConfigKeys.Limits.QUEUE, "20")
        .set(ConfigKeys.Limits.QUEUE_TIMEOUT, "30ms");
    BackendSpec backend =
        upstream
            .backend("api-1", 8, 5)
            .set(ConfigKeys.Backend.ADDRESS, "https://10.0.0.1:8443")
            .set(ConfigKeys.Backend.WEIGHT, "${WEIGHT:100}")
            .set(ConfigKeys.Backend.PRIORITY, "2")
            .set(ConfigKeys.Backend.WARM, "true")
            .set(ConfigKeys.Backend.SERVER_NAME, "api.internal")
            .set(ConfigKeys.Backend.CA, "ca.pem");
    backend.healthOptions().option("threshold", "4");
    backend
        .probe(9, 7)
        .set(ConfigKeys.Probe.PATH, "/up")
        .set(ConfigKeys.Probe.INTERVAL, "2s")
        .set(ConfigKeys.Probe.TIMEOUT_MS, "300");
  }

  @Test
  void read_healthOptionsSharedByBackends_areValidatedOnce() {
    assertThat(
            problems(
                proxy -> {
                  UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
                  for (int i = 0; i < 3; i++) {
                    FakeProxy.backend(upstream, "api-" + i, 10 + i, 9)
                        .set(ConfigKeys.Backend.ADDRESS, "10.0.0." + i + ":80")
                        .healthOptions()
                        .option("threshold", "50", 30, 20);
                  }
                }))
        .containsExactly(
            "config.yaml:[30,20] SPK0516 backend 'api-0' of upstream 'api': 'steady': threshold: 50"
                + " is too steady");
  }

  @Test
  void read_proxiesFromTheEnvironment_areAList() throws ConfigRejectedException {
    environment = Map.of("PROXIES", "10.0.0.0/8,::1");
    FakeProxy proxy =
        new FakeProxy(
            spec -> {
              FakeProxy.describeSmall(spec);
              spec.set(ConfigKeys.Root.TRUSTED_PROXIES, "${PROXIES}", 3, 18);
            });
    assertThat(read(proxy).edge().requests().trustedProxies())
        .containsExactly(Network.parse("10.0.0.0/8"), Network.parse("::1"))
        .inOrder();
    environment = Map.of("PROXIES", "10.0.0.0/33");
    assertThat(problems(proxy).get(0)).contains("[3,18] SPK0503");
    environment = Map.of();
    assertThat(problems(proxy).get(0)).contains("[3,18] SPK0504");
  }
}
