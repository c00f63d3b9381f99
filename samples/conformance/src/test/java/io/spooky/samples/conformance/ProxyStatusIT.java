package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors with their cause for whoever asked for it (PST-01, RFC 9209). */
final class ProxyStatusIT extends SemanticsFixture {
  @Override
  String config() throws Exception {
    return ErrorConfig.text(backend, ", proxy_status: true");
  }

  @Override
  RawRequest witnessed(String path) {
    return request("good.example", path);
  }

  private static RawRequest request(String host, String path) {
    return RawRequest.get(path).set(":authority", host);
  }

  private static void assertError(RawResponse response, String type) {
    assertThat(response.isWhole()).isTrue();
    assertThat(response.values("proxy-status")).hasSize(1);
    String value = response.values("proxy-status").get(0);
    assertThat(value).matches("[A-Za-z*][A-Za-z0-9:/!#$%&'*+.^_`|~-]*; *error=" + type + "(;.*)?");
    assertThat(value).doesNotContain("127.0.0.1");
    assertThat(value).doesNotContain("details");
  }

  @ParameterizedTest
  @CsvSource({
    "refused.example, /t, connection_refused",
    "nobody.example, /t, destination_not_found",
  })
  void pst01_request_failsWithItsCause(String host, String path, String type) throws Exception {
    assertError(send(request(host, path)), type);
  }

  @Test
  void pst01_noHealthyBackend_isUnavailable() throws Exception {
    RawResponse response = send(request("sick.example", "/"));
    for (int i = 0; i < 20 && response.status() == 502; i++) {
      response = send(request("sick.example", "/"));
    }
    assertError(response, "destination_unavailable");
  }

  @Test
  void pst01_slowBackend_isATimeout() throws Exception {
    backend.behave(new Scripts.Holding());

    assertError(send(request("slow.example", path())), "http_response_timeout");
  }

  @Test
  void pst01_malformedRequest_isARequestError() throws Exception {
    assertError(
        send(request("good.example", path()).with("x-bad", "\u0001")), "http_request_error");
  }

  private RawResponse post(Consumer<Request> behaviour) throws Exception {
    String path = path();
    backend.behave(Scripts.onEnd(path, behaviour));
    return send(request("good.example", path).set(":method", "POST"));
  }

  @Test
  void pst01_connectionLost_isTerminated() throws Exception {
    assertError(post(request -> request.connection().kill()), "connection_terminated");
  }

  @Test
  void pst01_streamReset_isIncomplete() throws Exception {
    assertError(post(request -> request.resetWith(2)), "http_response_incomplete");
  }

  @Test
  void pst01_malformedResponse_isAProtocolError() throws Exception {
    assertError(
        post(request -> request.head(true, ":status", "200", "connection", "close")),
        "http_protocol_error");
  }

  @Test
  void pst01_responseHeadTooLarge_isSaidSo() throws Exception {
    List<Field> many =
        IntStream.range(0, 3_000).mapToObj(i -> new Field("x-" + i, "v".repeat(100))).toList();
    RawResponse response =
        post(
            request -> {
              List<Field> head = Field.list(":status", "200");
              head.addAll(many);
              request.head(true, head);
            });

    assertThat(response.status()).isEqualTo(502);
    assertError(response, "http_response_header_section_size");
  }

  @Test
  void pst01_backendsOwn_isKept() throws Exception {
    RawResponse response =
        post(
            request ->
                request.head(true, ":status", "502", "proxy-status", "inner; error=dns_error"));

    assertThat(response.status()).isEqualTo(502);
    assertThat(response.values("proxy-status").get(0)).startsWith("inner; error=dns_error");
  }

  @Test
  void pst01_goodResponse_hasNoError() throws Exception {
    RawResponse response = send(request("good.example", path()));

    assertThat(response.values("proxy-status").toString()).doesNotContain("error");
  }
}
