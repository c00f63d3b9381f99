package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Identity;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.standalone.support.Bulk;
import io.spooky.samples.standalone.support.Call;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Http3Client;
import io.spooky.samples.standalone.support.Http3Connection;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripted backend itself: a good proxy and it understand each other. */
final class RawBackendIT {
  private static final int SIZE = 300_000;

  @TempDir private Path folder;

  @Test
  void cleartext_requestsAreJournalledAndAnswered() throws Exception {
    try (RawBackend backend = RawBackend.start("raw", new Scripts.Answering());
        Spooky spooky = spooky(new BackendConfig(backend));
        Http3Client client = new Http3Client();
        Http3Connection connection = client.connect(spooky.port())) {
      for (int i = 0; i < 50; i++) {
        assertThat(connection.get("/a/" + i).await().text()).isEqualTo("/a/" + i);
      }
      Call.Body body = new Call.Body(SIZE, "sum");
      assertThat(connection.post("/b", body).await().text()).isEqualTo("/b");
      Request request = backend.journal().awaitRequest("/b");
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.field(":scheme")).isEqualTo("http");
      assertThat(request.received()).isEqualTo(SIZE);
      assertThat(request.trailers().toString()).isEqualTo("[x-client: sum]");
      assertThat(backend.journal().requests()).hasSize(51);
      backend.journal().none(frame -> frame.is(Frame.RST_STREAM));
      assertThat(backend.journal().faults()).isEmpty();
    }
  }

  @Test
  void tls_bodiesComeBack() throws Exception {
    Identity identity = Identity.of(folder, "ip:127.0.0.1");
    try (RawBackend backend = RawBackend.startTls("raw", identity.tls(), new Scripts.Echoing());
        Spooky spooky = spooky(new BackendConfig().add(backend, "ca: " + identity.certificate()));
        Http3Client client = new Http3Client();
        Http3Connection connection = client.connect(spooky.port())) {
      Call.Response response = connection.post("/", new Call.Body(SIZE, "sum")).await();
      assertThat(response.digest()).isEqualTo(Bulk.digestOf(SIZE));
      assertThat(response.trailers().get("x-client").toString()).isEqualTo("sum");
      assertThat(backend.journal().faults()).isEmpty();
    }
  }

  @Test
  void listenAgain_afterKill_isFound() throws Exception {
    try (RawBackend backend = RawBackend.start("raw", new Scripts.Answering());
        Spooky spooky = spooky(new BackendConfig(backend));
        Http3Client client = new Http3Client();
        Http3Connection connection = client.connect(spooky.port())) {
      assertThat(connection.get("/1").await().text()).isEqualTo("/1");
      backend.stopListening();
      backend.killConnections();
      assertThat(connection.get("/2").await().status()).isEqualTo("502");
      backend.listenAgain();
      String status = "502";
      while (status.equals("502") || status.equals("503")) {
        status = connection.get("/3").await().status();
      }
      assertThat(status).isEqualTo("200");
    }
  }

  private Spooky spooky(BackendConfig config) throws Exception {
    return Spooky.run(Configs.write(folder.resolve("config.yaml"), config.toString()));
  }
}
