package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of responses that are malformed (RFC 9113, section 8.2), and interim ones. */
final class BackendHeadsIT extends BackendFixture {
  /** A head that must not be believed; characters stand for octets. */
  record Head(String name, List<Field> fields) {
    static Head of(String name, String... fields) {
      return new Head(name, Field.list(fields));
    }

    /** A good head with one field more. */
    static Head with(String field, String value) {
      return of((field + ": " + value).replaceAll("[^ -~]", "?"), ":status", "200", field, value);
    }

    static Head status(String value) {
      return of(":status " + value.replaceAll("[^ -~]", "?"), ":status", value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Head> badValues() {
    return Stream.of("\r", "\n", "\0", "\r\nx-b: c", "\u0001", "\u001f", "\u007f", "\u0008")
        .flatMap(
            bad ->
                Stream.of(
                    Head.with("x-a", bad + "value"),
                    Head.with("x-a", "va" + bad + "lue"),
                    Head.with("x-a", "value" + bad),
                    Head.with("set-cookie", "a=" + bad),
                    Head.with("location", "/" + bad + "x")));
  }

  static Stream<Head> badNames() {
    List<Head> heads = new ArrayList<>();
    for (char letter : "AMZ".toCharArray()) {
      heads.add(Head.with(letter + "-name", "v"));
      heads.add(Head.with("x-" + letter + "ame", "v"));
      heads.add(Head.with("x-nam" + letter, "v"));
    }
    for (String bad : List.of("", " ", "\t", "\r", "\n", "\0", "\u007f", "\u0080", "\u00ff")) {
      heads.add(Head.with(bad.isEmpty() ? "" : "x" + bad + "y", "v"));
    }
    for (char mark : "(),/;<=>?@[\\]{}\":".toCharArray()) {
      heads.add(Head.with("x" + mark + "y", "v"));
      heads.add(Head.with("x" + mark, "v"));
    }
    heads.add(Head.with("x\r\ny", "v"));
    return heads.stream();
  }

  static Stream<Head> badStatuses() {
    return Stream.of(
        Head.of("no fields at all"),
        Head.of("no :status", "x-a", "b"),
        Head.of("two :status, equal", ":status", "200", ":status", "200"),
        Head.of("two :status", ":status", "200", ":status", "404"),
        Head.of(":status twice, apart", ":status", "200", "x-a", "b", ":status", "200"),
        Head.status(""),
        Head.status("99"),
        Head.status("099"),
        Head.status("1000"),
        Head.status("abc"),
        Head.status("2 0"),
        Head.status(" 200"),
        Head.status("200 "),
        Head.status("+20"),
        Head.status("-20"),
        Head.status("20"),
        Head.status("0"),
        Head.status("000"),
        Head.status("600"),
        Head.status("999"),
        Head.status("200 OK"),
        Head.status("2\r\n"),
        Head.status("20\0"),
        Head.status("\u00b2\u00b00"),
        Head.status("101"));
  }

  static Stream<Head> badPseudoFields() {
    return Stream.of(
        Head.of(":status after a field", "x-a", "b", ":status", "200"),
        Head.of(":method in front", ":method", "GET", ":status", "200"),
        Head.of(":method behind", ":status", "200", ":method", "GET"),
        Head.of(":path", ":status", "200", ":path", "/"),
        Head.of(":scheme", ":status", "200", ":scheme", "https"),
        Head.of(":authority", ":status", "200", ":authority", "a"),
        Head.of(":authority at the end", ":status", "200", "x-a", "b", ":authority", "a"),
        Head.of(":protocol", ":status", "200", ":protocol", "websocket"),
        Head.of("unknown", ":status", "200", ":reason", "fine"),
        Head.of("unknown, in front", ":version", "HTTP/2", ":status", "200"),
        Head.of("a colon alone", ":status", "200", ":", "b"),
        Head.of(":Status", ":Status", "200"),
        Head.of("a request", ":method", "GET", ":scheme", "http", ":path", "/"));
  }

  static Stream<Head> connectionSpecific() {
    return Stream.of(
        Head.with("connection", "close"),
        Head.with("connection", "x-a"),
        Head.with("keep-alive", "timeout=5"),
        Head.with("proxy-connection", "keep-alive"),
        Head.with("transfer-encoding", "chunked"),
        Head.with("transfer-encoding", "identity"),
        Head.with("upgrade", "h2c"));
  }

  static Stream<Head> badLengths() {
    return Stream.of(
            "",
            " ",
            "+2",
            "-1",
            "0x2",
            "2,3",
            "2 2",
            "2;",
            "2.0",
            "9223372036854775808",
            "18446744073709551618",
            "\u0662",
            "two")
        .map(value -> Head.with("content-length", value));
  }

  static Stream<Head> h2b06() {
    Stream<Stream<Head>> all =
        Stream.of(badValues(), badNames(), badStatuses(), badPseudoFields(), badLengths());
    return all.flatMap(heads -> heads);
  }

  @ParameterizedTest
  @MethodSource
  void h2b06(Head head) throws Exception {
    assertRefused(head);
  }

  @ParameterizedTest
  @MethodSource("connectionSpecific")
  void sem05_connectionSpecificField_isRefused(Head head) throws Exception {
    assertRefused(head);
  }

  /** 502, the stream reset, and the connection as good as before. */
  private void assertRefused(Head head) throws Exception {
    onFault(
        request -> {
          request.head(false, head.fields());
          request.data(true, "secret");
        });
    assertStatus(502, send("GET", FAULT));
    Request request = backend.journal().awaitRequest(FAULT);
    backend
        .journal()
        .await(frame -> frame.is(Frame.RST_STREAM) && frame.stream() == request.stream());
    assertThat(backend.journal().requests(FAULT)).hasSize(1);
    assertPoolOkOn(request.connection());
  }

  @ParameterizedTest
  @MethodSource("badPseudoFields")
  void h2b06_inTrailers_resetsTheResponse(Head head) throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200");
          request.data(false, "begun");
          request.head(true, head.fields());
        });
    send("GET", FAULT).awaitReset();
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "\0", "a\u0007", " a"})
  void h2b06_valueOfATrailer_resetsTheResponse(String value) throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200");
          request.data(false, "begun");
          request.sendTrailers(Field.list("x-t", value));
        });
    send("GET", FAULT).awaitReset();
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @Test
  void h2b06_twoEqualLengths_areOne() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200", "content-length", "2", "content-length", "2");
          request.data(true, "ok");
        });
    Response response = send("GET", FAULT).await();
    assertThat(response.text()).isEqualTo("ok");
    assertThat(response.head().getAll("content-length").toString()).isEqualTo("[2]");
  }

  @Test
  void sem07_hundredInterim_comeInOrderBeforeTheFinalOne() throws Exception {
    List<Integer> statuses =
        IntStream.range(0, 100).mapToObj(i -> List.of(100, 102, 103).get(i % 3)).toList();
    onFault(
        request -> {
          for (int i = 0; i < statuses.size(); i++) {
            request.head(false, ":status", statuses.get(i).toString(), "x-n", "" + i);
          }
          request.answer();
        });
    Response response = ok(FAULT);
    assertThat(response.interimStatuses()).isEqualTo(statuses);
    assertThat(response.interim().stream().map(each -> each.get("x-n").toString()).toList())
        .isEqualTo(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
    assertThat(response.text()).isEqualTo(FAULT);
    assertPoolOk();
  }

  @Test
  void sem07_twoHints_areBothForwarded() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "103", "link", "</a.css>");
          request.head(false, ":status", "103", "link", "</b.css>");
          request.head(true, ":status", "204");
        });
    Response response = send("GET", FAULT).await();
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.interim().stream().map(each -> each.get("link").toString()).toList())
        .containsExactly("</a.css>", "</b.css>")
        .inOrder();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100", "103", "199"})
  void sem07_interimWithEndOfStream_isNoFinalResponse(String status) throws Exception {
    onFault(request -> request.head(true, ":status", status));
    assertNoFinalResponse(send("GET", FAULT));
  }

  @Test
  void sem07_interimThenBody_isNoFinalResponse() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "103");
          request.data(true, "body of nothing");
        });
    assertNoFinalResponse(send("GET", FAULT));
  }

  @Test
  void sem07_interimAfterTheFinalHead_resetsTheResponse() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "200");
          request.data(false, "begun");
          request.head(false, ":status", "103");
          request.data(true, "end");
        });
    send("GET", FAULT).awaitReset();
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }

  @Test
  void sem07_101AfterOther_isRefused() throws Exception {
    onFault(
        request -> {
          request.head(false, ":status", "100");
          request.head(false, ":status", "101", "upgrade", "x");
          request.answer();
        });
    assertNoFinalResponse(send("GET", FAULT));
  }

  @Test
  void sem07_malformedInterim_isRefused() throws Exception {
    onFault(
        request -> {
          request.send(
              Frames.headers(request.stream(), false, Field.list(":status", "103", "Link", "a")));
          request.answer();
        });
    assertNoFinalResponse(send("GET", FAULT));
  }

  private void assertNoFinalResponse(Exchange exchange) throws Exception {
    Response response = exchange.await();
    assertThat(response.status()).isEqualTo(502);
    assertThat(Collections.frequency(response.interimStatuses(), 101)).isEqualTo(0);
    assertPoolOkOn(backend.journal().awaitRequest(FAULT).connection());
  }
}
