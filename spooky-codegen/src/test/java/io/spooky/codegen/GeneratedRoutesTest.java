package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.runtime.contract.BackendSpec;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.Settings.Value;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.spi.config.ConfigKeys;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goldens, compiled and run: which route takes a request, and what the proxy says of itself. */
final class GeneratedRoutesTest {
  private static final String ROUTES = "gen/EdgeRoutes.java";

  @ParameterizedTest
  @CsvSource({
    "typical, GET api.example.com/v1, GET api.example.com/v1/*",
    "typical, GET api.example.com/v1/users, GET api.example.com/v1/*",
    "typical, GET api.example.com/v10, */*",
    "typical, POST api.example.com/v1/users, */*",
    "typical, POST api.example.com/v1/orders/7, 'GET,POST api.example.com/v1/orders/*'",
    "typical, PUT api.example.com/v1/status, api.example.com/v1/status",
    "typical, GET api.example.com/v1/status/, GET api.example.com/v1/*",
    "typical, GET api.example.com/assets/a, *.example.com/assets/*",
    "typical, GET a.b.example.com/assets, *.example.com/assets/*",
    "typical, GET example.com/assets, */*",
    "typical, GET api.example.co/v1, */*",
    "encoded-paths, GET xn--bcher-kva.example/caf%C3%A9, xn--bcher-kva.example/caf%C3%A9",
    "encoded-paths, GET xn--bcher-kva.test/a%20b, xn--bcher-kva.test/a%20b",
    "encoded-paths, GET any.test/stra%C3%9Fe/1, */stra%C3%9Fe/*",
    "many-routes-one-host, GET api.example.com/service-60/v0, api.example.com/service-60/v0/*",
    "many-routes-one-host, GET api.example.com/service-6/v0/x, api.example.com/service-6/v0/*",
    "many-routes-one-host, GET api.example.com/service-6/v1, none",
    "many-routes-one-host, GET api.example.com/, none",
    "many-hosts, GET tenant-12.example.com/v1/x, tenant-12.example.com/v1/*",
    "many-hosts, GET tenant-1.example.com/v1/x, tenant-1.example.com/v1/*",
    "many-hosts, GET a.zone-11.example.net/, 'GET,HEAD,POST *.zone-11.example.net/*'",
    "many-hosts, PUT a.zone-11.example.net/, none",
    "many-hosts, GET zone-11.example.net/, none",
    "no-routes, GET a.com/, none"
  })
  void match_golden_isTheRoute(String golden, String request, String expected) throws IOException {
    assertThat(route(Compiled.of(Golden.generate(golden)), request)).isEqualTo(expected);
    assertThat(route(Compiled.of(Golden.generateAtStart(golden)), request)).isEqualTo(expected);
  }

  private static String route(Compiled compiled, String request) {
    int number = compiled.match(request);
    return number < 0 ? "none" : Description.of(compiled.proxy()).routes().get(number).predicates();
  }

  /** What the process that compiles also serves with is to be fast from the first request on. */
  @Test
  void generate_atStart_isTrieForFewRoutesToo() throws IOException {
    assertThat(Golden.generate("typical").get(ROUTES)).doesNotContain("RouteTrie");
    assertThat(Golden.generateAtStart("typical").get(ROUTES)).contains("RouteTrie");
  }

  @ParameterizedTest
  @CsvSource({
    "0, hashOfHeader x-user",
    "1, hashOfCookie sid",
    "2, hashOfQuery q",
    "3, hashOfPath",
    "4, hashOfHost",
    "5, hashOfSourceIp"
  })
  void pick_hashingUpstream_hashesItsKey(int upstream, String hash) throws IOException {
    Compiled compiled = Compiled.of(Golden.generate("hash-keys"));
    assertThat(Description.hashes(compiled.proxy(), upstream)).isEqualTo(hash);
    assertThat(Description.picks(compiled.proxy(), upstream)).isEqualTo(upstream);
  }

  @Test
  void describe_typical_saysWhatTheFileSays() throws IOException {
    Compiled compiled = Compiled.of(Golden.generate("typical"));
    ProxySpec spec = Description.of(compiled.proxy());
    assertThat(compiled.proxy().name()).isEqualTo("Edge");
    assertThat(compiled.proxy().source()).isEqualTo("config.yaml");
    assertThat(spec.value("workers")).isEqualTo(new Value("4", 32, 10));
    assertThat(spec.value("drain")).isEqualTo(new Value("5s", 0, 0));
    assertThat(spec.log().value("level").text()).isEqualTo("debug");
    assertThat(spec.listeners().get(0).tls().value("cert").text()).isEqualTo("certs/edge.pem");
    assertThat(spec.upstreams().stream().map(UpstreamSpec::name).toList())
        .containsExactly("api", "assets", "fallback")
        .inOrder();
    UpstreamSpec api = spec.upstreams().get(0);
    assertThat(api.balancer().value("replicas").text()).isEqualTo("128");
    assertThat(api.value("response_head")).isEqualTo(new Value("3s", 14, 32));
    assertThat(api.value("attempts").text()).isEqualTo("3");
    BackendSpec second = api.backends().get(1);
    assertThat(second.value("weight").text()).isEqualTo("50");
    assertThat(second.probe().value("path").text()).isEqualTo("/ready");
    assertThat(second.probe().value("interval").text()).isEqualTo("2s");
    assertThat(second.healthOptions().value("failure_threshold").text()).isEqualTo("5");
  }

  @Test
  void describe_quotes_keepsEveryCharacter() throws IOException {
    ProxySpec spec = Description.of(Compiled.of(Golden.generate("quotes")).proxy());
    assertThat(spec.listeners().get(0).tls().value("cert").text())
        .isEqualTo("C:\\certs\\edge \"1\".pem");
    assertThat(spec.listeners().get(0).tls().value("key").text())
        .isEqualTo("a $$L $$T */ \\u0041 key.pem");
    assertThat(spec.upstreams().get(0).balancer().value("salt").text())
        .isEqualTo("line break \u65e5 ' */ \\u002a/ $$S");
  }

  @Test
  void describe_all_setsEveryKey() throws IOException {
    for (String name : Golden.names().toList()) {
      ProxySpec spec = Description.of(Compiled.of(Golden.generate(name)).proxy());
      assertWithMessage(name)
          .that(spec.edge().values().keySet())
          .containsAtLeastElementsIn(ConfigKeys.Edge.ALL.stream().map(key -> key.name()).toList());
      for (UpstreamSpec upstream : spec.upstreams()) {
        assertThat(upstream.values().keySet())
            .containsAtLeastElementsIn(
                List.of("connect", "idle", "attempts", "budget", "in_flight", "queue_timeout"));
      }
    }
  }
}
