package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.spi.config.ConfigKeys;
import io.spooky.spi.config.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flat form of early configs is refused once, and its rewriting compiles. */
final class OldFormTest {
  private static final String EARLY =
      """
      version: 1
      protocol: http3
      address: "::"
      port: "${PORT:9889}"
      tls:
        cert: certs/edge.pem
        key: "C:\\\\keys\\\\edge.key"
      load_balancing:
        lb_type: consistent-hash
        key: "header:x-user"
      backends:
        - id: backend1
          address: "127.0.0.1:7001"
          weight: 100
          health_check:
            path: "/health"
            interval: 5000
            timeout_ms: 1000
            failure_threshold: 3
            success_threshold: 2
            cooldown_ms: 5000
        - id: backend2
          address: "[::1]:7002"
          weight: 50
          health_check:
      log:
        level: info
      """;

  private static final String REWRITTEN =
      """
      version: 1
      listen:
        protocol: http3
        address: "::"
        port: "${PORT:9889}"
        tls: { cert: certs/edge.pem, key: "C:\\\\keys\\\\edge.key" }
      upstream:
        default:
          route: { path_prefix: / }
          backends:
            - id: backend1
              address: "127.0.0.1:7001"
              weight: 100
              health_check:
                path: /health
                interval: 5000
                timeout_ms: 1000
                failure_threshold: 3
                success_threshold: 2
                cooldown_ms: 5000
            - { id: backend2, address: "[::1]:7002", weight: 50, health_check: }
      load_balancing: { type: consistent-hash, key: "header:x-user" }
      log: { level: info }
      """;

  private static String rewritten(String yaml) {
    List<Problem> problems = Checked.text(yaml).problems();
    assertWithMessage(yaml).that(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo("SPK0114");
    return problems.get(0).lines("config.yaml").stream()
        .skip(3)
        .map(line -> line.replaceFirst("^ {4}", "") + "\n")
        .collect(Collectors.joining())
        .strip();
  }

  @Test
  void check_earlyConfig_isRewrittenWithItsOwnValues() {
    assertThat(rewritten(EARLY)).isEqualTo(REWRITTEN.strip());

    CheckedProxy proxy = Checked.text(rewritten(EARLY)).good();
    CheckedUpstream upstream = proxy.upstreams().get(0);
    assertThat(upstream.balancer().name()).isEqualTo("consistent-hash");
    assertThat(upstream.backends()).hasSize(2);
    assertThat(upstream.backends().get(1).probe()).isNotNull();
    assertThat(proxy.listeners().get(0).tls().settings().get(ConfigKeys.Tls.KEY).text())
        .isEqualTo("C:\\keys\\edge.key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backends: [ \"10.0.0.1:80\", \"10.0.0.2:80\" ]",
        "backends: [ { name: a, host: 10.0.0.1, port: 80 }, { url: \"http://10.0.0.2:80\" } ]",
        "backends: [ { id: a, host: \"::1\", port: 80 } ]\nlb_type: rr\nlog_level: debug",
        "backends: [ { id: a, address: \"10.0.0.1:80\" } ]\nroutes: [ { path: /a/* }, { prefix: /b } ]",
        "listen: { port: 443 }\ntls: { cert: a, key: b }\nbackends: [ { address: \"h:1\" } ]",
        "upstream:\n- name: api\n  route: { path_prefix: /a }\n  lb_type: random\n"
            + "  backends: [ { id: a, address: \"h:1\" } ]\n- name: web\n  routes: [ { path: /b,"
            + " methods: [GET, HEAD] } ]\n  backends: [ \"h:2\" ]\n",
        "upstreams:\n- id: api\n  backends: [ \"h:1\" ]\n- id: web\n  backends: [ \"h:2\" ]\n"
            + "routes:\n- { host: \"*.example.com\", upstream: web }\n- { path: /x, upstream: api }\n",
        "log: info\nbackends: [ \"h:1\" ]\ntimeouts: { connect: 2s }\ndrain: 3s"
      })
  void check_otherOldForms_areRewrittenToWhatCompiles(String yaml) {
    Checked.text(rewritten(yaml)).good();
  }

  @Test
  void check_oldFormWithWrongValues_tellsOfThemOnceItIsRewritten() {
    Checked again =
        Checked.text(rewritten("port: 99999\nbackends: [ { id: a, adress: \"h:1\" } ]"));

    assertThat(again.report()).contains("SPK0106 listen: port '99999'");
    assertThat(again.report()).contains("unknown key 'adress'; did you mean 'address'?");
  }

  @Test
  void check_oneKeyInTheWrongPlace_isNoOldForm() {
    assertThat(Checked.text("tls: { cert: a, key: b }\n" + GoodConfigs.MINIMAL).report())
        .isEqualTo(
            "config.yaml:[1,1] SPK0101 top level: unknown key 'tls'; it belongs under listen\n");
  }

  /** A rewriting would have to say which of the upstreams takes what. */
  @Test
  void check_backendsAtTheTopBesideUpstreams_areNoOldForm() {
    String yaml = GoodConfigs.MINIMAL + "backends: [ { id: z, address: \"z:80\" } ]\n";
    String report = Checked.text(yaml).report();
    assertThat(report).contains("SPK0101 top level: unknown key 'backends'");
    assertThat(report).doesNotContain("SPK0114");
  }
}
