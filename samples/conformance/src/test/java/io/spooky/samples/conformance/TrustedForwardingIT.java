package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.BackendConfig;
import io.spooky.samples.conformance.raw.RawRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request came from, as a trusted proxy in front of the edge tells it (FWD-01). */
final class TrustedForwardingIT extends SemanticsFixture {
  @Override
  String config() {
    return new BackendConfig(backend)
        .block("trusted_proxies: [ 127.0.0.0/8, 10.0.0.0/8, '2001:db8::/32' ]")
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3.4 | 1.2.3.4, 127.0.0.1",
        "1.2.3.4, 10.1.1.1 | 1.2.3.4, 10.1.1.1, 127.0.0.1",
        "1.2.3.4;10.1.1.1 | 1.2.3.4, 10.1.1.1, 127.0.0.1",
        "8.8.8.8, 1.2.3.4;10.1.1.1, 10.1.1.2 | 8.8.8.8, 1.2.3.4, 10.1.1.1, 10.1.1.2, 127.0.0.1",
        "2001:db8::7 | 2001:db8::7, 127.0.0.1"
      })
  void fwd01_list_isContinuedInOneLine(String received, String forwarded) throws Exception {
    String path = path();
    RawRequest request = RawRequest.get(path);
    for (String line : received.split(";")) {
      request.with("x-forwarded-for", line);
    }

    assertThat(send(request).status()).isEqualTo(200);

    assertThat(values(seen(path), "x-forwarded-for")).hasSize(1);
    assertThat(elements(seen(path), "x-forwarded-for")).isEqualTo(List.of(forwarded.split(", ")));
  }

  @Test
  void fwd01_schemeAndHost_areThoseOfTheProxy() throws Exception {
    String path = path();

    send(
        RawRequest.get(path)
            .with("x-forwarded-for", "1.2.3.4")
            .with("x-forwarded-proto", "http")
            .with("x-forwarded-host", "outer.example:8080"));

    assertThat(values(seen(path), "x-forwarded-proto")).containsExactly("http");
    assertThat(values(seen(path), "x-forwarded-host")).containsExactly("outer.example:8080");
    assertThat(seen(path).field(":authority")).isEqualTo("localhost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=1.2.3.4",
        "for=1.2.3.4;proto=http;host=a.example",
        "For=\"[2001:db8:cafe::17]:4711\"",
        "for=8.8.8.8, for=1.2.3.4;by=10.1.1.1",
        "for=_hidden, for=unknown",
        "for=\"a, b; c\\\"d\""
      })
  void fwd02_forwarded_isContinued(String received) throws Exception {
    String path = path();

    send(RawRequest.get(path).with("forwarded", received));

    assertThat(values(seen(path), "forwarded")).hasSize(1);
    String forwarded = seen(path).field("forwarded");
    assertThat(forwarded).startsWith(received + ", ");
    assertThat(forwarded.substring(received.length() + 2)).matches("(?i)for=127\\.0\\.0\\.1;.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=\"6.6.6.6",
        "for=\"6.6.6.6\\",
        "for=6.6.6.6;",
        "for",
        "=6.6.6.6",
        "for=[::6]",
        "for=6.6.6.6 proto=http"
      })
  void fwd02_malformedForwarded_cannotSwallowOurs(String received) throws Exception {
    String path = path();

    send(RawRequest.get(path).with("forwarded", received));

    for (String forwarded : values(seen(path), "forwarded")) {
      assertThat(forwarded).matches("(?i)for=127\\.0\\.0\\.1;[^,]*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.2.3.4, <script>", "unknown", "1.2.3.4,", ",", "\"6.6.6.6\""})
  void fwd03_nonsenseInTheList_endsInOurs(String received) throws Exception {
    String path = path();

    assertThat(send(RawRequest.get(path).with("x-forwarded-for", received)).status())
        .isEqualTo(200);

    List<String> elements = elements(seen(path), "x-forwarded-for");
    assertThat(elements.get(elements.size() - 1)).isEqualTo("127.0.0.1");
    assertThat(values(seen(path), "x-forwarded-for")).hasSize(1);
    assertThat(elements).doesNotContain("<script>");
  }
}
