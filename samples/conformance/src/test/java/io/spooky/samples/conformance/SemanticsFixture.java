package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One proxy and one scripted backend for a class, a client for each test. After each test another
 * client's requests over the same backend connection must be served, and at the end nothing may
 * have leaked, thrown or broken HTTP/2.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SemanticsFixture {
  private final AtomicInteger number = new AtomicInteger();

  Path folder;
  RawBackend backend;
  Spooky spooky;
  RawClient client;
  private RawClient witness;

  /** Returns the config; the default sends everything to the backend. */
  String config() throws Exception {
    return new BackendConfig(backend).toString();
  }

  @BeforeAll
  final void start(@TempDir Path shared) throws Exception {
    folder = shared;
    backend = RawBackend.start("raw", new Scripts.Answering());
    spooky = Spooky.run(Configs.write(folder.resolve("config.yaml"), config()));
    witness = RawClient.connect(spooky.port());
  }

  @AfterAll
  final void stop() throws Exception {
    try {
      witness.close();
      spooky.assertNoLeak(() -> null);
      assertThat(backend.journal().faults()).isEmpty();
      assertThat(spooky.process().text()).doesNotContain("\tat ");
    } finally {
      spooky.close();
      backend.close();
    }
  }

  @BeforeEach
  final void connect() throws Exception {
    client = RawClient.connect(spooky.port());
  }

  @AfterEach
  final void serveOthers() throws Exception {
    client.close();
    backend.behave(new Scripts.Answering());
    if (witness.end() != null) {
      // A test that stood still took the connection with it.
      witness = RawClient.connect(spooky.port());
    }
    for (int i = 0; i < 3; i++) {
      String path = path();
      assertThat(witness.send(witnessed(path)).response().text()).isEqualTo(path);
    }
  }

  /** Returns the request by which another client finds the edge in order. */
  RawRequest witnessed(String path) {
    return RawRequest.get(path);
  }

  /** Returns a path that no other request has. */
  final String path() {
    return "/t/" + number.incrementAndGet();
  }

  /** Sends a request without a body and awaits the whole response. */
  final RawResponse send(RawRequest request) throws Exception {
    return client.send(request).response();
  }

  /** Returns what the backend got for a path. */
  final Request seen(String path) {
    return backend.journal().awaitRequest(path);
  }

  /** Fails if the backend heard of a path. */
  final void assertNotForwarded(String path) {
    assertThat(backend.journal().requests(path)).isEmpty();
  }

  /** Returns all values of a field that the backend got, in order. */
  static List<String> values(Request request, String name) {
    return request.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(Field::value)
        .toList();
  }

  /** Returns the elements of a field that is a list, over all its lines. */
  static List<String> elements(Request request, String name) {
    return values(request, name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .toList();
  }
}
