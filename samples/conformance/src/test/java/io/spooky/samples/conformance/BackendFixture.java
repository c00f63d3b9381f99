package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.RawConnection;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One proxy before one scripted backend, for all tests of a class. The backend answers every
 * request with its id, but for the path {@link #FAULT}, for which it does what a test sets. No
 * buffer may be lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackendFixture {
  /** The path for which the backend does what it must not. */
  static final String FAULT = "/fault";

  /** Health is not the matter here: no failure counts, and probes are rare. */
  static final String NEVER_EJECTED =
      "health_check: { interval: 1h, failure_threshold: 1000, path: /probe }";

  private static final int GOOD_REQUESTS = 20;

  Path folder;
  RawBackend backend;
  Spooky spooky;
  StreamClient client;
  StreamConnection connection;
  private StreamConnection other;
  private volatile Consumer<Request> fault = Request::answer;

  @BeforeAll
  final void start(@TempDir Path shared) throws Exception {
    folder = shared;
    backend = RawBackend.start("raw", script());
    Path file = Configs.write(folder.resolve("config.yaml"), config().toString());
    spooky = Spooky.run(javaOptions(), file);
    client = new StreamClient();
    connection = client.connect(spooky.port());
    other = client.connect(spooky.port());
  }

  /** Nothing that a test before did to its connections fails the next. */
  @BeforeEach
  final void connect() throws Exception {
    connection = connection.isOpen() ? connection : client.connect(spooky.port());
    other = other.isOpen() ? other : client.connect(spooky.port());
  }

  List<String> javaOptions() {
    return List.of("-Dio.netty.leakDetection.level=paranoid");
  }

  BackendConfig config() {
    return new BackendConfig(backend).block(NEVER_EJECTED);
  }

  Scripts.Answering script() {
    return new Faulty();
  }

  /** Answers, but for the path with the fault. */
  class Faulty extends Scripts.Answering {
    @Override
    public void end(Request request) {
      if (request.path().equals(FAULT)) {
        fault.accept(request);
      } else {
        super.end(request);
      }
    }
  }

  @AfterEach
  final void forget() {
    fault = Request::answer;
    List<String> faults = backend.journal().faults();
    backend.journal().clear();
    assertWithMessage("what the edge may not send").that(faults).isEmpty();
  }

  @AfterAll
  final void stop() throws Exception {
    try {
      spooky.assertNoLeak(() -> ok("/end"));
    } finally {
      client.close();
      spooky.close();
      backend.close();
    }
  }

  /** Sets what the backend does at the end of a request for {@link #FAULT}. */
  final void onFault(Consumer<Request> action) {
    fault = action;
  }

  /** Sends a request that is not attempted again once it was sent, and ends it. */
  final Exchange post(String path) {
    return send("POST", path);
  }

  final Exchange send(String method, String path) {
    return connection.exchange().fields(Exchange.request(method, path)).end();
  }

  /** Begins a POST, whose body follows. */
  final Exchange begin(String path) {
    return connection.exchange().fields(Exchange.request("POST", path));
  }

  final Response ok(String path) throws Exception {
    Response response = send("GET", path).await();
    assertThat(response.status()).isEqualTo(200);
    return response;
  }

  /** Awaits an answer of the edge's own, with nothing of the backend's in it. */
  final void assertStatus(int status, Exchange exchange) throws Exception {
    Response response = exchange.await();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.field("x-id")).isNull();
    assertThat(response.trailers()).isNull();
  }

  /** Nothing is poisoned: good requests of another client get their own answers. */
  final void assertPoolOk() throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < GOOD_REQUESTS; i++) {
      Http3Headers head = Exchange.request(i % 2 == 0 ? "GET" : "POST", "/good/" + i);
      exchanges.add(other.exchange().fields(head.add("x-id", "id-" + i)).end());
    }
    for (int i = 0; i < GOOD_REQUESTS; i++) {
      Response response = exchanges.get(i).await();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.field("x-id")).isEqualTo("id-" + i);
      assertThat(response.text()).isEqualTo("id-" + i);
    }
  }

  /** Good requests go over one open connection: that of the request before them. */
  final void assertPoolOkOn(RawConnection same) throws Exception {
    assertPoolOk();
    for (Request request : backend.journal().requests()) {
      if (request.path().startsWith("/good/")) {
        assertThat(request.connection()).isSameInstanceAs(same);
      }
    }
    assertThat(same.isOpen()).isTrue();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
