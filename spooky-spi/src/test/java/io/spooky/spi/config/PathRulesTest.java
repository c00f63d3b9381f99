package io.spooky.spi.config;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathRulesTest {
  private static final List<String> FORMS =
      Stream.of(PathFault.values()).filter(PathFault::isAllowable).map(PathFault::word).toList();

  private static final PathRules STRICT = PathRules.of("merge", List.of());

  /** Returns the form of a path, or the name of the fault. */
  private static String form(PathRules rules, String path) {
    byte[] bytes = path.getBytes(ISO_8859_1);
    int length = rules.normalise(bytes, bytes.length);
    return length < 0 ? PathRules.fault(length).name() : new String(bytes, 0, length, ISO_8859_1);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/, /",
    "/%61dmin, /admin",
    "/%41%5A%7e%2D%5f%30, /AZ~-_0",
    "/./admin, /admin",
    "/x/../admin, /admin",
    "/%2e/admin, /admin",
    "/x/%2e%2E/admin, /admin",
    "/x/.%2e/admin, /admin",
    "/a/b/.., /a/",
    "/a/., /a/",
    "/a/.., /",
    "//, /",
    "//admin, /admin",
    "/admin//, /admin/",
    "/a///b, /a/b",
    "/x//../admin, /admin",
    "/x//..//admin, /admin",
    "//other/admin, /other/admin",
    "/%2e//admin, /admin",
    "/.../a, /.../a",
    "/.hidden, /.hidden",
    "/..a, /..a",
    "/a.., /a..",
    "/caf%c3%a9, /caf%C3%A9",
    "/a%20b%3f%23, /a%20b%3F%23",
    "/%e4%bd%a0%f0%9f%98%80, /%E4%BD%A0%F0%9F%98%80",
    "/100%2541, /100%2541",
    "/a%25, /a%25",
    "/a%252, /a%252",
    "/a%25zz, /a%25zz"
  })
  void normalise_otherForms_becomeOne(String path, String expected) {
    assertThat(form(STRICT, path)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "/x%2f..%2fadmin, ENCODED_SLASH",
    "/x%2Fy, ENCODED_SLASH",
    "/a\\b, BACKSLASH",
    "/x%5c..%5cadmin, BACKSLASH",
    "/admin;x, PATH_PARAMETERS",
    "/;/admin, PATH_PARAMETERS",
    "/user/..;a=b/admin, PATH_PARAMETERS",
    "/a%3bb, PATH_PARAMETERS",
    "/admin%00, ENCODED_CONTROL",
    "/admin%0a, ENCODED_CONTROL",
    "/%1f, ENCODED_CONTROL",
    "/%7F, ENCODED_CONTROL",
    "/%c0%af, OVERLONG_UTF8",
    "/%C1%81, OVERLONG_UTF8",
    "/%e0%80%af, OVERLONG_UTF8",
    "/%E0%9f%bf, OVERLONG_UTF8",
    "/%f0%80%80%af, OVERLONG_UTF8",
    "/%f0%8f%bf%bf, OVERLONG_UTF8",
    "/%f5, OVERLONG_UTF8",
    "/%ff, OVERLONG_UTF8",
    "/%252e, DOUBLE_ENCODING",
    "/%252F, DOUBLE_ENCODING",
    "/%255c, DOUBLE_ENCODING",
    "/%2500, DOUBLE_ENCODING",
    "/%250a, DOUBLE_ENCODING",
    "/%257f, DOUBLE_ENCODING",
    "/%253B, DOUBLE_ENCODING",
    "/%2525, DOUBLE_ENCODING",
    "/%25%32%65, DOUBLE_ENCODING",
    "/%25252e, DOUBLE_ENCODING",
    "/%, INVALID_ESCAPE",
    "/%2, INVALID_ESCAPE",
    "/%zz, INVALID_ESCAPE",
    "/%2g, INVALID_ESCAPE",
    "/%u002f, INVALID_ESCAPE",
    "/%%32e, INVALID_ESCAPE",
    "/.., ABOVE_ROOT",
    "/../a, ABOVE_ROOT",
    "/a/../../b, ABOVE_ROOT",
    "/%2e%2e/a, ABOVE_ROOT",
    "//../a, ABOVE_ROOT"
  })
  void normalise_ambiguousForms_areRefused(String path, PathFault fault) {
    assertThat(form(STRICT, path)).isEqualTo(fault.name());
    if (fault.isAllowable()) {
      PathRules allowing = PathRules.of("merge", List.of(fault.word()));
      PathFault[] left = {null};
      String form = form(allowing, path);
      for (PathFault other : PathFault.values()) {
        left[0] = other.name().equals(form) ? other : left[0];
      }
      boolean dots = path.contains("..;");
      assertThat(left[0]).isEqualTo(dots ? PathFault.DOTS_WITH_PARAMETERS : null);
    }
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "encoded_slash, /x%2f..%2fadmin, /x%2F..%2Fadmin",
    "backslash, /a\\b%5c..%5cc, /a\\b%5C..%5Cc",
    "path_parameters, /a;b=c/d%3b, /a;b=c/d%3B",
    "path_parameters, /a/..;b/c, DOTS_WITH_PARAMETERS",
    "path_parameters, /a/.;/c, DOTS_WITH_PARAMETERS",
    "path_parameters, /a/%2e.%3bb, DOTS_WITH_PARAMETERS",
    "path_parameters, /a/...;b, /a/...;b",
    "path_parameters, /a/..b;c, /a/..b;c",
    "encoded_control, /a%00%1f%7f, /a%00%1F%7F",
    "overlong_utf8, /%c0%af%e0%80%ff, /%C0%AF%E0%80%FF",
    "double_encoding, /%252e%252E/%25252f, /%252e%252E/%25252f",
    "double_encoding, /a%2fb, ENCODED_SLASH",
    "encoded_slash, /a%252fb, DOUBLE_ENCODING"
  })
  void normalise_allowedForms_stayAsTheyCame(String word, String path, String expected) {
    assertThat(form(PathRules.of("merge", List.of(word)), path)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource({
    "reject, //a, DOUBLED_SLASH",
    "reject, /a//, DOUBLED_SLASH",
    "reject, /x//../a, DOUBLED_SLASH",
    "reject, /x/.//a, DOUBLED_SLASH",
    "reject, /x/../a/, /a/",
    "keep, //a//, //a//",
    "keep, /x//../a, /x/a",
    "keep, /x//..//admin, /x//admin",
    "keep, //../a, /a",
    "keep, /../a, ABOVE_ROOT"
  })
  void normalise_doubledSlashes_byOption(String slashes, String path, String expected) {
    assertThat(form(PathRules.of(slashes, List.of()), path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a/b", "/a.b/c..d", "/a/", "/a-b_c~d", "/a!$&'()*+,=:@", "*"})
  void isPlain_plainPath(String path) {
    assertThat(PathRules.isPlain(path.getBytes(ISO_8859_1), 0, path.length())).isTrue();
  }

  @Test
  void isPlain_everyByte_onlyWhereNothingCouldChange() {
    for (int octet = 0x21; octet < 0x7f; octet++) {
      for (String path : List.of("/a" + (char) octet + "b", "/" + (char) octet + "b")) {
        byte[] bytes = path.getBytes(ISO_8859_1);
        if (PathRules.isPlain(bytes, 0, bytes.length)) {
          assertWithMessage(path).that(form(STRICT, path)).isEqualTo(path);
        }
      }
    }
  }

  @Test
  void normalise_everyEscape_isDecodedKeptOrRefused() {
    for (int octet = 0; octet < 256; octet++) {
      String upper = "/%%%02X".formatted(octet);
      boolean unreserved = octet < 0x7f && "-._~".indexOf(octet) >= 0 || isAlphanumeric(octet);
      boolean refused =
          octet < 0x20
              || octet == 0x7f
              || "/\\;".indexOf(octet) >= 0
              || octet == 0xc0
              || octet == 0xc1
              || octet >= 0xf5;
      String expected = octet == '.' ? "/" : unreserved ? "/" + (char) octet : upper;
      for (String path : List.of(upper, upper.toLowerCase(java.util.Locale.ROOT))) {
        String form = form(STRICT, path);
        if (refused) {
          assertWithMessage(path).that(form).doesNotContain("/");
        } else {
          assertWithMessage(path).that(form).isEqualTo(expected);
        }
      }
    }
  }

  private static boolean isAlphanumeric(int octet) {
    return octet < 0x80 && Character.isLetterOrDigit(octet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge", "reject", "keep"})
  void normalise_anyPath_isIdempotentAndClean(String slashes) {
    String[] parts = {
      "/", "/", ".", "..", "a", "%2e", "%2E", "%2f", ";", "%3b", "%25", "2e", "2", "%", "\\", "%5c",
      "%e0", "%80", "%c3%a9", "%00", "%61", "admin", "=", "%32"
    };
    SplittableRandom random = new SplittableRandom(slashes.hashCode());
    for (int i = 0; i < 100_000; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int n = random.nextInt(9); n > 0; n--) {
        path.append(parts[random.nextInt(parts.length)]);
      }
      List<String> allow = FORMS.stream().filter(form -> random.nextInt(3) == 0).toList();
      checkForm(PathRules.of(slashes, allow), path.toString());
    }
  }

  private static void checkForm(PathRules rules, String path) {
    String form = form(rules, path);
    if (!form.startsWith("/")) {
      return;
    }
    assertWithMessage(path).that(form(rules, form)).isEqualTo(form);
    assertWithMessage(path).that(form.length()).isAtMost(path.length());
    assertWithMessage(path).that(form + "/").doesNotContainMatch("/\\.\\.?(;[^/]*)?/");
    if (rules.slashes() != PathRules.Slashes.KEEP) {
      assertWithMessage(path).that(form).doesNotContain("//");
    }
    if (PathRules.isPlain(path.getBytes(ISO_8859_1), 0, path.length())) {
      assertWithMessage(path).that(form).isEqualTo(path);
    }
  }
}
