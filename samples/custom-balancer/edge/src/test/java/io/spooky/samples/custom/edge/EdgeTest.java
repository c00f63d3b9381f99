package io.spooky.samples.custom.edge;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.cli.Cli;
import io.spooky.runtime.edge.Edge;
import io.spooky.runtime.edge.EdgeOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The strategy decides in a running edge, whose config was compiled by this build. */
final class EdgeTest {
  private static final int REQUESTS = 40;

  @Test
  void requests_goToTheCanaryAsTheConfigSays() throws Exception {
    try (CountingBackend stable1 = new CountingBackend();
        CountingBackend stable2 = new CountingBackend();
        CountingBackend canary = new CountingBackend()) {
      Map<String, String> environment =
          Map.of(
              "EDGE_PORT", "0",
              "STABLE_1", stable1.address(),
              "STABLE_2", stable2.address(),
              "CANARY_1", canary.address());
      try (Edge edge = start(environment)) {
        for (int i = 0; i < REQUESTS; i++) {
          get(edge.listeners().get(0).address().getPort());
        }
      }
      assertThat(canary.requests()).isEqualTo(REQUESTS / 4);
      assertThat(stable1.requests() + stable2.requests()).isEqualTo(REQUESTS * 3 / 4);
    }
  }

  private static Edge start(Map<String, String> environment) throws Exception {
    ClassLoader providers = EdgeProxy.class.getClassLoader();
    EdgeOptions options = new EdgeOptions(providers, environment::get, Path.of(""), false);
    return Edge.start(new EdgeProxy(), options);
  }

  private static void get(int port) {
    String[] args = {"get", "-k", "https://localhost:" + port + "/"};
    assertThat(Cli.run(args, System.out, System.err)).isEqualTo(0);
  }
}
