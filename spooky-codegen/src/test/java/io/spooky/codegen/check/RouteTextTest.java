package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.check.CheckedRoute.HostMatch;
import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.Suggestions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts, paths and hash keys of routes, and what becomes of them. */
final class RouteTextTest {
  private static final PathText PATHS = PathText.of(Given.NOTHING);

  private static PathText paths(String doubledSlashes, String allow) {
    return PathText.of(
        new Given(
            Map.of(
                Edge.DOUBLED_SLASHES,
                Setting.ofDefault(doubledSlashes),
                Edge.ALLOW,
                Setting.ofDefault(allow)),
            Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, EXACT, example.com",
    "EXAMPLE.Com., EXACT, example.com",
    "localhost, EXACT, localhost",
    "a_b.example, EXACT, a_b.example",
    "1.2.3.4, EXACT, 1.2.3.4",
    "[::1], EXACT, [::1]",
    "[2001:DB8:0:0:1:0:0:1], EXACT, [2001:db8::1:0:0:1]",
    "[0:0:0:0:0:0:0:0], EXACT, [::]",
    "[1:0:0:0:0:0:0:0], EXACT, [1::]",
    "[1:2:3:4:5:6:0:8], EXACT, [1:2:3:4:5:6:0:8]",
    "[::ffff:1.2.3.4], EXACT, [::ffff:1.2.3.4]",
    "*.example.com, WILDCARD, .example.com",
    "*.Example.COM., WILDCARD, .example.com",
    "bücher.example, EXACT, xn--bcher-kva.example",
    "*.BÜCHER.example, WILDCARD, .xn--bcher-kva.example",
    "4.example, EXACT, 4.example"
  })
  void host_wellFormed_isNormalised(String text, HostMatch.Kind kind, String name) {
    assertThat(HostText.parse(text)).isEqualTo(new HostMatch(kind, name));
  }

  @Test
  void host_tooLong_isRefused() {
    String label = "a".repeat(63);
    String longest = label + "." + label + "." + label + "." + "a".repeat(61);

    assertThat(HostText.parse(longest).name()).hasLength(253);
    assertThrows(IllegalArgumentException.class, () -> HostText.parse(longest + "a"));
    assertThrows(IllegalArgumentException.class, () -> HostText.parse("a".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3", "01.2.3.4", "1.2.3.4.5", "a.1", "0x7f", "1.2.3.4.", "*"})
  void host_numberThatIsNoAddress_isRefused(String text) {
    if (text.equals("1.2.3.4.")) {
      assertThat(HostText.parse(text).name()).isEqualTo("1.2.3.4");
    } else {
      assertThrows(IllegalArgumentException.class, () -> HostText.parse(text));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/v1, /v1",
    "/v1/, /v1/",
    "/%76%31, /v1",
    "/%7euser, /~user",
    "/%e4%BD%a0, /%E4%BD%A0",
    "/你, /%E4%BD%A0",
    "/😀, /%F0%9F%98%80",
    "/a=b@c:d!$&'()*+, /a=b@c:d!$&'()*+",
    "/..., /...",
    "/100%25, /100%25"
  })
  void path_wellFormed_isNormalised(String text, String path) {
    assertThat(PATHS.exact(text).path()).isEqualTo(path);
  }

  @Test
  void prefix_slashAtTheEnd_isDropped() {
    assertThat(PATHS.prefix("/v1/").path()).isEqualTo("/v1");
    assertThat(PATHS.prefix("/").path()).isEmpty();
  }

  @Test
  void path_tooLongOnceEncoded_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PATHS.exact("/" + "你".repeat(4_096 / 9 + 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "encoded_slash, /a%2fb, /a%2Fb",
    "backslash, /a\\b, /a\\b",
    "backslash, /a%5cb, /a%5Cb",
    "path_parameters, /a;b=c, /a;b=c",
    "path_parameters, /a%3bb, /a%3Bb",
    "encoded_control, /a%0a, /a%0A",
    "overlong_utf8, /%c0%af, /%C0%AF",
    "double_encoding, /%252e, /%252e"
  })
  void path_ambiguousForm_isRefusedUnlessAllowed(String word, String text, String path) {
    assertThat(paths("merge", word).exact(text).path()).isEqualTo(path);
    Exception e = assertThrows(IllegalArgumentException.class, () -> PATHS.exact(text));
    assertThat(e).hasMessageThat().contains(text.startsWith("/a\\") ? "%5C" : word);
  }

  @Test
  void path_doubledSlash_isOneOnlyWhereTheyAreKept() {
    assertThat(paths("keep", "").exact("//a//b").path()).isEqualTo("//a//b");
    assertThrows(IllegalArgumentException.class, () -> PATHS.exact("//a"));
    assertThrows(IllegalArgumentException.class, () -> paths("reject", "").exact("/a//b"));
  }

  @Test
  void suggestion_nearWord_isFound() {
    var words = java.util.List.of("round-robin", "random", "response_head", "id");

    assertThat(Suggestions.nearest("Round_Robin", words)).hasValue("round-robin");
    assertThat(Suggestions.nearest("radnom", words)).hasValue("random");
    assertThat(Suggestions.nearest("response", words)).hasValue("response_head");
    assertThat(Suggestions.nearest("zebra", words)).isEmpty();
    assertThat(Suggestions.nearest("x", words)).isEmpty();
    assertThat(Suggestions.nearest("", words)).isEmpty();
  }
}
