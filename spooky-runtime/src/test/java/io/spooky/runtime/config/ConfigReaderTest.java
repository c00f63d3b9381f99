package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import io.spooky.spi.config.Problem;
import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private static final Path BASE = Path.of("/etc/spooky");

  @TempDir Path folder;
  private ClassLoader providers;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void makeLoader() throws IOException {
    providers = TestLoader.of(folder);
  }

  private ProxyConfig read(FakeProxy proxy) throws ConfigRejectedException {
    return ConfigReader.read(proxy, providers, environment::get, BASE);
  }

  private List<String> problems(FakeProxy proxy) {
    var rejected = assertThrows(ConfigRejectedException.class, () -> read(proxy));
    return rejected.getMessage().lines().toList();
  }

  private List<String> problems(Consumer<ProxySpec> description) {
    return problems(new FakeProxy(description));
  }

  private List<String> warnings(Consumer<ProxySpec> description) throws ConfigRejectedException {
    ProblemList found = new ProblemList();
    var unused =
        ConfigReader.read(new FakeProxy(description), providers, environment::get, BASE, found);
    assertThat(found.errors()).isEqualTo(0);
    return found.all().stream().map(problem -> problem.format("config.yaml")).toList();
  }

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
  void read_routeWithBadValue_isReportedAtItsPlace() {
    assertThat(
            problems(
                    proxy -> {
                      FakeProxy.describeSmall(proxy);
                      proxy.route(0, "*/slow", 20, 5).set(ConfigKeys.Retry.ATTEMPTS, "0", 22, 7);
                    })
                .get(0))
        .startsWith("config.yaml:[22,7] ");
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
  void read_manyWrongValues_reportsAllSortedByPlace() {
    environment = Map.of("EDGE_PORT", "high");
    List<String> problems =
        problems(
            proxy -> {
              proxy.set(ConfigKeys.Root.DRAIN, "soon", 20, 8);
              proxy
                  .listener(2, 3)
                  .set(ConfigKeys.Listen.PORT, "${EDGE_PORT:1}", 3, 9)
                  .tls(4, 5)
                  .set(ConfigKeys.Tls.KEY, "${KEY-FILE}", 4, 20);
              UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
              upstream.balancer().option("step", "101", 7, 30);
              FakeProxy.backend(upstream, "api-1", 10, 9)
                  .set(ConfigKeys.Backend.ADDRESS, "${HOST:nowhere}", 10, 18)
                  .set(ConfigKeys.Backend.WEIGHT, "-1", 11, 17);
            });
    assertThat(problems)
        .containsExactly(
            "config.yaml:[3,9] SPK0503 listener 1: port: 'high' is not a whole number (expected:"
                + " decimal digits alone); the config says '${EDGE_PORT:1}'",
            "config.yaml:[4,5] SPK0505 listener 1: tls: cert: is missing",
            "config.yaml:[4,20] SPK0504 listener 1: tls: key: '${KEY-FILE}' has a malformed reference"
                + " (expected: ${NAME}, ${NAME:default}, or $$)",
            "config.yaml:[7,30] SPK0503 upstream 'api': 'good': step: '101' is out of range"
                + " (expected: 0 to 100)",
            "config.yaml:[10,18] SPK0503 backend 'api-1' of upstream 'api': address: 'nowhere' is"
                + " not an address: the port is missing (expected: nowhere:PORT); the config says"
                + " '${HOST:nowhere}'",
            "config.yaml:[11,17] SPK0503 backend 'api-1' of upstream 'api': weight: '-1' is out of"
                + " range (expected: 0 to 65535)",
            "config.yaml:[20,8] SPK0503 config: drain: 'soon' is not a duration (expected: for"
                + " example 500ms, 5s, 1m, 1h, or whole milliseconds)")
        .inOrder();
  }

  @Test
  void read_variableThatIsNotSet_isAProblemAtItsPlace() {
    List<String> problems =
        problems(proxy -> proxy.set(ConfigKeys.Root.DRAIN, "${DRAIN_TIME}", 20, 8));
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0))
        .startsWith("config.yaml:[20,8] SPK0504 config: drain: '${DRAIN_TIME}' needs ");
  }

  @Test
  void read_missingPlugins_areOneProblemEach() {
    List<String> problems =
        problems(
            proxy -> {
              UpstreamSpec upstream = proxy.upstream("api", 6, 3);
              upstream.balancer("sticky", "com.acme.Sticky", 7, 5);
              upstream.healthPolicy("strict", "com.acme.Strict", 8, 5);
              FakeProxy.backend(upstream, "api-1", 10, 9);
            });
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).contains("[7,5] SPK0510 upstream 'api': strategy 'sticky'");
    assertThat(problems.get(1)).contains("[8,5] SPK0510 upstream 'api': health policy 'strict'");
  }

  @Test
  void read_optionThatThePluginHasNot_isAProblem() {
    assertThat(
            problems(
                proxy -> {
                  UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
                  upstream.balancer().option("pace", "5", 7, 30);
                  FakeProxy.backend(upstream, "api-1", 10, 9);
                }))
        .containsExactly(
            "config.yaml:[7,30] SPK0515 upstream 'api': 'good': pace: the plugin found here has no"
                + " such option; use the jar that the config was compiled with");
  }

  private static Consumer<ProxySpec> step(String step) {
    return proxy -> {
      UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
      upstream.balancer().option("step", step, 7, 30);
      FakeProxy.backend(upstream, "api-1", 10, 9);
    };
  }

  @Test
  void read_pluginRefusesItsOptions_isAProblemAtItsPlace() {
    assertThat(problems(step("13")))
        .containsExactly(
            "config.yaml:[7,30] SPK0516 upstream 'api': 'good': step: 13 is unlucky for api");
    assertThat(problems(step("14")))
        .containsExactly(
            "config.yaml:[7,5] SPK0516 upstream 'api': 'good': 14 is refused as a whole, weight"
                + " 100");
  }

  @Test
  void read_pluginWarns_isKeptAsWarning() throws ConfigRejectedException {
    assertThat(warnings(step("7")))
        .containsExactly("config.yaml:[7,30] SPK0516 upstream 'api': 'good': step: 7 is foolish");
  }

  @Test
  void read_pluginThrowsInValidate_isAProblem() {
    assertThat(problems(step("99")))
        .containsExactly(
            "config.yaml:[7,5] SPK0517 upstream 'api': 'good': the plugin's validate() failed:"
                + " IllegalStateException: 99 was not expected");
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
  void read_anotherContract_isTheOnlyProblem() {
    FakeProxy old =
        new FakeProxy() {
          @Override
          public int contractVersion() {
            return 99;
          }
        };
    assertThat(problems(old))
        .containsExactly(
            "config.yaml SPK0501 config 'Fake': was compiled for revision 99 of the runtime"
                + " (expected: 2); compile it again with this release");
  }

  @Test
  void read_descriptionThrows_isAProblem() {
    assertThat(
            problems(
                proxy -> {
                  throw new NoSuchMethodError("option");
                }))
        .containsExactly(
            "config.yaml SPK0502 config 'Fake': cannot describe itself: NoSuchMethodError: option");
  }

  @Test
  void read_twoListenersOnOnePort_isAProblem() {
    environment = Map.of("SECOND", "9889");
    assertThat(
            problems(
                proxy -> {
                  proxy.listener(2, 3);
                  proxy.listener(5, 3).set(ConfigKeys.Listen.PORT, "${SECOND}", 6, 9);
                }))
        .containsExactly(
            "config.yaml:[6,9] SPK0506 listener 2: port: another listener has 0.0.0.0 and port 9889"
                + " already");
  }

  @Test
  void read_listenerOnAnAddressThatAnotherTakesIn_isAProblem() {
    environment = Map.of("HOST", "0.0.0.0");
    assertThat(
            problems(
                proxy -> {
                  FakeProxy.describeSmall(proxy);
                  proxy.listener(4, 3).set(ConfigKeys.Listen.ADDRESS, "127.0.0.1");
                  proxy
                      .listener(5, 3)
                      .set(ConfigKeys.Listen.ADDRESS, "${HOST}")
                      .set(ConfigKeys.Listen.PORT, "9889", 6, 9);
                }))
        .containsExactly(
            "config.yaml:[6,9] SPK0506 listener 3: port: another listener has 127.0.0.1 and port"
                + " 9889 already, which keeps this one from 0.0.0.0");
  }

  @Test
  void read_backendsThatTakeNothingOrAreTheSame_areWarnings() throws ConfigRejectedException {
    environment = Map.of("WEIGHT", "0");
    assertThat(
            warnings(
                proxy -> {
                  UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
                  FakeProxy.backend(upstream, "api-1", 10, 9)
                      .set(ConfigKeys.Backend.WEIGHT, "${WEIGHT}");
                  FakeProxy.backend(upstream, "api-2", 11, 9)
                      .set(ConfigKeys.Backend.WEIGHT, "${WEIGHT}");
                }))
        .containsExactly(
            "config.yaml:[6,3] SPK0507 upstream 'api': no backend takes traffic: every weight is 0",
            "config.yaml:[11,18] SPK0508 backend 'api-2' of upstream 'api': address:"
                + " '10.0.0.1:8080' is the address of 'api-1' too")
        .inOrder();
  }

  @Test
  void read_rejected_carriesSeverities() {
    var rejected =
        assertThrows(ConfigRejectedException.class, () -> read(new FakeProxy(step("13"))));
    assertThat(rejected.problems().get(0).severity()).isEqualTo(Problem.Severity.ERROR);
    assertThat(rejected.source()).isEqualTo("config.yaml");
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
