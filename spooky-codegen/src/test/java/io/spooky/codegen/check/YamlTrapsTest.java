package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.spooky.spi.config.ConfigKeys.Listen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What YAML readers are known to misread: here each is what was written, or refused with a message
 * that says what to write. Each row is a line at the top of a config that is right otherwise.
 */
final class YamlTrapsTest {
  // The bar is a second; slow machines get room, a quadratic reader would need minutes.
  private static final Duration SOON = Duration.ofSeconds(20);

  private static Checked soon(String yaml) {
    return assertTimeoutPreemptively(SOON, () -> Checked.text(yaml));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Words that YAML 1.1 takes for booleans.
        "edge: { proxy_status: no }         | SPK0106 | 'no' is not a boolean (expected: false)",
        "edge: { proxy_status: On }         | SPK0106 | 'On' is not a boolean (expected: true)",
        "edge: { proxy_status: TRUE }       | SPK0106 | 'TRUE' is not a boolean (expected: true)",
        "edge: { proxy_status: maybe }      | SPK0106 | (expected: true or false)",
        "edge: { proxy_status: flase }      | SPK0106 | (expected: true or false)",
        "log: { level: off }                | SPK0106 | 'off' is unknown (expected: error,",
        "log: { level: warning }            | SPK0106 | did you mean 'warn'?",
        // Numbers of other bases and shapes.
        "listen: { port: 0123 }             | SPK0106 | (expected: 123, without leading zeros)",
        "listen: { port: 0o173 }            | SPK0106 | (expected: 123, decimal digits alone)",
        "listen: { port: 0x1bb }            | SPK0106 | (expected: 443, decimal digits alone)",
        "listen: { port: 0b11 }             | SPK0106 | (expected: 3, decimal digits alone)",
        "listen: { port: 1e3 }              | SPK0106 | (expected: 1000, decimal digits alone)",
        "listen: { port: 1e999999999 }      | SPK0106 | (expected: decimal digits alone)",
        "listen: { port: 443.0 }            | SPK0106 | (expected: 443, decimal digits alone)",
        "listen: { port: +443 }             | SPK0106 | (expected: 443, decimal digits alone)",
        "listen: { port: 9_889 }            | SPK0106 | (expected: 9889, digits without marks",
        "listen: { port: 12:30:45 }         | SPK0106 | no numbers to the base of 60",
        "listen: { port: .inf }             | SPK0106 | (expected: decimal digits alone)",
        "listen: { port: 99999999999999999999 } | SPK0106 | -2147483648 to 2147483647",
        "drain: 12:30:45                    | SPK0106 | is not a duration",
        "drain: 1e3                         | SPK0106 | is not a duration",
        "drain: 1_000                       | SPK0106 | is not a duration",
        "drain: 0123                        | SPK0106 | is not a duration",
        "drain: -5s                         | SPK0106 | is not a duration",
        "drain: 2026-01-01                  | SPK0106 | is not a duration",
        "edge: { header_bytes: 0x4000 }     | SPK0106 | is not a size",
        "edge: { header_bytes: 16KB }       | SPK0106 | is not a size",
        // IPv6 without quotes.
        "listen: { address: [::1] }         | SPK0005 | put quotes around an IPv6 address",
        "listen: { address: ::1 }           | SPK0005 | put quotes around an IPv6 address",
        // Nothing.
        "drain: ~                           | SPK0104 | 'drain' has no value",
        "drain: null                        | SPK0104 | 'drain' has no value",
        "drain:                             | SPK0104 | 'drain' has no value",
        "log:                               | SPK0104 | has no value",
        "log: ~                             | SPK0104 | has no value",
        "? ~                                | SPK0013 | a key must be a word",
        // What YAML can do and a config must not.
        "log: { <<: { level: info } }       | SPK0012 | merge keys are not supported",
        "drain: !!int 5                     | SPK0007 | the tag '!!int' is not possible",
        "drain: !local 5                    | SPK0007 | the tag '!local' is not possible",
        "!!map log: { level: info }         | SPK0007 | the tag '!!map'",
        "log: !!java.net.URL [ 'http://x' ] | SPK0007 | the tag '!!java.net.URL'",
        "log: !<tag:yaml.org,2002:str> info | SPK0007 | the tag '!!str'",
        "drain: *none                       | SPK0009 | names no anchor that stands before it",
        "log: &l { level: *l }              | SPK0009 | contains itself",
        "drain: 5s, drain: 6s               | SPK0005 | a ':' is not possible here",
        "log: { level: info, level: info }  | SPK0102 | the key 'level' stands twice",
        "log: { level: info                 | SPK0005 | not YAML",
        "log: { level: \"info }             | SPK0005 | not YAML",
        "@log: info                         | SPK0005 | not YAML",
        "log: `x`                           | SPK0005 | not YAML",
        "listen: { port: ${PORT:9889} }     | SPK0005 | within braces put quotes around a reference"
      })
  void check_trap_isRefusedKindly(String line, String code, String message) {
    Checked checked = soon(line + "\n" + GoodConfigs.MINIMAL);

    assertThat(checked.proxy()).isEmpty();
    assertThat(checked.report()).contains(code);
    assertThat(checked.report()).contains(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "edge: { via: no }              | via           | no",
        "edge: { via: 0123 }            | via           | 0123",
        "edge: { via: 1e3 }             | via           | 1e3",
        "edge: { via: \"~\" }           | via           | ~",
        "edge: { via: \"null\" }        | via           | null",
        "edge: { via: Off }             | via           | Off",
        "edge: { header_bytes: 16384 }  | header_bytes  | 16384",
        "listen: { address: \"::1\" }   | address       | ::1",
        "listen: { port: \"443\" }      | port          | 443",
        "log: { \"level\": 'debug' }    | level         | debug",
        "drain: 5000                    | drain         | 5000",
        "drain: &d 5s                   | drain         | 5s",
        "drain: 5s # not 6s             | drain         | 5s"
      })
  void check_textThatLooksLikeMore_isWhatIsWritten(String line, String key, String value) {
    CheckedProxy proxy = soon(line + "\n" + GoodConfigs.MINIMAL).good();

    String found =
        Stream.of(proxy.edge(), proxy.log(), proxy.root(), proxy.listeners().get(0).settings())
            .flatMap(settings -> settings.values().entrySet().stream())
            .filter(e -> e.getKey().name().equals(key) && !e.getValue().isDefault())
            .map(e -> e.getValue().text())
            .findFirst()
            .orElse("none");
    assertThat(found).isEqualTo(value);
  }

  @Test
  void check_namesThatLookLikeMore_areNames() {
    String yaml =
        """
        upstream:
          no:
            route: { host: off, path_prefix: /0123, method: NO }
            backends:
              - { id: 12:30:45, address: "h:1" }
              - { id: 0123, address: "h:2" }
              - { id: yes, address: "h:3" }
        """;
    Checked checked = soon(yaml);
    assertThat(checked.report())
        .isEqualTo(
            "config.yaml:[5,15] SPK0110 upstream 'no' backend 1: '12:30:45' is not a name"
                + " (expected: 1 to 64 letters, digits, '-', '_' or '.')\n");
    CheckedProxy proxy = soon(yaml.replace("12:30:45", "1e3")).good();
    assertThat(proxy.upstreams().get(0).name()).isEqualTo("no");
    assertThat(proxy.upstreams().get(0).backends().get(1).id()).isEqualTo("0123");
    assertThat(proxy.routes().get(0).host().name()).isEqualTo("off");
  }

  @Test
  void check_tabs_areBlanksOrRefused() {
    soon("drain: 5s\t# a comment\n" + GoodConfigs.MINIMAL).good();
    assertThat(soon("drain:\t5s\n" + GoodConfigs.MINIMAL).report())
        .isEqualTo(
            "config.yaml:[1,7] SPK0006 file: a tab stands before a key or a value; write a"
                + " space\n");
  }

  @Test
  void check_secondDocument_isRefused() {
    assertThat(soon(GoodConfigs.MINIMAL + "---\nlog: { level: debug }\n").report())
        .contains("[6,1] SPK0008 top level: a second document begins here; delete it");
    soon("---\n" + GoodConfigs.MINIMAL + "...\n").good();
  }

  @Test
  void check_ipv6WithoutBraces_isText() {
    CheckedProxy proxy = soon("listen:\n  address: ::1\n" + GoodConfigs.MINIMAL).good();
    assertThat(proxy.listeners().get(0).settings().get(Listen.ADDRESS).text()).isEqualTo("::1");
    assertThat(soon("listen:\n  address: [\"::1\"]\n" + GoodConfigs.MINIMAL).report())
        .contains("must be a single value, not a list; put quotes around an IPv6 address");
  }

  @Test
  void check_tabsInTheIndentation_areRefused() {
    assertThat(soon("log:\n\tlevel: info\n" + GoodConfigs.MINIMAL).report())
        .contains("[2,1] SPK0006 file: a tab stands in the indentation");
  }

  @Test
  void check_markAndWindowsLines_areNoTrap() {
    soon("\uFEFF" + GoodConfigs.MINIMAL.replace("\n", "\r\n")).good();
    soon(GoodConfigs.MINIMAL.replace("\n", "\r")).good();
  }

  @Test
  void check_nulAndMarkWithin_areRefused() {
    assertThat(soon("a\0\n" + GoodConfigs.MINIMAL).report()).contains("SPK0004 file: a NUL");
    assertThat(soon(GoodConfigs.MINIMAL + "\uFEFF").report()).contains("U+FEFF");
  }

  @Test
  void check_anchorUsedOften_isFine() {
    String backends =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    "      - { id: b%d, address: \"h:%d\", health_check: *h }\n"
                        .formatted(i, i + 1))
            .collect(Collectors.joining());
    String yaml =
        "health_check: &h { interval: 3s }\n"
            + GoodConfigs.MINIMAL.replaceFirst("(?m)^ +- .*\n", "")
            + backends;

    assertThat(soon(yaml).good().upstreams().get(0).backends()).hasSize(200);
  }

  @Test
  void check_aliasesOfAliases_areRefusedWithTheirLimit() {
    StringBuilder bomb = new StringBuilder("x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*x" + (i - 1);
      bomb.append("x%d: &x%d [%s]\n".formatted(i, i, (alias + ", ").repeat(9) + alias));
    }
    assertThat(soon(bomb + GoodConfigs.MINIMAL).report())
        .contains("SPK0009 x5: aliases make the config grow to more than 1000000 values");
  }

  @Test
  void check_nestedTooDeep_isRefused() {
    for (String open : new String[] {"[", "{ a: "}) {
      assertThat(soon("log: " + open.repeat(60)).report()).contains("nested more than 50 deep");
      assertThat(soon("log: " + open.repeat(200_000)).report()).contains("SPK0010");
    }
    String block =
        IntStream.range(0, 60).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    assertThat(soon(block).report()).contains("SPK0010");
  }

  @Test
  void check_fourMegabytes_areRefused() {
    for (String part : new String[] {"x", "a: b\n", "- ", "# c\n", "\"", "{", "\n", "&a *a "}) {
      Checked checked = soon(part.repeat(4_000_000 / part.length()));
      assertWithMessage(part)
          .that(checked.report())
          .isEqualTo("config.yaml SPK0002 file: larger than 3 MiB (expected: at most 3 MiB)\n");
    }
  }

  @Test
  void check_brokenUtf8_isShownNotThrown() {
    byte[] bytes = (GoodConfigs.MINIMAL + "# \u00fc").getBytes(StandardCharsets.ISO_8859_1);
    Checked checked = Checked.bytes(bytes);

    assertThat(checked.report()).contains("the byte 0xfc is not UTF-8");
    assertThat(checked.problems().get(0).lines("f").get(1)).isEqualTo("     6 | # \ufffd");
  }
}
