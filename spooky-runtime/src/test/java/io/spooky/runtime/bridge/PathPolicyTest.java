package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.util.AsciiString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPolicyTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/", "/a/b", "/a//b", "/a.b/c..d", "/a?b=/../%zz", "/;x", "/a/", "*"})
  void normalise_plainPath_isTheSameObject(String path) {
    AsciiString text = new AsciiString(path);
    assertThat(PathPolicy.normalise(text)).isSameInstanceAs(text);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/%61dmin,/admin",
    "/./admin,/admin",
    "/x/../admin,/admin",
    "/%2e/admin,/admin",
    "/x/%2e%2e/admin,/admin",
    "/a/b/..,/a/",
    "/a/.,/a/",
    "/a/..,/",
    "/x//../admin,/x/admin",
    "/.../a,/.../a",
    "/.hidden,/.hidden",
    "/..a,/..a",
    "/caf%c3%a9,/caf%C3%A9",
    "/%7Euser,/~user",
    "/a%20b?q=%20,/a%20b?q=%20",
    "/x/../a?b=../c,/a?b=../c"
  })
  void normalise_otherForms_becomeOne(String path, String expected) {
    assertThat(String.valueOf(PathPolicy.normalise(new AsciiString(path)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/..", "/../a", "/a/../../b", "/x%2f..%2fadmin", "/x%5cadmin", "/a\\b", "/a%00", "/a%0a",
        "/a/..;/b", "/a/.;x/b", "/user/..;a=b/admin", "/a%", "/a%4", "/a%zz", "/%u002f", "/%7f"
      })
  void normalise_ambiguousForms_areRefused(String path) {
    assertThat(PathPolicy.normalise(new AsciiString(path))).isNull();
  }
}
