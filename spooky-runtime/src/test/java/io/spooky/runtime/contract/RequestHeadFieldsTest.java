package io.spooky.runtime.contract;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What route tables ask of fields and of the query. */
final class RequestHeadFieldsTest {
  private final RequestHead head = new RequestHead();

  private RequestHead query(String text) {
    byte[] bytes = ("/path?" + text).getBytes(UTF_8);
    return head.query(bytes, 6, bytes.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void fieldIs_oneFieldWithTheValue() {
    head.addField(new StringBuilder("x-env"), new StringBuilder("beta"));
    head.addField("x-other", "");
    assertThat(head.fieldIs("x-env", "beta")).isTrue();
    assertThat(head.fieldIs("x-env", "bet")).isFalse();
    assertThat(head.fieldIs("x-env", "betas")).isFalse();
    assertThat(head.fieldIs("x-en", "beta")).isFalse();
    assertThat(head.fieldIs("x-other", "")).isTrue();
    assertThat(head.hasField("x-env")).isTrue();
    assertThat(head.hasField("x-envs")).isFalse();
  }

  @Test
  void fieldIs_severalFields_isFalse() {
    head.addField("x-env", "beta");
    head.addField("x-env", "beta");
    assertThat(head.fieldIs("x-env", "beta")).isFalse();
    assertThat(head.hasField("x-env")).isTrue();
  }

  @Test
  void clearFields_forgetsThem() {
    for (int i = 0; i < 100; i++) {
      head.addField("x-" + i, "v");
    }
    assertThat(head.fieldIs("x-99", "v")).isTrue();
    head.clearFields();
    assertThat(head.hasField("x-99")).isFalse();
    assertThat(head.hasField("x-0")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=2",
        "a=1&v=2",
        "v=2&a=1",
        "&&v=2&",
        "%76=2",
        "v=%32",
        "v=2&V=3",
        "vv=1&v=2",
        "a=v=2&v=2"
      })
  void queryIs_parameterWithTheValue(String text) {
    assertWithMessage(text).that(query(text).queryIs(utf8("v"), utf8("2"))).isTrue();
    assertWithMessage(text).that(query(text).hasQuery(utf8("v"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v", "v=", "v=22", "v=02", "V=2", "a=v=2", "vv=2", "%v=2", "?v=2"})
  void queryIs_anythingElse_isFalse(String text) {
    assertWithMessage(text).that(query(text).queryIs(utf8("v"), utf8("2"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=2&v=2", "v=2&v=3", "v=3&v=2", "v&v=2", "v=2&%76"})
  void queryIs_repeatedParameter_isFalse(String text) {
    assertWithMessage(text).that(query(text).queryIs(utf8("v"), utf8("2"))).isFalse();
    assertWithMessage(text).that(query(text).hasQuery(utf8("v"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "n=a+b, a b",
    "n=a%20b, a b",
    "n=a%2Bb, a+b",
    "n=%C3%A9, é",
    "n=%c3%a9, é",
    "n=a%3Db%26c, a=b&c",
    "n=100%, 100%",
    "n=%4, %4",
    "n=%zz, %zz",
    "n=%2, %2"
  })
  void queryIs_comparesDecoded(String text, String value) {
    assertThat(query(text).queryIs(utf8("n"), utf8(value))).isTrue();
  }

  @Test
  void queryIs_emptyValue_withAndWithoutSign() {
    assertThat(query("n").queryIs(utf8("n"), utf8(""))).isTrue();
    assertThat(query("n=").queryIs(utf8("n"), utf8(""))).isTrue();
    assertThat(query("m").queryIs(utf8("n"), utf8(""))).isFalse();
  }

  @Test
  void query_ofNoRequest_isEmpty() {
    assertThat(head.hasQuery(utf8("n"))).isFalse();
  }
}
