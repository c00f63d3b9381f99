package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.spooky.runtime.bridge.Heads.all;
import static io.spooky.runtime.bridge.Heads.get;

import io.netty.handler.codec.http3.Http3Headers;
import io.netty.util.AsciiString;
import io.spooky.runtime.testing.TestConfigs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that say how a request came and how far it may go. */
final class RequestWayTest {
  private final RequestTranslator translator = Heads.translator(TestConfigs.requests());

  private int status(Http3Headers head) {
    return Heads.status(translator, head);
  }

  private static Http3Headers options(String... fields) {
    Http3Headers head = get(fields);
    head.method("OPTIONS");
    return head;
  }

  @Test
  void via_isAppendedToInOrder() {
    assertThat(status(get())).isEqualTo(200);
    assertThat(all(translator, "via")).containsExactly("3 spooky-test");
    assertThat(status(get("via", "1.0 fred, 1.1 p.example", "x", "y", "via", "2 q (a, b)")))
        .isEqualTo(200);
    assertThat(all(translator, "via"))
        .containsExactly("1.0 fred, 1.1 p.example, 2 q (a, b), 3 spooky-test");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "3 spooky-test",
        "1.1 SPOOKY-Test",
        "HTTP/3 spooky-test",
        "3  spooky-test\t(edge)",
        "3 spooky-test(edge)",
        "3 spooky-test:443",
        "1.1 a, 3 spooky-test, 2 b",
        "1.1 a,3 spooky-test",
        ",, 3 spooky-test",
        "1.1 a (x, \\) y), 3 spooky-test",
        "1.1 a (b (c)), 3 spooky-test",
        "1.1 a (never closed, 3 spooky-test",
        "1.1 a (b (c), 3 spooky-test, 2 b",
        "(, 3 spooky-test",
        "1.1 a (\\), 3 spooky-test"
      })
  void via_namesTheEdge_isALoop(String via) {
    assertThat(status(get("via", via))).isEqualTo(508);
    assertThat(status(get("via", "1.1 a", "via", via))).isEqualTo(508);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "3 spooky-tes",
        "3 spooky-test2",
        "3 x (3 spooky-test)",
        "3 x (a, 3 spooky-test)",
        "spooky-test",
        "spooky-test 3",
        "3",
        ","
      })
  void via_namesOthers_isNoLoop(String via) {
    assertThat(status(get("via", via))).isEqualTo(200);
  }

  @Test
  void maxForwards_ofOptions_countsDown() {
    assertThat(status(options("max-forwards", "0"))).isEqualTo(204);
    assertThat(status(options("max-forwards", "000"))).isEqualTo(204);
    assertThat(status(options("max-forwards", "1"))).isEqualTo(200);
    assertThat(all(translator, "max-forwards")).containsExactly("0");
    assertThat(status(options("max-forwards", "10"))).isEqualTo(200);
    assertThat(all(translator, "max-forwards")).containsExactly("9");
    assertThat(status(options())).isEqualTo(200);
    assertThat(all(translator, "max-forwards")).isEmpty();
    Http3Headers star = options("max-forwards", "0");
    star.path("*");
    assertThat(status(star)).isEqualTo(204);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"", "-1", "+1", "1.0", "0x1", "1,1", "a", "1 1", "\u0661"})
  void maxForwards_malformed_is400ForOptionsAlone(String value) {
    assertThat(status(options("max-forwards", value))).isEqualTo(400);
    assertThat(status(get("max-forwards", value))).isEqualTo(200);
    assertThat(all(translator, "max-forwards")).hasSize(1);
  }

  @Test
  void maxForwards_twice_is400ForOptionsAlone() {
    assertThat(status(options("max-forwards", "1", "max-forwards", "1"))).isEqualTo(400);
    assertThat(status(get("max-forwards", "0"))).isEqualTo(200);
    assertThat(all(translator, "max-forwards")).containsExactly("0");
  }

  @Test
  void expect_otherThanContinue_is417() {
    assertThat(status(get("expect", "100-Continue"))).isEqualTo(200);
    assertThat(all(translator, "expect")).containsExactly("100-Continue");
    assertThat(status(get("expect", "200-ok"))).isEqualTo(417);
    assertThat(status(get("expect", ""))).isEqualTo(417);
    assertThat(status(get("expect", "100-continue, x"))).isEqualTo(417);
    assertThat(status(get("expect", "100-continue", "expect", "x"))).isEqualTo(417);
  }

  @Test
  void cookies_ofManyLines_areJoinedBySemicolons() {
    assertThat(status(get("cookie", "a=1"))).isEqualTo(200);
    assertThat(all(translator, "cookie")).containsExactly("a=1");
    String[] crumbs = new String[100];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      crumbs[2 * i] = "cookie";
      crumbs[2 * i + 1] = "name" + i + "=value, with comma" + i;
      joined.append(i == 0 ? "" : "; ").append(crumbs[2 * i + 1]);
    }
    assertThat(status(get(crumbs))).isEqualTo(200);
    assertThat(all(translator, "cookie")).containsExactly(joined.toString());
    assertThat(status(get("cookie", "", "cookie", "b=2", "cookie", ""))).isEqualTo(200);
    assertThat(all(translator, "cookie")).containsExactly("b=2");
    assertThat(status(get())).isEqualTo(200);
    assertThat(all(translator, "cookie")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "priority",
        "proxy-authorization",
        "authorization",
        "x-request-id",
        "range",
        "early-data",
        "x-http-method-override",
        "if-none-match",
        "accept-encoding",
        "cdn-loop",
        "traceparent"
      })
  void ordinaryFields_passInOrder(String name) {
    assertThat(status(get(name, "a", name, "b"))).isEqualTo(200);
    assertThat(all(translator, name)).containsExactly("a", "b").inOrder();
  }

  @Test
  void sensitiveFields_areCredentialsAndShortCookies() {
    SensitiveFields detector = new SensitiveFields();
    assertThat(detector.isSensitive(new AsciiString("authorization"), "x".repeat(99))).isTrue();
    assertThat(detector.isSensitive("proxy-authorization", "x")).isTrue();
    assertThat(detector.isSensitive("cookie", "x".repeat(19))).isTrue();
    for (String name : new String[] {"cookie", "accept", "set-cookie", ":path"}) {
      assertWithMessage(name).that(detector.isSensitive(name, "x".repeat(20))).isFalse();
    }
  }
}
