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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No form of a path, host or method gets around a route (CASES RTE). Each route has a backend of
 * its own; what a backend gets must be in the form that routes are matched on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PathIT {
  private static final String ROUTES =
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

  private final Map<String, RawBackend> backends = new LinkedHashMap<>();
  private Path file;
  private Spooky spooky;
  private RawClient client;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    for (String route : ROUTES.strip().split("\n")) {
      String name = route.split(" ")[0];
      backends.put(name, RawBackend.start(name, new Named(name)));
    }
    file =
        Configs.write(folder.resolve("config.yaml"), config(List.of(ROUTES.strip().split("\n"))));
    spooky = Spooky.run(file);
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

  private String config(List<String> routes) {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin",
        "/admin/",
        "/admin/x",
        "/x/../admin",
        "/./admin",
        "//admin",
        "///admin//",
        "/x//..//admin",
        "/x/y/../../admin",
        "/x/./../admin",
        "/admin/.",
        "/admin/..",
        "/admin/x/..",
        "/api/../admin",
        "/api/..//admin",
        "/..",
        "/../admin",
        "/../../admin",
        "/admin/../admin",
        "/./././admin/./x",
      })
  void rte01_dotsAndSlashes_areTheRouteOfTheirForm(String path) throws Exception {
    assertSameDecision(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%61dmin",
        "/%61%64%6d%69%6e",
        "/%41dmin",
        "/%2e/admin",
        "/%2E/admin",
        "/x/%2e%2e/admin",
        "/x/.%2e/admin",
        "/x/%2E./admin",
        "/x%2f..%2fadmin",
        "/x%2F..%2Fadmin",
        "/x%5c..%5cadmin",
        "/x%5C..%5Cadmin",
        "/%2fadmin",
        "/%5cadmin",
        "/admin%2fx",
        "/admin%2f",
        "\\admin",
        "/\\admin",
        "/x\\..\\admin",
        "/x/..\\admin",
        "/api/%2e%2e/%61dmin",
      })
  void rte02_encodedForms_areTheRouteOfTheirFormOrRefused(String path) throws Exception {
    assertSameDecision(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/user/..;/admin",
        "/user/..;a=b/admin",
        "/user/..%3b/admin",
        "/user/..%3Ba=b/admin",
        "/user/%2e%2e;/admin",
        "/user/.;/../admin",
        "/admin;x",
        "/admin;",
        "/admin%3bx",
        "/admin;a=b/x",
        "/;/admin",
        "/;a=b/admin",
        "/x;/../admin",
        "/api;/../admin",
        "/.;/admin",
      })
  void rte03_pathParameters_areRefused(String path) throws Exception {
    assertRefused(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin%00",
        "/%00/admin",
        "/admin%0a",
        "/admin%0d%0a",
        "/admin%09",
        "/admin%1f",
        "/admin%7f",
        "/admin#x",
        "/admin#",
        "/x%c0%af..%c0%afadmin",
        "/%c0%ae%c0%ae/admin",
        "/%e0%80%afadmin",
        "/%e0%80%ae/admin",
        "/%f0%80%80%afadmin",
        "/%c1%9cadmin",
        "/%ff",
        "/%fe",
        "/%u002fadmin",
        "/%u0061dmin",
        "/%252e/admin",
        "/x/%252e%252e/admin",
        "/%252fadmin",
        "/%255cadmin",
        "/%25252e/admin",
        "/%253badmin",
        "/%2500",
        "/%",
        "/%a",
        "/%zz",
        "/%6",
        "/admin%",
        "/%%61dmin",
        "/%2%65/admin",
      })
  void rte04_ambiguousEscapes_areRefused(String path) throws Exception {
    assertRefused(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/admin?", "/admin?x", "/admin?/../x", "/admin?a=%2f&b=%00;c", "/admin??"})
  void rte04_queries_areKeptAndRouteNothing(String path) throws Exception {
    RawResponse response = get(path);

    assertThat(response.text()).isEqualTo("admin");
    assertThat(backends.get("admin").journal().requests(path)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, /a%20b",
    "/%e4%bd%a0, /%E4%BD%A0",
    "/%C3%A4, /%C3%A4",
    "/%7euser, /~user",
    "/a%2db%2Ec%5f, /a-b.c_",
    "/x/a..b/...., /x/a..b/....",
    "/x/..., /x/...",
    "/.hidden, /.hidden",
    "/a/.well-known/b, /a/.well-known/b",
    "/x//y///z, /x/y/z",
    "/x/, /x/",
    "/x/., /x/",
    "/x/y/.., /x/",
    "/a%3d%26%24+!*'()@:, /a%3D%26%24+!*'()@:",
    "/a%25b, /a%25b",
  })
  void rte04_goodPaths_areForwardedInTheirForm(String path, String form) throws Exception {
    assertThat(get(path).text()).isEqualTo("main");
    assertThat(backends.get("main").journal().requests(form)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://other/admin",
        "https://localhost/admin",
        "https:/admin",
        "https:admin",
        "HTTP://localhost/admin",
        "localhost/admin",
        "admin",
        "?/admin",
        "*",
        "",
      })
  void rte05_otherFormsOfTargets_areRefused(String path) throws Exception {
    assertRefused(path);
  }

  @Test
  void rte05_twoSlashes_areNoAuthority() throws Exception {
    assertThat(get("//other/admin").text()).isEqualTo("main");
    assertThat(backends.get("main").journal().requests("/other/admin")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/api, api",
    "/api/, api",
    "/api/x, api",
    "/apix, main",
    "/api-x, main",
    "/api.x, main",
    "/API, main",
    "/api/deep, deep",
    "/api/deep/x, deep",
    "/api/deeper, api",
    "/api/dee, api",
    "/api/deep/exact, exact",
    "/api/deep/exact/, deep",
    "/api/deep/exact/x, deep",
    "/api/deep/exact?x=/admin, exact",
    "/, main",
    "/x, main",
    "/administrator, main",
  })
  void rte06_prefixes_matchWholeSegmentsLongestFirst(String path, String route) throws Exception {
    assertThat(get(path).text()).isEqualTo(route);
  }

  /** The same routes in the opposite order decide the same. */
  @Test
  void rte06_orderOfRoutes_changesNothingOverAReload() throws Exception {
    List<String> paths = List.of("/api/deep/exact", "/api/deep/x", "/api/x", "/admin", "/x");
    List<String> before = new ArrayList<>();
    for (String path : paths) {
      before.add(get(path).text());
    }
    List<String> reversed = new ArrayList<>(List.of(ROUTES.strip().split("\n")));
    Collections.reverse(reversed);
    int mark = spooky.process().mark();
    Configs.rename(file, config(reversed));
    spooky.process().awaitLine("reload", mark, Duration.ofSeconds(30));
    for (int i = 0; i < paths.size(); i++) {
      assertThat(get(paths.get(i)).text()).isEqualTo(before.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, host",
    "A.EXAMPLE, host",
    "a.Example., host",
    "a.example:443, host",
    "a.example.:8443, host",
    "x.wild.example, wild",
    "X.Y.WILD.example, wild",
    "x.wild.example:1, wild",
    "wild.example, main",
    "xwild.example, main",
    "b.a.example, main",
    "a.example.evil, main",
    "evil-a.example, main",
    "[2001:db8::1], six",
    "[2001:DB8::1]:443, six",
    "[2001:db8::2], main",
    "xn--bcher-kva.example, puny",
    "XN--BCHER-KVA.example, puny",
  })
  void rte07_hosts_matchInAnyCaseWithAnyPort(String host, String route) throws Exception {
    RawRequest request = RawRequest.get("/host").set(":authority", host);

    assertThat(client.send(request).response().text()).isEqualTo(route);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.example,b.example",
        "a.example b.example",
        "b\u00fccher.example",
        "a.example/",
        "a.example@evil",
        "evil@a.example",
        "a.example\\",
        "a.example%00",
        "a%2eexample",
        "a.example..",
        "a..example",
        ".a.example",
        ".",
      })
  void rte07_ambiguousHosts_areRefused(String host) throws Exception {
    RawResponse response = client.send(RawRequest.get("/host").set(":authority", host)).response();

    assertWithMessage("%s", response).that(response.status()).isAnyOf(400, 0, 421);
    assertNothingArrived(host);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, get",
    "POST, main",
    "HEAD, main",
    "get, main",
    "Get, main",
    "GETX, main",
    "PUT, main",
  })
  void rte08_methods_areMatchedAsTheyAre(String method, String route) throws Exception {
    RawResponse response = client.send(RawRequest.of(method, "/method")).response();
    if (response.status() == 200) {
      assertThat(backends.get(route).journal().requests("/method")).hasSize(1);
    } else {
      assertThat(response.status()).isAnyOf(400, 405, 501);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-http-method-override", "x-http-method", "x-method-override"})
  void rte08_methodOverrides_changeNothing(String name) throws Exception {
    client.send(RawRequest.post("/method").with(name, "GET")).response();
    client.send(RawRequest.get("/method").with(name, "POST")).response();

    assertThat(backends.get("main").journal().requests("/method")).hasSize(1);
    assertThat(backends.get("get").journal().requests("/method")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-original-url", "x-rewrite-url", "x-forwarded-path", "x-original-host"})
  void rte08_pathOverrides_changeNothing(String name) throws Exception {
    assertThat(client.send(RawRequest.get("/x").with(name, "/admin")).response().text())
        .isEqualTo("main");
    Request request = backends.get("main").journal().requests("/x").get(0);
    assertWithMessage(name).that(request.field(name)).isNull();
  }

  private RawResponse get(String path) throws Exception {
    return client.send(RawRequest.get(path)).response();
  }

  /** Refused, or sent where the path in its one form belongs, in that form. */
  private void assertSameDecision(String path) throws Exception {
    RawResponse response = get(path);
    if (response.status() != 200) {
      assertThat(response.status()).isEqualTo(400);
      assertNothingArrived(path);
      return;
    }
    for (var backend : backends.entrySet()) {
      for (Request request : backend.getValue().journal().requests()) {
        assertForm(path, request.path());
        boolean admin = request.path().matches("/admin(/.*)?");
        assertWithMessage("%s as %s", path, request.path())
            .that(backend.getKey())
            .isEqualTo(admin ? "admin" : "main");
        assertThat(response.text()).isEqualTo(backend.getKey());
      }
    }
  }

  /** Fails unless no reader could take a path for another one. */
  private static void assertForm(String sent, String path) {
    assertWithMessage("form of %s", sent)
        .that(path)
        .doesNotContainMatch("//|/\\.{1,2}(/|$|;)|\\\\|;|%2[fFeE]|%5[cC]|%[46]1|%25|%00");
    assertThat(path).doesNotContain("..");
  }

  private void assertRefused(String path) throws Exception {
    RawResponse response = get(path);
    if (response.status() == 0) {
      assertThat(response.end().code()).isEqualTo(0x10e);
    } else {
      assertWithMessage("%s: %s", path, response).that(response.status()).isEqualTo(400);
    }
    assertNothingArrived(path);
    assertThat(get("/good").text()).isEqualTo("main");
  }

  private void assertNothingArrived(String what) {
    for (RawBackend backend : backends.values()) {
      assertWithMessage("%s at %s", what, backend.id())
          .that(backend.journal().requests())
          .isEmpty();
    }
  }
}
