package io.spooky.runtime.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.spooky.runtime.config.FakeProxy;
import io.spooky.runtime.contract.CompiledProxy;
import io.spooky.runtime.contract.ConfigInspector;
import io.spooky.runtime.contract.RouteTable;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code routes}, {@code diff} and {@code schema}, of files and of what the jar carries. */
class RoutesAndDiffTest {
  private static final String FILE = "config.yaml";

  @TempDir Path folder;
  private TestWorld world;

  /** Has a route table of its own. */
  public static final class RoutingProxy extends FakeProxy {
    @Override
    public RouteTable routes() {
      return head ->
          head.hostIs("api.example.com".getBytes(US_ASCII))
                  && head.pathIsUnder("/v1".getBytes(US_ASCII))
              ? 0
              : RouteTable.NO_ROUTE;
    }
  }

  @BeforeEach
  void makeWorld() throws Exception {
    world = new TestWorld(folder);
  }

  private TestWorld withInspector() throws Exception {
    return world.service(ConfigInspector.class, FakeInspector.class);
  }

  private TestWorld withRoutes() throws Exception {
    return world.service(CompiledProxy.class, RoutingProxy.class);
  }

  @Test
  void routes_ofAFile_asksTheCompiler() throws Exception {
    assertThat(withInspector().run("routes", "--config", FILE)).isEqualTo(0);
    assertThat(world.run("routes", "--config", FILE, "--explain", "GET x")).isEqualTo(0);
    assertThat(world.out()).isEqualTo("routes of config.yaml\nGET x in config.yaml\n");
  }

  @Test
  void routes_ofAFileWithoutCompiler_isOneLine() {
    assertThat(world.run("routes", "--config", FILE)).isEqualTo(1);
    assertThat(world.err())
        .isEqualTo(
            "spooky: this jar carries one compiled config; files need a jar with the compiler\n");
  }

  @Test
  void routes_wrongConfigOrRequest_areToldApart() throws Exception {
    assertThat(withInspector().run("routes", "--config", "bad.yaml")).isEqualTo(1);
    assertThat(world.run("routes", "--config", FILE, "--explain", "")).isEqualTo(2);
    assertThat(world.err())
        .isEqualTo(
            "bad.yaml:[1,1] SPK0101 config: bad\n"
                + "spooky: --explain: '' is not a request\nsee spooky --help\n");
  }

  @Test
  void routes_ofTheJar_areThoseOfTheFile() throws Exception {
    assertThat(withRoutes().run("routes")).isEqualTo(0);
    assertThat(world.out())
        .isEqualTo(
            "api.example.com/v1/* -> api (config.yaml:7)\n"
                + "in the order of the file; with --config FILE in the order of precedence\n");
  }

  @Test
  void explain_ofTheJar_asksTheTableThatServes() throws Exception {
    withRoutes();
    explain("GET https://API.example.com.:8443/a/../v1/x?y x-env:beta");
    explain("GET https://api.example.com/v2");
    explain("GET https://api.example.com/a;b");
    assertThat(world.out())
        .isEqualTo(
            "is taken by api.example.com/v1/* -> api (config.yaml:7)\n"
                + "with --config FILE the routes before it are explained, too\n"
                + "is taken by no route (404)\n"
                + "is answered by the edge itself: 400, path with path parameters (';')"
                + " (edge.allow: path_parameters)\n");
  }

  private void explain(String request) {
    assertThat(world.run("routes", "--explain", request)).isEqualTo(0);
  }

  @Test
  void explain_noRequest_isUsage() throws Exception {
    assertThat(withRoutes().run("routes", "--explain", "GET")).isEqualTo(2);
    assertThat(world.err()).startsWith("spooky: --explain: 'GET' is not a request");
  }

  @Test
  void schema_withTheCompiler_isPrinted() throws Exception {
    assertThat(world.run("schema")).isEqualTo(1);
    assertThat(world.err()).contains("schema needs a jar with the compiler");
    assertThat(withInspector().run("schema")).isEqualTo(0);
    assertThat(world.out()).isEqualTo("{}\n");
  }

  @Test
  void diff_twoFiles_exitsByWhatChanges() throws Exception {
    assertThat(withInspector().run("diff", "a.yaml", "a.yaml")).isEqualTo(0);
    assertThat(world.out()).isEmpty();
    assertThat(world.run("diff", "a.yaml", "b.yaml")).isEqualTo(3);
    assertThat(world.out()).isEqualTo("a.yaml -> b.yaml\n");
    assertThat(world.run("diff", "a.yaml", "bad.yaml")).isEqualTo(1);
    assertThat(world.run("diff", "a.yaml")).isEqualTo(2);
  }
}
