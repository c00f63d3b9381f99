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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that lead back to the edge, over a bridge or over another edge, end by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoopIT {
  private RawBackend end;
  private Http3Bridge toItself;
  private Http3Bridge toOther;
  private Http3Bridge back;
  private Spooky one;
  private Spooky other;
  private RawClient client;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    end = RawBackend.start("end", new Scripts.Answering());
    toItself = new Http3Bridge();
    toOther = new Http3Bridge();
    back = new Http3Bridge();
    one = Spooky.run(Configs.write(folder.resolve("one.yaml"), config()));
    String config = new BackendConfig(back.backend()).toString();
    other = Spooky.run(Configs.write(folder.resolve("other.yaml"), config));
    toItself.leadTo(one.port());
    toOther.leadTo(other.port());
    back.leadTo(one.port());
    client = RawClient.connect(one.port());
  }

  private String config() {
    return """
        listen: { address: 127.0.0.1, port: 0 }
        workers: 1
        edge: { via: edge-1.example }
        upstream:
          end:
            route: { path_prefix: /end }
            backends: [ { id: end, address: '%s' } ]
          itself:
            route: { path_prefix: /itself }
            backends: [ { id: itself, address: '%s' } ]
          other:
            route: { path_prefix: /other }
            backends: [ { id: other, address: '%s' } ]
        """
        .formatted(end.address(), toItself.backend().address(), toOther.backend().address());
  }

  @AfterAll
  void stop() {
    client.close();
    one.close();
    other.close();
    toItself.close();
    toOther.close();
    back.close();
    end.close();
  }

  private RawResponse send(RawRequest request) throws Exception {
    return client.send(request).response();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void sem02_routeToItself_endsAfterTwoHops(String method) throws Exception {
    toItself.backend().journal().clear();

    RawResponse response = send(RawRequest.of(method, "/itself"));

    assertThat(response.status()).isEqualTo(508);
    assertThat(toItself.backend().journal().requests().size()).isAtMost(2);
  }

  @Test
  void sem02_routeOverAnotherEdge_endsToo() throws Exception {
    RawResponse response = send(RawRequest.get("/other"));

    assertThat(response.status()).isEqualTo(508);
    assertThat(toOther.backend().journal().requests().size()).isAtMost(2);
    assertThat(back.backend().journal().requests().size()).isAtMost(2);
  }

  @Test
  void sem01_nameOfTheConfig_standsInVia() throws Exception {
    assertThat(send(RawRequest.get("/end")).status()).isEqualTo(200);

    assertThat(end.journal().awaitRequest("/end").field("via")).isEqualTo("3 edge-1.example");
  }

  @Test
  void sem02_nameOfTheConfig_isALoop() throws Exception {
    RawRequest loop = RawRequest.get("/end/loop").with("via", "1.1 Edge-1.example:443");

    assertThat(send(loop).status()).isEqualTo(508);

    assertThat(end.journal().requests("/end/loop")).isEmpty();
  }
}
