package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that have no content, whatever their fields say (SEM-09). */
final class EmptyResponsesIT extends SemanticsFixture {
  /** How a backend says that nothing follows. */
  enum End {
    HEADERS,
    EMPTY_DATA,
    TRAILERS
  }

  private static void answer(Request request, int status, String length, End end) {
    List<Field> fields = new ArrayList<>(Field.list(":status", Integer.toString(status)));
    if (!length.isEmpty()) {
      fields.add(new Field("content-length", length));
    }
    request.head(end == End.HEADERS, fields);
    if (end == End.EMPTY_DATA) {
      request.data(true, new byte[0]);
    } else if (end == End.TRAILERS) {
      request.sendTrailers(Field.list("x-end", "1"));
    }
  }

  private RawResponse exchange(String method, int status, String length, End end) throws Exception {
    String path = path();
    backend.behave(Scripts.onEnd(path, request -> answer(request, status, length, end)));
    RawResponse response = send(RawRequest.of(method, path));
    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
    return response;
  }

  @ParameterizedTest
  @CsvSource({
    "200, '', HEADERS",
    "200, 0, HEADERS",
    "200, 5, HEADERS",
    "200, 5, EMPTY_DATA",
    "200, 1099511627776, HEADERS",
    "200, 1099511627776, EMPTY_DATA",
    "206, 17, HEADERS",
    "404, 17, HEADERS",
    "200, 17, TRAILERS",
    "304, 17, EMPTY_DATA",
    "204, '', HEADERS"
  })
  void sem09_head_keepsTheLengthAndHasNoBody(int status, String length, End end) throws Exception {
    RawResponse response = exchange("HEAD", status, length, end);

    assertThat(response.values("content-length"))
        .isEqualTo(length.isEmpty() ? List.of() : List.of(length));
  }

  @ParameterizedTest
  @CsvSource({
    "204, '', HEADERS",
    "204, '', EMPTY_DATA",
    "204, 0, HEADERS",
    "205, '', HEADERS",
    "205, 0, HEADERS",
    "205, 0, EMPTY_DATA",
    "304, '', HEADERS",
    "304, '', EMPTY_DATA",
    "304, 0, HEADERS",
    "304, 5, HEADERS",
    "304, 5, EMPTY_DATA",
    "304, 123456789012, HEADERS",
    "304, 5, TRAILERS"
  })
  void sem09_statusWithoutContent_isNotMalformed(int status, String length, End end)
      throws Exception {
    for (String method : List.of("GET", "POST", "DELETE")) {
      exchange(method, status, length, end);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 0, EMPTY_DATA", "200, '', EMPTY_DATA", "404, 0, HEADERS", "200, '', TRAILERS"})
  void sem09_emptyBody_isABodyToo(int status, String length, End end) throws Exception {
    exchange("GET", status, length, end);
  }
}
