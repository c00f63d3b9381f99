package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.spooky.runtime.bridge.Heads.head;

import io.netty.handler.codec.Headers;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.runtime.config.RequestRules.Underscores;
import io.spooky.runtime.testing.TestConfigs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrailerTranslatorTest {
  private final RequestTranslator translator = Heads.translator(TestConfigs.requests());

  private static Http2Headers response(String name, String value) {
    return new DefaultHttp2Headers(false).add(name, value);
  }

  private static List<String> names(Headers<CharSequence, CharSequence, ?> section) {
    return section.names().stream().map(CharSequence::toString).toList();
  }

  @Test
  void ordinaryTrailers_passBothWays() {
    Http2Headers up = translator.trailers(head("x-sum", "caf\u00e9", "grpc-status", "0"));
    assertThat(up).isNotNull();
    assertThat(names(up)).containsExactly("x-sum", "grpc-status");
    Http3Headers down = TrailerTranslator.toHttp3(response("grpc-message", "ok"));
    assertThat(down).isNotNull();
    assertThat(down.get("grpc-message").toString()).isEqualTo("ok");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "content-length",
        "host",
        "te",
        "authorization",
        "cookie",
        "set-cookie",
        "x-forwarded-for",
        "x-forwarded-anything",
        "forwarded",
        "via",
        "x-real-ip",
        "x-spooky-user",
        "expect",
        "max-forwards",
        "alt-svc",
        "content-type",
        "content-encoding",
        "content-range",
        "trailer",
        "cache-control",
        "if-match",
        "range",
        "proxy-authorization",
        "www-authenticate"
      })
  void fieldsOfHeads_areDroppedBothWays(String name) {
    Http2Headers up = translator.trailers(head("x-a", "1", name, "5"));
    assertThat(up).isNotNull();
    assertThat(names(up)).containsExactly("x-a");
    Http3Headers down = TrailerTranslator.toHttp3(response(name, "5").add("x-a", "1"));
    assertThat(down).isNotNull();
    assertThat(names(down)).containsExactly("x-a");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "Upper",
        "a b",
        ":path",
        ":status",
        ":method",
        "x:y",
        "connection",
        "transfer-encoding",
        "keep-alive",
        "upgrade",
        "proxy-connection"
      })
  void malformedNames_areRefusedBothWays(String name) {
    assertThat(translator.trailers(head(name, "x"))).isNull();
    assertThat(TrailerTranslator.toHttp3(response(name, "x"))).isNull();
  }

  @Test
  void forbiddenBytes_areRefusedBothWays() {
    for (int octet = 0; octet < 256; octet++) {
      boolean allowed = octet >= 0x20 && octet != 0x7f || octet == '\t';
      String value = "a" + (char) octet + "b";
      assertWithMessage("octet %s", octet)
          .that(translator.trailers(head("x", value)) != null)
          .isEqualTo(allowed);
      boolean passes = TrailerTranslator.toHttp3(response("x", value)) != null;
      assertWithMessage("octet %s", octet).that(passes).isEqualTo(allowed);
    }
    assertThat(translator.trailers(head("x", " a"))).isNull();
    assertThat(translator.trailers(head("x", "a\t"))).isNull();
  }

  @Test
  void underscores_areThoseOfHeads() {
    assertThat(translator.trailers(head("a_b", "1"))).isNull();
    RequestTranslator dropping = Heads.translator(Heads.underscores(Underscores.DROP));
    Http2Headers dropped = dropping.trailers(head("a_b", "1", "c", "2"));
    assertThat(dropped).isNotNull();
    assertThat(names(dropped)).containsExactly("c");
    RequestTranslator passing = Heads.translator(Heads.underscores(Underscores.PASS));
    Http2Headers passed = passing.trailers(head("a_b", "1", "content_length", "2"));
    assertThat(passed).isNotNull();
    assertThat(names(passed)).containsExactly("a_b");
  }

  @Test
  void sizeAndCount_haveTheBoundsOfHeads() {
    translator.configure(Heads.edge(1 + 10 + 32, 100), false);
    assertThat(translator.trailers(head("x", "0123456789"))).isNotNull();
    assertThat(translator.trailers(head("x", "0123456789a"))).isNull();
    translator.configure(Heads.edge(16 << 10, 2), false);
    assertThat(translator.trailers(head("x", "1", "y", "2"))).isNotNull();
    assertThat(translator.trailers(head("x", "1", "y", "2", "z", "3"))).isNull();
  }
}
