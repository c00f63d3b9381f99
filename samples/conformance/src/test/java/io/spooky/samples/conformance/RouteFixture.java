package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.RawBackend;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One proxy whose routes have a backend of their own each, which answers with its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RouteFixture {
  static final String ROUTES =
      """
      main { path_prefix: / }
      admin { path_prefix: /admin }
      api { path_prefix: /api }
      deep { path_prefix: /api/deep }
      exact { path: /api/deep/exact }
      get { path_prefix: /method, method: GET }
      host { host: a.example }
      wild { host: '*.wild.example' }
      six { host: '[2001:db8::1]' }
      puny { host: xn--bcher-kva.example }
      """;

  final Map<String, RawBackend> backends = new LinkedHashMap<>();
  Path file;
  Spooky spooky;
  RawClient client;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    List<String> routes = List.of(routes().strip().split("\n"));
    for (String route : routes) {
      String name = route.split(" ")[0];
      backends.put(name, RawBackend.start(name, new Named(name)));
    }
    file = Configs.write(folder.resolve("config.yaml"), config(routes));
    spooky = Spooky.run(file);
  }

  /** Returns the routes, one on a line, each with the name of its upstream before it. */
  String routes() {
    return ROUTES;
  }

  /** Answers with the name of its route. */
  private static final class Named extends Scripts.Answering {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void end(Request request) {
      boolean bodiless = request.method().equals("HEAD");
      request.head(bodiless, ":status", "200");
      if (!bodiless) {
        request.data(true, name);
      }
    }
  }

  final String config(List<String> routes) {
    StringBuilder config = new StringBuilder("listen: { address: 127.0.0.1, port: 0 }\n");
    config.append("workers: 1\nupstream:\n");
    for (String route : routes) {
      String name = route.split(" ")[0];
      config.append("  %s:\n    route: %s\n".formatted(name, route.substring(name.length() + 1)));
      String address = backends.get(name).address();
      config.append("    backends: [ { id: %s, address: '%s' } ]\n".formatted(name, address));
    }
    return config.toString();
  }

  @BeforeEach
  void connect() throws Exception {
    client = RawClient.connect(spooky.port());
    backends.values().forEach(backend -> backend.journal().clear());
  }

  @AfterEach
  void close() {
    client.close();
    Outcomes.refuseTraces(spooky.process().lines());
  }

  @AfterAll
  void stop() {
    spooky.close();
    backends.values().forEach(RawBackend::close);
  }

  final RawResponse get(String path) throws Exception {
    return client.send(RawRequest.get(path)).response();
  }

  final void assertRefused(String path) throws Exception {
    RawResponse response = get(path);
    if (response.status() == 0) {
      assertThat(response.end().code()).isEqualTo(0x10e);
    } else {
      assertWithMessage("%s: %s", path, response).that(response.status()).isEqualTo(400);
    }
    assertNothingArrived(path);
    assertThat(get("/good").text()).isEqualTo("main");
  }

  final void assertNothingArrived(String what) {
    for (RawBackend backend : backends.values()) {
      assertWithMessage("%s at %s", what, backend.id())
          .that(backend.journal().requests())
          .isEmpty();
    }
  }
}
