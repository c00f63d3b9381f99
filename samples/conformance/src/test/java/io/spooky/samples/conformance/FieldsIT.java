package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes unchanged, and the few things that do not (SEM-06, SEM-12 to SEM-14, ALT-01). */
final class FieldsIT extends SemanticsFixture {
  /** What the edge adds to requests, or puts in the place of what clients send. */
  private static final Set<String> ADDED =
      Set.of("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sem06_teTrailers_isForwardedOnceOrDropped(int lines) throws Exception {
    String path = path();
    RawRequest request = RawRequest.get(path);
    for (int i = 0; i < lines; i++) {
      request.with("te", "trailers");
    }

    assertThat(send(request).status()).isEqualTo(200);

    assertThat(values(seen(path), "te")).isAnyOf(List.of(), List.of("trailers"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PURGE",
        "FOO-BAR",
        "PROPFIND",
        "M-SEARCH",
        "QUERY",
        "get",
        "Get",
        "G",
        "GETS",
        "!#$%&'*+-.^_`|~09azAZ",
        "PRI"
      })
  void sem12_unknownMethod_isForwardedAsItIs(String method) throws Exception {
    for (String body : List.of("", "content")) {
      String path = path();

      RawResponse response =
          body.isEmpty()
              ? send(RawRequest.of(method, path))
              : client
                  .open()
                  .finish(
                      RawRequest.of(method, path).frame(),
                      io.spooky.samples.conformance.raw.Frames.data(body))
                  .response();

      if (response.status() == 501) {
        assertNotForwarded(path);
      } else {
        assertThat(response.status()).isEqualTo(200);
        assertThat(seen(path).method()).isEqualTo(method);
        assertThat(Bytes.text(seen(path).body())).isEqualTo(body);
      }
    }
  }

  @Test
  void sem13_randomFields_comeBackEqual() throws Exception {
    Random random = new Random(Long.getLong("spooky.fields.seed", 13));
    backend.behave(new Mirror());
    for (int i = 0; i < Integer.getInteger("spooky.fields.sets", 500); i++) {
      String path = path() + RandomFields.query(random);
      List<Field> fields = RandomFields.list(random);
      RawRequest request = RawRequest.get(path);
      fields.forEach(field -> request.with(field.name(), field.value()));

      RawResponse response = send(request);

      assertThat(response.status()).isEqualTo(200);
      Request seen = seen(path);
      assertThat(endToEnd(seen.fields())).isEqualTo(fields);
      assertThat(ofRaw(response.head())).isEqualTo(fields);
    }
  }

  /** Answers with the fields of the request. */
  private static final class Mirror extends Scripts.Answering {
    @Override
    public void end(Request request) {
      List<Field> fields = new ArrayList<>(Field.list(":status", "200"));
      fields.addAll(endToEnd(request.fields()));
      request.head(true, fields);
    }
  }

  private static List<Field> endToEnd(List<Field> fields) {
    return fields.stream()
        .filter(field -> !field.name().startsWith(":") && !ADDED.contains(field.name()))
        .toList();
  }

  private static List<Field> ofRaw(List<io.spooky.samples.conformance.raw.Field> fields) {
    return endToEnd(fields.stream().map(each -> new Field(each.name(), each.value())).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "?a",
        "?a=1&a=2&b",
        "?a=%2F%2f%7e~%41A",
        "?x=..%2f../../y//z",
        "?a=+%20&b;c=d",
        "?a?b/c:d@e!f$g'(h)*,i",
        "?%25%00%0a%c0%af%zz%",
        "?a=[1]{2}|3^`\"<>\\"
      })
  void sem13_query_isForwardedByteByByte(String query) throws Exception {
    String path = path() + query;

    assertThat(send(RawRequest.get(path)).status()).isEqualTo(200);

    assertThat(seen(path).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "proxy-authorization, Basic dXNlcjpwYXNz",
    "authorization, Bearer abc",
    "authorization, 'Digest username=\"a, b\", realm=\"c\"'",
    "early-data, 1"
  })
  void sem14_credentials_areTheBackends(String name, String value) throws Exception {
    String path = path();

    assertThat(send(RawRequest.get(path).with(name, value)).status()).isEqualTo(200);

    assertThat(values(seen(path), name)).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource({
    "407, proxy-authenticate, Basic realm=x",
    "200, proxy-authentication-info, nextnonce=x",
    "401, www-authenticate, 'Basic realm=x, Bearer'"
  })
  void sem14_challenges_areTheClients(int status, String name, String value) throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(
            path, request -> request.head(true, ":status", Integer.toString(status), name, value)));

    RawResponse response = send(RawRequest.get(path));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.values(name)).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h3=\":443\"; ma=2592000",
        "clear",
        "h2=\"alt.example.com:443\", h3=\"other:8443\"; persist=1",
        ""
      })
  void alt01_altSvcOfBackends_staysHere(String value) throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(
            path,
            request -> {
              request.head(false, ":status", "103", "alt-svc", value, "link", "</a>");
              request.head(
                  false, ":status", "200", "alt-svc", value, "alt-svc", "clear", "x-a", "");
              request.data(false, "body");
              request.sendTrailers(Field.list("alt-svc", value, "x-b", "1"));
            }));

    RawResponse response = send(RawRequest.get(path));

    assertThat(response.isWhole()).isTrue();
    assertThat(response.sections()).hasSize(3);
    assertThat(response.sections().toString()).doesNotContain("alt-svc");
    assertThat(response.trailers().toString()).contains("x-b: 1");
    assertThat(response.values("x-a")).containsExactly("");
  }
}
