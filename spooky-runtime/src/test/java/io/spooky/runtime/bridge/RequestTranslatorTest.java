package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.spooky.runtime.bridge.Heads.bytes;
import static io.spooky.runtime.bridge.Heads.get;
import static io.spooky.runtime.bridge.Heads.head;

import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.testing.TestConfigs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTranslatorTest {
  private final RequestTranslator translator = Heads.translator(TestConfigs.requests());

  private int status(Http3Headers head) {
    return Heads.status(translator, head);
  }

  @Test
  void translate_plainGet_carriesOverAndAdds() {
    assertThat(status(get("accept", "*/*", "te", "trailers"))).isEqualTo(200);
    Http2Headers out = translator.headers();
    assertThat(out.method().toString()).isEqualTo("GET");
    assertThat(out.authority().toString()).isEqualTo("a.example");
    assertThat(out.get("accept").toString()).isEqualTo("*/*");
    assertThat(out.get("te").toString()).isEqualTo("trailers");
    assertThat(out.get("x-forwarded-for").toString()).isEqualTo("192.0.2.1");
    assertThat(out.get("x-forwarded-proto").toString()).isEqualTo("https");
    assertThat(out.get("x-forwarded-host").toString()).isEqualTo("a.example");
    assertThat(out.get("forwarded").toString())
        .isEqualTo("for=192.0.2.1;host=a.example;proto=https");
    assertThat(out.get("via").toString()).isEqualTo("3 spooky-test");
    assertThat(translator.client().text().toString()).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {":method", ":scheme", ":path", ":authority"})
  void translate_missingOrRepeatedPseudoHeader_is400(String name) {
    Http3Headers missing = get();
    missing.remove(name);
    assertThat(status(missing)).isEqualTo(400);
    Http3Headers repeated = get();
    repeated.add(name, repeated.get(name));
    assertThat(status(repeated)).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {":status", ":protocol", ":foo"})
  void translate_pseudoHeaderOfAnotherKind_is400(String name) {
    assertThat(status(head(name, "200"))).isEqualTo(400);
    Http3Headers head = get();
    head.add(name, "200");
    assertThat(status(head)).isEqualTo(400);
  }

  @Test
  void translate_forbiddenByteAnywhereInAName_is400() {
    for (int octet = 0; octet < 256; octet++) {
      boolean allowed =
          octet > 0x20
              && octet < 0x7f
              && "\"(),/:;<=>?@[\\]{}_".indexOf(octet) < 0
              && !(octet >= 'A' && octet <= 'Z');
      for (String name : new String[] {(char) octet + "xy", "x" + (char) octet + "y"}) {
        assertWithMessage("octet %s", octet)
            .that(status(get(name, "v")))
            .isEqualTo(allowed ? 200 : 400);
      }
    }
    assertThat(status(get("", "v"))).isEqualTo(400);
  }

  @Test
  void translate_controlCharacterAnywhereInAValue_is400() {
    for (int octet = 0; octet < 256; octet++) {
      boolean allowed = octet >= 0x20 && octet != 0x7f || octet == '\t';
      assertWithMessage("octet %s", octet)
          .that(status(get("x", "a" + (char) octet + "b")))
          .isEqualTo(allowed ? 200 : 400);
    }
    assertThat(status(get("x", " a"))).isEqualTo(400);
    assertThat(status(get("x", "a\t"))).isEqualTo(400);
    assertThat(status(get("x", ""))).isEqualTo(200);
  }

  @Test
  void translate_obsText_isByteIdentical() {
    assertThat(status(get("x", "caf\u00e9\u00ff"))).isEqualTo(200);
    AsciiString value = AsciiString.of(translator.headers().get("x"));
    assertThat(value.byteAt(3)).isEqualTo((byte) 0xe9);
    assertThat(value.byteAt(4)).isEqualTo((byte) 0xff);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "a b",
        "user@host",
        "a/b",
        "a?b",
        "a#b",
        "a\\b",
        "[::1",
        "[::1]x",
        "a:",
        "a:0",
        "a:65536",
        "a:1x",
        ":80",
        "a\u0000b",
        "[zz]",
        "a:123456",
        "a..b",
        ".a",
        ".",
        "..",
        "a..",
        "a,b",
        "a%2eb",
        "[::1]80",
        "[::1%eth0]",
        "[1.2.3.4]",
        "[]",
        "\u00e4.example"
      })
  void translate_malformedAuthority_is400(String authority) {
    Http3Headers head = get();
    head.authority(bytes(authority));
    assertThat(status(head)).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "A.Example",
        "a.example.",
        "a.example.:80",
        "a.example:8443",
        "[::1]",
        "[::1]:443",
        "[0:0::0001]",
        "10.0.0.1"
      })
  void translate_goodAuthority_isKeptAndItsHostRouted(String authority) {
    Http3Headers head = get();
    head.authority(bytes(authority));
    assertThat(status(head)).isEqualTo(200);
    assertThat(translator.headers().authority().toString()).isEqualTo(authority);
    String host =
        new String(
            translator.head().host(),
            translator.head().hostStart(),
            translator.head().hostEnd() - translator.head().hostStart(),
            StandardCharsets.US_ASCII);
    String expected = authority.replaceFirst(":[0-9]+$", "").replaceFirst("\\.$", "");
    assertThat(host)
        .isEqualTo(
            authority.startsWith("[") ? "[::1]" : expected.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void translate_host_standsInForAuthorityOrAgrees() {
    Http3Headers only = get("host", "b.example");
    only.remove(":authority");
    assertThat(status(only)).isEqualTo(200);
    assertThat(translator.headers().authority().toString()).isEqualTo("b.example");
    assertThat(translator.headers().contains("host")).isFalse();
    assertThat(status(get("host", "A.EXAMPLE"))).isEqualTo(200);
    assertThat(status(get("host", "b.example"))).isEqualTo(400);
    assertThat(status(get("host", "a.example", "host", "a.example"))).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "admin", "*", "http://evil/x", "/a b", "/a#b", "/a\r\nb", "/\u00e9"})
  void translate_malformedPath_is400(String path) {
    Http3Headers head = get();
    head.path(bytes(path));
    assertThat(status(head)).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "GE T", "GET?", "GET / HTTP/1.1\r\nX: ", "G\u0000"})
  void translate_malformedMethod_is400(String method) {
    Http3Headers head = get();
    head.method(bytes(method));
    assertThat(status(head)).isEqualTo(400);
  }

  @Test
  void translate_connectAndTrace_areNotForwarded() {
    Http3Headers connect = head(":method", "CONNECT", ":authority", "a.example:443");
    assertThat(status(connect)).isEqualTo(501);
    Http3Headers extended = get(":protocol", "websocket");
    extended.method("CONNECT");
    assertThat(status(extended)).isEqualTo(400);
    Http3Headers trace = get("max-forwards", "0");
    trace.method("TRACE");
    assertThat(status(trace)).isEqualTo(405);
    Http3Headers unknown = get();
    unknown.method("FOO-BAR");
    assertThat(status(unknown)).isEqualTo(200);
    unknown.method("A".repeat(64));
    assertThat(status(unknown)).isEqualTo(200);
    unknown.method("A".repeat(65));
    assertThat(status(unknown)).isEqualTo(501);
  }

  @Test
  void isHead_rejectedRequest_isKnownToo() {
    Http3Headers head = get("x", " untrimmed");
    head.method("HEAD");
    assertThat(status(head)).isEqualTo(400);
    assertThat(translator.isHead()).isTrue();
    assertThat(status(head("x", "y"))).isEqualTo(400);
    assertThat(translator.isHead()).isFalse();
  }

  @Test
  void translate_optionsStar_passes() {
    Http3Headers options = get();
    options.method("OPTIONS").path("*");
    assertThat(status(options)).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"http", "ftp", "", "https://x"})
  void translate_otherScheme_is400(String scheme) {
    Http3Headers head = get();
    head.scheme(bytes(scheme));
    assertThat(status(head)).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"})
  void translate_connectionSpecificField_is400(String name) {
    assertThat(status(get(name, "x"))).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "+5",
        "-1",
        "0x5",
        "5,6",
        "",
        "5 5",
        "5;",
        "5,5",
        "5, 5",
        "05x",
        "\u0665",
        "9223372036854775808",
        "18446744073709551621"
      })
  void translate_malformedContentLength_is400(String length) {
    assertThat(status(get("content-length", length))).isEqualTo(400);
  }

  @Test
  void translate_contentLengthTwice_isOneOrRefused() {
    assertThat(status(get("content-length", "5", "content-length", "5"))).isEqualTo(200);
    assertThat(translator.headers().getAll("content-length")).hasSize(1);
    assertThat(translator.contentLength()).isEqualTo(5);
    assertThat(status(get("content-length", "5", "content-length", "6"))).isEqualTo(400);
  }

  @Test
  void translate_teBesidesTrailers_is400() {
    assertThat(status(get("te", "gzip"))).isEqualTo(400);
    assertThat(status(get("te", "trailers", "te", "gzip"))).isEqualTo(400);
    assertThat(status(get("te", "trailers, deflate"))).isEqualTo(400);
    assertThat(status(get("te", ""))).isEqualTo(400);
    assertThat(status(get("te", "trailers;q=1"))).isEqualTo(400);
    assertThat(status(get("te", "Trailers", "te", "trailers"))).isEqualTo(200);
    assertThat(translator.headers().getAll("te")).hasSize(1);
  }

  @Test
  void translate_sizeAndCount_haveSharpBounds() {
    // Four pseudo-header fields count like all others (RFC 9114, section 4.2.2).
    int used = 7 + 3 + 7 + 5 + 10 + 9 + 5 + 1 + 4 * 32;
    translator.configure(Heads.edge(used + 1 + 10 + 32, 100), false);
    assertThat(status(get("x", "0123456789"))).isEqualTo(200);
    assertThat(status(get("x", "0123456789a"))).isEqualTo(431);
    translator.configure(Heads.edge(16 << 10, 5), false);
    assertThat(status(get("x", "1"))).isEqualTo(200);
    assertThat(status(get("x", "1", "y", "2"))).isEqualTo(431);
  }
}
