package io.spooky.runtime.config;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.runtime.contract.ConfigRejectedException;
import io.spooky.runtime.contract.ContractVersion;
import io.spooky.runtime.contract.ProxySpec;
import io.spooky.runtime.contract.UpstreamSpec;
import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is wrong with a config, at its place. */
class ConfigProblemsTest extends ConfigReaderFixture {
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
  void read_nameThatTlsCannotSay_isAProblemAtItsPlace() {
    environment = Map.of("NAME", "api_v1.internal", "DOT", "localhost.", "IPV6", "[::1]");
    String expected =
        "' is not a name for TLS (expected: letters, digits and hyphens between dots, none at the"
            + " end; or an IP address without brackets)";
    List<String> problems =
        problems(
            proxy -> {
              UpstreamSpec upstream = FakeProxy.upstream(proxy, "api", 6, 3);
              FakeProxy.backend(upstream, "a", 10, 9)
                  .set(ConfigKeys.Backend.SERVER_NAME, "${NAME}", 10, 18);
              FakeProxy.backend(upstream, "b", 11, 9)
                  .set(ConfigKeys.Backend.ADDRESS, "10.0.0.2:8080")
                  .set(ConfigKeys.Backend.SERVER_NAME, "${DOT}", 11, 18);
              FakeProxy.backend(upstream, "c", 12, 9)
                  .set(ConfigKeys.Backend.ADDRESS, "10.0.0.3:8080")
                  .set(ConfigKeys.Backend.SERVER_NAME, "${IPV6}", 12, 18);
              FakeProxy.backend(upstream, "d", 13, 9)
                  .set(ConfigKeys.Backend.ADDRESS, "https://${NAME}:8443", 13, 18);
              FakeProxy.backend(upstream, "e", 14, 9)
                  .set(ConfigKeys.Backend.ADDRESS, "https://${NAME}:8444", 14, 18)
                  .set(ConfigKeys.Backend.SERVER_NAME, "::1", 14, 30);
            });
    assertThat(problems).hasSize(4);
    assertThat(problems.get(0)).contains("[10,18] SPK0503 backend 'a' of upstream 'api': server_n");
    assertThat(problems.get(0)).contains("'api_v1.internal" + expected);
    assertThat(problems.get(1)).contains("'localhost." + expected);
    assertThat(problems.get(2)).contains("'[::1]" + expected);
    assertThat(problems.get(3)).contains("[13,18] SPK0503 backend 'd' of upstream 'api': address:");
    assertThat(problems.get(3)).contains("'api_v1.internal" + expected);
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
                + " (expected: "
                + ContractVersion.CURRENT
                + "); compile it again with this release");
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
}
