package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.config.FakeProxy;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {
  @TempDir Path folder;
  private TestWorld world;

  /** A second config in one jar. */
  public static final class OtherProxy extends FakeProxy {
    @Override
    public String name() {
      return "Other";
    }
  }

  @BeforeEach
  void makeWorld() throws Exception {
    world = new TestWorld(folder);
  }

  @Test
  void help_ofAll_namesTheCommands() {
    assertThat(world.run("--help")).isEqualTo(0);
    for (String command :
        new String[] {"run", "check", "describe", "routes", "diff", "schema", "get"}) {
      assertThat(world.out()).contains("    " + command + "      ");
    }
    assertThat(world.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "run, --config",
    "check, --config",
    "describe, --config",
    "routes, --explain",
    "diff, --plugins",
    "get, --insecure"
  })
  void help_ofACommand_namesItsOptions(String command, String option) {
    assertThat(world.run(command, "--help")).isEqualTo(0);
    assertThat(world.out()).contains(option);
  }

  @Test
  void version_isPrinted() {
    assertThat(world.run("--version")).isEqualTo(0);
    assertThat(world.out()).startsWith("spooky ");
  }

  @Test
  void unknownOption_isUsage() {
    assertThat(world.run("check", "--nonsense")).isEqualTo(2);
    assertThat(world.err().lines().toList()).hasSize(2);
    assertThat(world.err()).contains("--nonsense");
    assertThat(world.err()).endsWith("see spooky --help\n");
  }

  @Test
  void unknownCommand_isUsage() {
    assertThat(world.run("serve")).isEqualTo(2);
    assertThat(world.err()).contains("serve");
  }

  @Test
  void wrongLogLevel_isUsage() {
    assertThat(world.run("--log-level", "loud")).isEqualTo(2);
    assertThat(world.err())
        .startsWith(
            "spooky: --log-level: 'loud' is unknown (expected: error, warn, info, debug, trace)");
  }

  @Test
  void check_goodConfig_countsItsParts() throws Exception {
    assertThat(world.withProxy().run("check")).isEqualTo(0);
    assertThat(world.out()).isEqualTo("ok: 1 upstream, 1 route, 1 listener\n");
    assertThat(world.err()).isEmpty();
  }

  @Test
  void check_noConfig_isOneLine() {
    assertThat(world.run("check")).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo("spooky: this jar carries no compiled config; give one with --config FILE\n");
  }

  @Test
  void check_severalConfigs_needAName() throws Exception {
    world.service(CompiledProxy.class, FakeProxy.class, OtherProxy.class);
    assertThat(world.run("check")).isEqualTo(1);
    assertThat(world.run("check", "--name", "Third")).isEqualTo(1);
    assertThat(world.run("check", "--name", "Other")).isEqualTo(0);
    assertThat(world.err())
        .isEqualTo(
            "spooky: this jar carries several compiled configs; choose with --name (one of: Fake,"
                + " Other)\n"
                + "spooky: no compiled config is named 'Third' (expected: Fake, Other)\n");
  }

  @Test
  void check_fileWithoutCompiler_isRefusedInOneLine() throws Exception {
    assertThat(world.withProxy().run("check", "--config", "config.yaml")).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo(
            "spooky: this jar carries one compiled config; --config needs a jar with the"
                + " compiler\n");
  }

  @Test
  void check_badFile_printsEveryProblemWithItsLines() throws Exception {
    Path config = Files.writeString(folder.resolve("config.yaml"), "bad");
    world.service(ConfigCompiler.class, FakeCompiler.class);
    assertThat(world.run("check", "--config", config.toString())).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo(
            """
            config.yaml:[1,1] SPK0101 config: first
                 1 | bad
                   | ^~~
            config.yaml:[2,1] SPK0101 config: second
            """);
    assertThat(world.out()).isEmpty();
  }

  @Test
  void check_foolishFile_warnsAndIsFine() throws Exception {
    Path config = Files.writeString(folder.resolve("config.yaml"), "debug");
    world.service(ConfigCompiler.class, FakeCompiler.class);
    assertThat(world.run("check", "--config", config.toString())).isEqualTo(0);
    assertThat(world.err())
        .isEqualTo(
            """
            warning: config.yaml:[1,1] SPK0206 config: foolish
                 1 | debug
                   | ^~~~~
            """);
    assertThat(world.out()).startsWith("ok: ");
  }

  @Test
  void explain_code_isTheCompilersWord() throws Exception {
    world.service(ConfigCompiler.class, FakeCompiler.class);
    assertThat(world.run("check", "--explain", "SPK0101")).isEqualTo(0);
    assertThat(world.out()).isEqualTo("SPK0101: a title\nand more\n");
    assertThat(world.run("check", "--explain", "nonsense")).isEqualTo(1);
    assertThat(world.err()).isEqualTo("spooky: 'nonsense' is not a code\n");
  }

  @Test
  void explain_withoutCompiler_isRefusedInOneLine() throws Exception {
    assertThat(world.withProxy().run("check", "--explain", "SPK0101")).isEqualTo(1);
    assertThat(world.err()).contains("--explain needs a jar with the compiler");
  }

  @Test
  void check_missingPluginsFolder_isOneLine() throws Exception {
    Path missing = folder.resolve("none");
    assertThat(world.withProxy().run("check", "--plugins", missing.toString())).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo(
            "spooky: --plugins " + missing + ": is not a directory (expected: a folder of jars)\n");
  }

  @Test
  void describe_goodConfig_printsAllOfIt() throws Exception {
    assertThat(world.withProxy().run("describe")).isEqualTo(0);
    int workers = Runtime.getRuntime().availableProcessors();
    assertThat(world.out())
        .isEqualTo(
            """
            config Fake, compiled from config.yaml
            workers %d, drain 5s, log info
            edge header_bytes 16384, headers 100, body_bytes unlimited, streams 100, \
            buffer_bytes 65536, idle 30s, congestion_control bbr
            edge doubled_slashes merge, allow [], underscores reject, via auto, misdirected reject, proxy_status false
            trusted_proxies []
            listener 127.0.0.1:0 (http3), no certificate
            route 0: api.example.com/v1/* -> api (config.yaml:7)
            upstream api
              load_balancing good {step=1}
              health policy steady
              timeouts connect 1s, response_head 15s, idle 60s, request none
              retry attempts 2, budget 20.0%%, per_try_timeout none
              limits in_flight 64, queue 128, queue_timeout 1s
              backend api-1 at 10.0.0.1:8080, weight 100, priority 0
                no probes; health options {threshold=3}
            """
                .formatted(workers));
  }
}
