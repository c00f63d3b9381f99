package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.RawResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No form of a path gets around a route (CASES RTE-01 to 04): what a backend gets must be in the
 * form that routes are matched on.
 */
final class PathIT extends RouteFixture {
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
}
