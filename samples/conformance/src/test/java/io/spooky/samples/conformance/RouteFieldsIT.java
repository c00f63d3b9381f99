package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes that go by fields and parameters, and what routes do to messages. */
final class RouteFieldsIT extends RouteFixture {
  @Override
  String routes() {
    return """
        main { path_prefix: / }
        beta { path_prefix: /, headers: { X-Env: beta } }
        both { path_prefix: /, headers: { x-env: beta, x-debug: { present: true } } }
        v2 { path_prefix: /, query: { version: '2' } }
        cookie { path_prefix: /, headers: { cookie: a=b } }
        deep { path_prefix: /deep }
        edits { path_prefix: /edits, request_headers: { set: { x-a: '1', x-real-ip: none }, add: { x-b: '2' }, remove: [x-c, user-agent] }, response_headers: { set: { server: spooky }, add: { vary: x-env }, remove: x-secret } }
        slow { path_prefix: /slow, timeouts: { response_head: 300ms }, retry: { attempts: 1 } }
        """;
  }

  /** Fields are written {@code NAME=VALUE}, with a plus between them. */
  @ParameterizedTest
  @CsvSource({
    "'', main",
    "x-env=beta, beta",
    "x-env=Beta, main",
    "x-env=betas, main",
    "x-env=, main",
    "x-env=beta+x-env=beta, main",
    "x-env=beta+x-env=stable, main",
    "x-env=stable+x-env=beta, main",
    "x-env=beta+x-debug=, both",
    "x-debug=1+x-env=beta, both",
    "x-env=beta+x-debug=1+x-debug=2, both",
    "x-debug=1, main",
    "cookie=a=b, cookie",
    "cookie=a=b+cookie=c=d, main"
  })
  void fields_chooseTheRoute(String fields, String route) throws Exception {
    RawRequest request = RawRequest.get("/x");
    for (String field : fields.isEmpty() ? new String[0] : fields.split("\\+")) {
      int sign = field.indexOf('=');
      request.with(field.substring(0, sign), field.substring(sign + 1));
    }
    assertThat(client.send(request).response().text()).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    "/x?version=2, v2",
    "/x?a=b&version=2&c, v2",
    "/x?%76ersion=%32, v2",
    "/x?version=1, main",
    "/x?version=2&version=2, main",
    "/x?version=1&version=2, main",
    "/x?Version=2, main",
    "/x?version, main",
    "/x?a=version=2, main",
    "/deep?version=2, deep"
  })
  void query_choosesTheRoute(String path, String route) throws Exception {
    assertThat(get(path).text()).isEqualTo(route);
    assertWithMessage("what arrived").that(backends.get(route).journal().requests(path)).hasSize(1);
  }

  @Test
  void edits_changeWhatBackendAndClientGet() throws Exception {
    backends
        .get("edits")
        .behave(
            new Scripts.Answering() {
              @Override
              public void end(Request request) {
                request.head(
                    true, ":status", "200", "server", "old", "x-secret", "s", "vary", "accept");
              }
            });
    RawRequest request =
        RawRequest.get("/edits")
            .with("x-a", "9")
            .with("x-a", "8")
            .with("x-b", "9")
            .with("x-c", "9")
            .with("user-agent", "test")
            .with("x-real-ip", "192.0.2.1");
    RawResponse response = client.send(request).response();

    Request arrived = backends.get("edits").journal().awaitRequest("/edits");
    assertThat(values(arrived, "x-a")).containsExactly("1");
    assertThat(values(arrived, "x-b")).containsExactly("9", "2").inOrder();
    assertThat(values(arrived, "x-c")).isEmpty();
    assertThat(values(arrived, "user-agent")).isEmpty();
    assertThat(values(arrived, "x-real-ip")).containsExactly("none");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.values("server")).containsExactly("spooky");
    assertThat(response.values("vary")).containsExactly("accept", "x-env").inOrder();
    assertThat(response.values("x-secret")).isEmpty();
  }

  private static List<String> values(Request request, String name) {
    return request.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(field -> field.value())
        .toList();
  }

  @Test
  void timeout_ofTheRoute_isKept() throws Exception {
    backends.get("slow").behave(new Scripts.Holding());
    assertThat(get("/slow").status()).isEqualTo(504);
    assertThat(backends.get("slow").journal().requests("/slow")).hasSize(1);
  }
}
