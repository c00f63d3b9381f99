package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.standalone.support.Configs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No form of a target, host or method gets around a route (CASES RTE-05 to 08). */
final class RouteIT extends RouteFixture {
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
}
