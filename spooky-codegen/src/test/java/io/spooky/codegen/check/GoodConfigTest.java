package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.codegen.check.CheckedRoute.PathMatch;
import io.spooky.spi.config.ConfigKeys;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the model says of configs without fault. */
final class GoodConfigTest {
  private static Map<String, String> texts(SettingMap settings) {
    return settings.values().entrySet().stream()
        .collect(Collectors.toMap(e -> e.getKey().name(), e -> e.getValue().text()));
  }

  @Test
  void check_minimal_fillsInEveryDefault() {
    CheckedProxy proxy = Checked.text(GoodConfigs.MINIMAL).good();

    assertThat(proxy.source()).isEqualTo("config.yaml");
    assertThat(texts(proxy.root()))
        .containsExactly("workers", "auto", "drain", "5s", "trusted_proxies", "");
    assertThat(texts(proxy.log())).containsExactly("level", "info");
    assertThat(texts(proxy.edge())).containsEntry("header_bytes", "16KiB");
    assertThat(texts(proxy.edge())).containsEntry("doubled_slashes", "merge");
    CheckedListener listener = proxy.listeners().get(0);
    assertThat(listener.line()).isEqualTo(0);
    assertThat(listener.tls()).isNull();
    assertThat(texts(listener.settings()))
        .containsExactly("protocol", "http3", "address", "0.0.0.0", "port", "9889");
    CheckedUpstream upstream = proxy.upstreams().get(0);
    assertThat(upstream.name()).isEqualTo("api");
    assertThat(upstream.line()).isEqualTo(2);
    assertThat(upstream.column()).isEqualTo(3);
    assertThat(upstream.balancer().name()).isEqualTo("round-robin");
    assertThat(upstream.balancer().line()).isEqualTo(0);
    assertThat(upstream.hashKey()).isNull();
    assertThat(upstream.healthPolicy().name()).isEqualTo("consecutive-failures");
    assertThat(texts(upstream.timeouts())).containsEntry("response_head", "15s");
    CheckedBackend backend = upstream.backends().get(0);
    assertThat(backend.probe()).isNull();
    assertThat(texts(backend.settings())).containsEntry("weight", "100");
    assertThat(texts(backend.healthOptions()))
        .containsExactly("failure_threshold", "3", "success_threshold", "2", "cooldown_ms", "5s");
    CheckedRoute route = proxy.routes().get(0);
    assertThat(route.host().kind()).isEqualTo(HostMatch.Kind.ANY);
    assertThat(route.path()).isEqualTo(new PathMatch(PathMatch.Kind.PREFIX, ""));
    assertThat(route.methods()).isEmpty();
  }

  @Test
  void check_expectationsThatHold_areSilent() {
    assertThat(Checked.text(GoodConfigs.EXPECTING).good().routes()).hasSize(3);
    String oneLine = GoodConfigs.MINIMAL + "expect: GET https://a.example/ -> api\n";
    assertThat(Checked.text(oneLine).good().routes()).hasSize(1);
  }

  @Test
  void check_serverName_isANameOrAnIpAddress() {
    for (String name : List.of("api-1.internal", "localhost", "192.0.2.1", "2001:db8::1", "")) {
      String backend = "https://api:8443\", server_name: \"" + name + "\" }";
      String yaml = GoodConfigs.MINIMAL.replaceFirst("[^\"]*8080\" }", backend);
      SettingMap settings =
          Checked.text(yaml).good().upstreams().get(0).backends().get(0).settings();
      assertThat(settings.get(ConfigKeys.Backend.SERVER_NAME).text()).isEqualTo(name);
    }
  }

  @Test
  void check_defaultsThatAreWrittenDown_areSilent() {
    assertThat(Checked.text(GoodConfigs.SAYING_DEFAULTS).good().routes()).hasSize(1);
  }

  @Test
  void check_everything_overridesKeyByKey() {
    CheckedProxy proxy = Checked.text(GoodConfigs.EVERYTHING).good();

    CheckedUpstream api = proxy.upstreams().get(0);
    assertThat(api.balancer().name()).isEqualTo("consistent-hash");
    assertThat(api.balancer().className()).isEqualTo(FakeProvider.FakeBalancer.class.getName());
    assertThat(texts(api.balancer().options())).containsExactly("replicas", "32");
    assertThat(api.hashKey()).isEqualTo(new HashKey(HashKey.Part.HEADER, "x-user", 39, 12));
    assertThat(texts(api.timeouts()))
        .containsExactly("connect", "2s", "response_head", "3s", "idle", "60s", "request", "0");
    assertThat(texts(api.retry())).containsEntry("attempts", "3");
    assertThat(texts(api.limits()))
        .containsExactly("in_flight", "8", "queue", "16", "queue_timeout", "1s");
    CheckedBackend first = api.backends().get(0);
    assertThat(texts(first.settings())).containsEntry("warm", "true");
    assertThat(texts(first.probe()))
        .containsExactly("path", "/ready", "interval", "7s", "timeout_ms", "250");
    assertThat(texts(first.healthOptions()))
        .containsExactly("failure_threshold", "9", "success_threshold", "4", "cooldown_ms", "5s");
    assertThat(texts(api.backends().get(1).settings())).containsEntry("warm", "false");
    assertThat(texts(api.backends().get(1).healthOptions()))
        .containsEntry("failure_threshold", "5");

    CheckedUpstream assets = proxy.upstreams().get(1);
    assertThat(assets.balancer().name()).isEqualTo("random");
    assertThat(assets.hashKey()).isNull();
    assertThat(assets.healthPolicy().name()).isEqualTo("watchful");
    assertThat(texts(assets.backends().get(0).healthOptions()))
        .containsExactly("window", "10s", "step", "100ms");
    assertThat(texts(assets.backends().get(0).probe())).containsEntry("interval", "7s");
  }

  @Test
  void check_everything_normalisesRoutes() {
    List<CheckedRoute> routes = Checked.text(GoodConfigs.EVERYTHING).good().routes();

    assertThat(routes.get(0).host())
        .isEqualTo(new HostMatch(HostMatch.Kind.EXACT, "api.example.com"));
    assertThat(routes.get(0).path()).isEqualTo(new PathMatch(PathMatch.Kind.PREFIX, "/v1"));
    assertThat(routes.get(0).methods()).containsExactly("GET", "HEAD").inOrder();
    assertThat(routes.get(0).upstream()).isEqualTo(0);
    assertThat(routes.get(1).host())
        .isEqualTo(new HostMatch(HostMatch.Kind.WILDCARD, ".assets.example.com"));
    assertThat(routes.get(1).path().path()).isEqualTo("/gr%C3%B6%C3%9Fe");
    assertThat(routes.get(1).upstream()).isEqualTo(1);
  }

  @Test
  void check_lists_areOneTextAtTheirPlace() {
    CheckedProxy proxy = Checked.text(GoodConfigs.EVERYTHING).good();
    assertThat(proxy.root().get(ConfigKeys.Root.TRUSTED_PROXIES))
        .isEqualTo(new Setting("10.0.0.0/8, ${OFFICE:192.0.2.0/24}, ::1", 18, 18));
    assertThat(proxy.edge().get(ConfigKeys.Edge.ALLOW))
        .isEqualTo(new Setting("encoded_slash, path_parameters", 27, 10));

    String one = "trusted_proxies: 10.0.0.1\nedge: { allow: [] }\n" + GoodConfigs.MINIMAL;
    CheckedProxy single = Checked.text(one).good();
    assertThat(single.root().get(ConfigKeys.Root.TRUSTED_PROXIES).text()).isEqualTo("10.0.0.1");
    assertThat(single.edge().get(ConfigKeys.Edge.ALLOW)).isEqualTo(new Setting("", 2, 16));
  }

  @Test
  void check_healthCheckBlockOnAnyLevel_turnsProbesOn() {
    String yaml = GoodConfigs.MINIMAL;

    assertThat(probe(Checked.text("health_check:\n" + yaml))).isNotNull();
    assertThat(probe(Checked.text("health_check: {}\n" + yaml))).isNotNull();
    assertThat(probe(Checked.text(yaml.replace("    route", "    health_check:\n    route"))))
        .isNotNull();
    assertThat(probe(Checked.text(yaml.replace("8080\" }", "8080\", health_check: {} }"))))
        .isNotNull();
  }

  private static Object probe(Checked checked) {
    return checked.good().upstreams().get(0).backends().get(0).probe();
  }

  @Test
  void check_environment_keepsTheTextAndChecksTheDefault() {
    CheckedProxy proxy = Checked.text(GoodConfigs.ENVIRONMENT).good();

    Setting port = proxy.listeners().get(0).settings().get(ConfigKeys.Listen.PORT);
    assertThat(port).isEqualTo(new Setting("${PORT:9889}", 3, 9));
    CheckedUpstream upstream = proxy.upstreams().get(0);
    assertThat(texts(upstream.balancer().options())).containsEntry("high", "${HIGH}");
    assertThat(texts(upstream.backends().get(0).settings())).containsEntry("weight", "${WEIGHT}");
  }

  @Test
  void check_pluginWithValuesOfStartUp_isNotAsked() {
    // Its check would refuse a single backend, and low above high.
    String weight =
        GoodConfigs.MINIMAL.replace("8080\"", "8080\", weight: \"${W}\"")
            + "    load_balancing: { type: picky, low: 9, high: 1 }\n";
    String option =
        GoodConfigs.MINIMAL + "    load_balancing: { type: picky, low: 9, high: \"${H}\" }\n";

    Checked.text(weight).good();
    Checked.text(option).good();
  }

  @Test
  void check_aliases_standForWhatTheyName() {
    CheckedProxy proxy = Checked.text(GoodConfigs.ALIASES).good();

    assertThat(proxy.upstreams()).hasSize(3);
    assertThat(proxy.upstreams().get(2).backends().get(1).id()).isEqualTo("b");
    assertThat(texts(proxy.upstreams().get(1).timeouts())).containsEntry("connect", "3s");
  }

  @Test
  void check_windowsFile_isTheSame() {
    String windows = "\uFEFF" + GoodConfigs.EVERYTHING.replace("\n", "\r\n");

    assertThat(Checked.text(windows).good()).isEqualTo(Checked.text(GoodConfigs.EVERYTHING).good());
  }

  @Test
  void check_hashKeyOfTopLevel_waitsForAStrategyThatHashes() {
    CheckedProxy proxy =
        Checked.text(
                "load_balancing: { key: source_ip }\n"
                    + GoodConfigs.MINIMAL
                    + "    load_balancing: { lb_type: ch }\n")
            .good();

    assertThat(proxy.upstreams().get(0).hashKey().part()).isEqualTo(HashKey.Part.SOURCE_IP);
  }

  @Test
  void check_warningAlone_givesTheModel() {
    Checked checked =
        Checked.text(GoodConfigs.MINIMAL.replace("    route: { path_prefix: / }\n", ""));

    assertThat(checked.proxy()).isPresent();
    assertThat(checked.report()).contains("SPK0206");
  }

  @Test
  void check_noPlugins_namesTheDependency() {
    Checked checked =
        Checked.bytes(
            GoodConfigs.MINIMAL.getBytes(UTF_8), ProviderCatalog.of(List.of(), List.of()));

    assertThat(checked.report())
        .isEqualTo(
            "config.yaml SPK0401 class path: the default balancer 'round-robin' is not there; add"
                + " the dependency io.spooky:spooky-plugins\n"
                + "config.yaml SPK0402 class path: the default health policy"
                + " 'consecutive-failures' is not there; add the dependency"
                + " io.spooky:spooky-plugins\n");
  }

  @Test
  void check_noPluginsAndANamedOne_namesTheDependency() {
    Checked checked =
        Checked.bytes(
            (GoodConfigs.MINIMAL + "    load_balancing: { type: random }\n").getBytes(UTF_8),
            ProviderCatalog.of(List.of(), List.of()));

    assertThat(checked.report()).contains("unknown balancer 'random'; none is on the class path");
    assertThat(checked.report()).doesNotContain("round-robin");
  }
}
