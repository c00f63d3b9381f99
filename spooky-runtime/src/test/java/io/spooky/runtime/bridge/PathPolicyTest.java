package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.util.AsciiString;
import io.spooky.spi.config.PathRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of paths themselves are tested beside {@link PathRules}. */
final class PathPolicyTest {
  private final PathPolicy policy = new PathPolicy(PathRules.of("merge", List.of()));

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/", "/a/b", "/a.b/c..d", "/a?b=/../%zz//;", "/?", "/a/", "*"})
  void normalise_plainPath_isTheSameObject(String path) {
    AsciiString text = new AsciiString(path);
    assertThat(policy.normalise(text)).isSameInstanceAs(text);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/%61dmin?%61, /admin?%61",
    "/x/../a?b=../c, /a?b=../c",
    "/a%20b?q=%20%2f;%zz, /a%20b?q=%20%2f;%zz",
    "//a//?//, /a/?//",
    "/.?, /?"
  })
  void normalise_query_staysAsItIs(String path, String expected) {
    // A slice, as a decoder may hand it over.
    AsciiString text = new AsciiString("xx" + path + "yy").subSequence(2, 2 + path.length(), false);
    assertThat(String.valueOf(policy.normalise(text))).isEqualTo(expected);
    assertThat(text.toString()).isEqualTo(path);
  }

  @Test
  void rejection_saysWhatAndWhichOption() {
    assertThat(policy.normalise(new AsciiString("/a%2fb"))).isNull();
    assertThat(policy.rejection())
        .isEqualTo(new Rejection(400, "path with an encoded slash (edge.allow: encoded_slash)"));
    assertThat(policy.normalise(new AsciiString("/.."))).isNull();
    assertThat(policy.rejection())
        .isEqualTo(new Rejection(400, "path with dot segments that climb above the root"));
  }
}
