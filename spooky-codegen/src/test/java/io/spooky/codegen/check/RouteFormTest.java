package io.spooky.codegen.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.spi.config.ConfigKeys.Edge;
import io.spooky.spi.config.PathRules;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes against what the runtime makes of requests: a path that builds is one that comes. */
final class RouteFormTest {
  private static final String[] PARTS = {
    "/", "/", ".", "..", "a", "%2e", "%2f", ";", "%3B", "%25", "2e", "%5c", "%c0", "%e0", "%80",
    "%00", "%61", "%c3%a9", "=", "%7E"
  };

  private static PathText routes(String slashes, String allow) {
    return PathText.of(
        new Given(
            Map.of(
                Edge.DOUBLED_SLASHES, Setting.ofDefault(slashes),
                Edge.ALLOW, Setting.ofDefault(allow)),
            Set.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "merge, ''",
    "reject, ''",
    "keep, ''",
    "merge, 'encoded_slash, path_parameters'",
    "keep, 'double_encoding, overlong_utf8, backslash, encoded_control'"
  })
  void exactRoute_thatBuilds_isTheFormOfARequest(String slashes, String allow) {
    PathRules requests = PathRules.of(slashes, Edge.ALLOW.parse(allow));
    PathText routes = routes(slashes, allow);
    SplittableRandom random = new SplittableRandom(11);
    int built = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("/");
      for (int n = random.nextInt(6); n > 0; n--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String form = form(routes, text.toString());
      if (form != null) {
        built++;
        assertWithMessage(text.toString())
            .that(requested(requests, text.toString()))
            .isEqualTo(form);
      }
    }
    assertThat(built).isGreaterThan(1_000);
  }

  private static String form(PathText routes, String text) {
    try {
      return routes.exact(text).path();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String requested(PathRules requests, String path) {
    byte[] bytes = path.getBytes(StandardCharsets.US_ASCII);
    int length = requests.normalise(bytes, bytes.length);
    return length < 0 ? "refused" : new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
