package io.spooky.codegen;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.spi.config.ProblemList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of configs, to the letter. With {@code -Dspooky.golden.update=true} the expected
 * texts are written anew.
 */
final class SpookyInspectorTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).resolve("src/test/resources/inspect");

  private static CompileRequest config(String name) {
    return new CompileRequest(ROOT.resolve(name), name, "", "Edge", new TestProviders());
  }

  private static void assertText(Inspection inspection, String expected) throws IOException {
    assertThat(inspection.problems()).isEmpty();
    Path golden = ROOT.resolve(expected);
    if (Boolean.getBoolean("spooky.golden.update")) {
      Files.writeString(golden, inspection.text());
    }
    assertThat(inspection.text()).isEqualTo(Files.readString(golden));
  }

  private static Inspection diff(String base, String next) {
    ProblemList problems = new ProblemList();
    Inspection inspection = SpookyInspector.diff(config(base), config(next), problems);
    assertThat(problems.all()).isEmpty();
    return inspection;
  }

  @Test
  void routes_areInOrderOfPrecedence() throws IOException {
    assertText(SpookyInspector.routes(config("before.yaml")), "routes.txt");
  }

  @Test
  void explain_requestOfAWiderRoute_givesReasons() throws IOException {
    String request = "POST https://API.example.com/v1/x x-env: alpha";
    assertText(SpookyInspector.explain(config("before.yaml"), request), "explain.txt");
  }

  @Test
  void explain_requestOfNoRoute_givesReasons() throws IOException {
    String request = "GET https://www.example.net/v1";
    assertText(SpookyInspector.explain(config("before.yaml"), request), "explain-none.txt");
  }

  @Test
  void explain_noRequest_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SpookyInspector.explain(config("before.yaml"), "GET /"));
  }

  @Test
  void explain_manyRoutes_namesTheNearest() throws IOException {
    StringBuilder yaml = new StringBuilder("upstream:\n  api:\n    route:\n");
    for (int i = 0; i < 200; i++) {
      yaml.append("      - { host: h").append(i % 4).append(".example, path: /p").append(i);
      yaml.append(" }\n");
    }
    yaml.append("    backends: [ { id: a, address: \"10.0.0.1:80\" } ]\n");
    Path file = Files.createTempFile("spooky", ".yaml");
    Files.writeString(file, yaml);
    CompileRequest request = new CompileRequest(file, "many.yaml", "", "Edge", new TestProviders());
    String text = SpookyInspector.explain(request, "GET https://h1.example/p2").text();
    Files.delete(file);
    assertThat(text.lines().count()).isEqualTo(35);
    assertThat(text).contains("path /p2 is not /p1\n");
    assertThat(text)
        .endsWith("  and 150 routes whose host differs\n  and 20 routes whose path differs\n");
  }

  @Test
  void diff_changedConfig_namesClassesAndExamples() throws IOException {
    assertText(diff("before.yaml", "after.yaml"), "diff.txt");
  }

  @Test
  void diff_sameConfig_isEmpty() {
    assertThat(diff("before.yaml", "before.yaml").text()).isEmpty();
  }

  private static Inspection diffOf(Path folder, String before, String after) throws IOException {
    Path base = Files.writeString(folder.resolve("before.yaml"), before);
    Path next = Files.writeString(folder.resolve("after.yaml"), after);
    ProblemList problems = new ProblemList();
    Inspection inspection =
        SpookyInspector.diff(
            new CompileRequest(next, "after.yaml", "", "Edge", new TestProviders()),
            new CompileRequest(base, "before.yaml", "", "Edge", new TestProviders()),
            problems);
    assertThat(problems.all()).isEmpty();
    assertThat(inspection.problems()).isEmpty();
    return inspection;
  }

  @Test
  void diff_otherSpellings_isEmpty(@TempDir Path folder) throws IOException {
    String before =
        """
        trusted_proxies: [ 10.0.0.0/8, 192.168.0.1 ]
        edge: { allow: [ encoded_slash, backslash ], idle: 5s }
        upstream:
          api:
            route:
              request_headers: { set: { a: "1", b: "2" }, remove: [ c, d ] }
            backends: [ { id: a, address: "http://Host:80" } ]
        """;
    String after =
        """
        trusted_proxies: "192.168.0.1/32,10.0.0.0/8"
        edge: { allow: [ backslash, encoded_slash ], idle: 5000 }
        upstream:
          api:
            route:
              request_headers: { set: { B: "2", a: "1" }, remove: [ d, C ] }
            backends: [ { id: a, address: "host:80/" } ]
        """;
    assertThat(diffOf(folder, before, after).text()).isEmpty();
  }

  @Test
  void diff_otherValues_isNotEmpty(@TempDir Path folder) throws IOException {
    String before =
        """
        upstream:
          api:
            route: { request_headers: { add: { a: "1" } } }
            backends: [ { id: a, address: "host:80" } ]
        """;
    Map<String, String> changes =
        Map.of("\"1\"", "\"3\"", "host:80", "https://host:80", "{ add", "{ set");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      String after = before.replace(change.getKey(), change.getValue());
      assertThat(diffOf(folder, before, after).text()).isNotEmpty();
    }
  }

  @Test
  void diff_missingBase_isAProblemOfTheBase() {
    ProblemList problems = new ProblemList();
    Inspection inspection =
        SpookyInspector.diff(config("absent.yaml"), config("after.yaml"), problems);
    assertThat(problems.all().get(0).code()).isEqualTo("SPK0001");
    assertThat(inspection.failed()).isFalse();
    assertThat(inspection.text()).isEmpty();
  }
}
