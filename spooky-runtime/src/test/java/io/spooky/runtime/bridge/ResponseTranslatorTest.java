package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseTranslatorTest {
  private static Http2Headers head(String status, String... fields) {
    Http2Headers head = new DefaultHttp2Headers(false).status(status);
    for (int i = 0; i < fields.length; i += 2) {
      head.add(fields[i], fields[i + 1]);
    }
    return head;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"99", "1000", "abc", "", "600", "101", "+20", "2 0"})
  void status_malformed_isRefused(String status) {
    assertThat(ResponseTranslator.status(head(status))).isEqualTo(-1);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"100", "103", "200", "599"})
  void status_good_isRead(String status) {
    assertThat(ResponseTranslator.status(head(status))).isEqualTo(Integer.parseInt(status));
  }

  @Test
  void translate_ordinaryFields_keepOrderAndRepetition() {
    Http3Headers out =
        Objects.requireNonNull(
            ResponseTranslator.translate(
                head("200", "set-cookie", "a=1", "etag", "\"x\"", "set-cookie", "b=2")));
    assertThat(out.status().toString()).isEqualTo("200");
    assertThat(out.getAll("set-cookie").stream().map(CharSequence::toString).toList())
        .containsExactly("a=1", "b=2")
        .inOrder();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "connection",
        "keep-alive",
        "proxy-connection",
        "te",
        "transfer-encoding",
        "upgrade"
      })
  void translate_connectionSpecificField_isMalformed(String name) {
    assertThat(ResponseTranslator.translate(head("200", name, "x"))).isNull();
  }

  @Test
  void translate_forbiddenCharacters_areMalformed() {
    assertThat(ResponseTranslator.translate(head("200", "x", "a\r\nb"))).isNull();
    assertThat(ResponseTranslator.translate(head("200", "X", "a"))).isNull();
    assertThat(ResponseTranslator.translate(head("200", ":path", "/"))).isNull();
    assertThat(ResponseTranslator.translate(head("200", ":status", "201"))).isNull();
  }

  @Test
  void translate_altSvc_isStopped() {
    Http3Headers out =
        Objects.requireNonNull(ResponseTranslator.translate(head("200", "alt-svc", "h3=\":1\"")));
    assertThat(out.contains("alt-svc")).isFalse();
  }

  @Test
  void translate_contentLengths_agreeOrAreMalformed() {
    Http3Headers out =
        Objects.requireNonNull(
            ResponseTranslator.translate(
                head("200", "content-length", "5", "content-length", "5")));
    assertThat(out.getAll("content-length")).hasSize(1);
    assertThat(
            ResponseTranslator.translate(head("200", "content-length", "5", "content-length", "6")))
        .isNull();
    assertThat(ResponseTranslator.translate(head("200", "content-length", "x"))).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"5,5", "+5", "", "5 ", "99999999999999999999"})
  void translate_contentLengthOfAnotherForm_isMalformed(String length) {
    assertThat(ResponseTranslator.translate(head("200", "content-length", length))).isNull();
  }

  @Test
  void translate_contentLengthWhereNoContentFollows_isDropped() {
    for (String status : new String[] {"100", "103", "204"}) {
      Http3Headers out =
          Objects.requireNonNull(
              ResponseTranslator.translate(head(status, "content-length", "5", "x", "y")));
      assertThat(out.contains("content-length")).isFalse();
      assertThat(out.contains("x")).isTrue();
      assertThat(ResponseTranslator.contentLength(out)).isEqualTo(-1);
    }
    for (String status : new String[] {"200", "205", "304"}) {
      Http3Headers out =
          Objects.requireNonNull(ResponseTranslator.translate(head(status, "content-length", "5")));
      assertThat(ResponseTranslator.contentLength(out)).isEqualTo(5);
    }
  }

  @Test
  void translate_interimAltSvc_isStopped() {
    Http3Headers out =
        Objects.requireNonNull(
            ResponseTranslator.translate(head("103", "alt-svc", "clear", "link", "</a>")));
    assertThat(out.contains("alt-svc")).isFalse();
    assertThat(out.contains("link")).isTrue();
  }

  @Test
  void translate_authentication_passes() {
    Http3Headers out =
        Objects.requireNonNull(
            ResponseTranslator.translate(head("407", "proxy-authenticate", "Basic", "via", "1 a")));
    assertThat(out.contains("proxy-authenticate")).isTrue();
    assertThat(out.contains("via")).isTrue();
  }

  @Test
  void translate_sizeAndCount_areBounded() {
    int fixed = 7 + 3 + 32 + 1 + 32;
    String longest = "v".repeat((64 << 10) - fixed);
    assertThat(ResponseTranslator.translate(head("200", "x", longest))).isNotNull();
    assertThat(ResponseTranslator.translate(head("200", "x", longest + "v"))).isNull();
    Http2Headers many = head("200");
    for (int i = 0; i < 999; i++) {
      many.add("x", "1");
    }
    assertThat(ResponseTranslator.translate(many)).isNotNull();
    assertThat(ResponseTranslator.translate(many.add("x", "1"))).isNull();
  }
}
