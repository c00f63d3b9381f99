package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that lead back to the edge end by themselves (SEM-02). */
final class LoopIT {
  @TempDir private Path folder;

  private Spooky edge(String name, RawBackend next) throws Exception {
    String config = new BackendConfig(next).toString();
    return Spooky.run(Configs.write(folder.resolve(name + ".yaml"), config));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void sem02_routeToItself_endsAfterTwoHops(String method) throws Exception {
    try (Http3Bridge bridge = new Http3Bridge();
        Spooky spooky = edge("loop", bridge.backend())) {
      bridge.leadTo(spooky.port());

      RawResponse response = send(spooky, method);

      assertThat(response.status()).isEqualTo(508);
      assertThat(bridge.backend().journal().requests().size()).isAtMost(2);
    }
  }

  @Test
  void sem02_routeOverAnotherEdge_endsToo() throws Exception {
    try (Http3Bridge first = new Http3Bridge();
        Http3Bridge second = new Http3Bridge();
        Spooky one = edge("one", second.backend());
        Spooky two = edge("two", first.backend())) {
      first.leadTo(one.port());
      second.leadTo(two.port());

      RawResponse response = send(one, "GET");

      assertThat(response.status()).isEqualTo(508);
      assertThat(first.backend().journal().requests().size()).isAtMost(2);
      assertThat(second.backend().journal().requests().size()).isAtMost(2);
    }
  }

  @Test
  void sem01_nameOfTheConfig_standsInVia() throws Exception {
    try (RawBackend backend = RawBackend.start("raw", new Scripts.Answering());
        Spooky spooky =
            Spooky.run(
                Configs.write(
                    folder.resolve("named.yaml"),
                    new BackendConfig(backend).block("edge: { via: edge-1.example }").toString()));
        RawClient client = RawClient.connect(spooky.port())) {
      assertThat(client.send(RawRequest.get("/")).response().status()).isEqualTo(200);
      assertThat(backend.journal().awaitRequest("/").field("via")).isEqualTo("3 edge-1.example");

      RawRequest loop = RawRequest.get("/loop").with("via", "1.1 Edge-1.example:443");

      assertThat(client.send(loop).response().status()).isEqualTo(508);
      assertThat(backend.journal().requests("/loop")).isEmpty();
    }
  }

  private static RawResponse send(Spooky spooky, String method) throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      return client.send(RawRequest.of(method, "/around")).response();
    }
  }
}
