package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.audit.FaultyBackend;
import io.spooky.samples.conformance.volley.Client;
import io.spooky.samples.conformance.volley.Connection;
import io.spooky.samples.conformance.volley.Limits;
import io.spooky.samples.conformance.volley.Outcome;
import io.spooky.samples.conformance.volley.Request;
import io.spooky.samples.conformance.volley.Volley;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One proxy for all tests of a class, in which each test has an upstream of its own under the path
 * of its name. At the end no buffer may be lost, and no stack trace written.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackendFaultFixture {
  private static final int CONNECTIONS = 4;

  final List<Connection> connections = new ArrayList<>();
  private final StringBuilder upstreams = new StringBuilder();
  private final Map<String, FaultyBackend> backends = new LinkedHashMap<>();
  Path folder;
  Spooky spooky;
  Client client;

  @BeforeAll
  final void start(@TempDir Path shared) throws Exception {
    folder = shared;
    declare();
    String config =
        """
        listen: { address: 127.0.0.1, port: 0%s }
        workers: 2
        limits: { in_flight: 1000, queue: 1000, queue_timeout: 10s }
        timeouts: { connect: 10s }
        upstream:
        """
                .formatted(listenKeys())
            + upstreams
            + more();
    spooky = Spooky.run(Configs.write(folder.resolve("config.yaml"), config));
  }

  /** Returns further keys of the listener, each after a comma. */
  String listenKeys() throws Exception {
    return "";
  }

  /** Returns further top-level keys. */
  String more() {
    return "";
  }

  /** Declares all upstreams. */
  abstract void declare() throws Exception;

  /** Adds an upstream of backends that the test plays with, each known by its id. */
  final void upstream(String name, String keys, String... ids) {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (String id : ids) {
      FaultyBackend backend = new FaultyBackend(id);
      backends.put(name + "/" + id, backend);
      addresses.put(id, backend.address());
    }
    upstream(name, keys, addresses);
  }

  /** Adds an upstream of backends somewhere. */
  final void upstream(String name, String keys, Map<String, String> addresses) {
    upstreams.append("  %s:%n    route: { path_prefix: /%s }%n".formatted(name, name));
    keys.lines().forEach(line -> upstreams.append("    ").append(line).append('\n'));
    upstreams.append("    backends:\n");
    addresses.forEach(
        (id, at) -> upstreams.append("      - { id: %s, address: '%s' }%n".formatted(id, at)));
  }

  /** Returns a backend of an upstream. */
  final FaultyBackend backend(String upstream, String id) {
    FaultyBackend backend = backends.get(upstream + "/" + id);
    if (backend == null) {
      throw new IllegalArgumentException(upstream + "/" + id);
    }
    return backend;
  }

  @BeforeEach
  final void connect() throws Exception {
    client = new Client(Limits.USUAL);
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(client.connect(spooky.port()));
    }
  }

  @AfterEach
  final void disconnect() {
    connections.forEach(Connection::close);
    connections.clear();
    client.close();
  }

  /** Returns a small POST. */
  static Request post(String path) {
    return Request.post(path, 100);
  }

  /** Returns one of many requests to an upstream; three of ten are POSTs. */
  static Request mixed(String upstream, int number) {
    String path = "/" + upstream + "/" + upstream + "-" + number;
    return number % 10 < 3 ? post(path) : Request.get(path);
  }

  /** Sends requests over all connections and returns how they ended. */
  final List<Outcome> fire(int count, int inFlight, IntFunction<Request> requests)
      throws Exception {
    return Volley.fire(connections, count, inFlight, requests);
  }

  final Outcome send(Request request) throws Exception {
    return connections.get(0).send(request).await();
  }

  @AfterAll
  final void stop() throws Exception {
    try (Client last = new Client(Limits.USUAL)) {
      spooky.assertNoLeak(() -> last.connect(spooky.port()).send(Request.get("/none")).await());
      assertThat(spooky.process().isAlive()).isTrue();
      assertThat(spooky.process().text()).doesNotContain("\tat ");
    } finally {
      if (Boolean.getBoolean("spooky.show")) {
        System.out.println(spooky.process().text());
      }
      spooky.close();
      backends.values().forEach(FaultyBackend::close);
      cleanUp();
    }
  }

  /** Stops what a test class started beside the backends. */
  void cleanUp() throws Exception {}
}
