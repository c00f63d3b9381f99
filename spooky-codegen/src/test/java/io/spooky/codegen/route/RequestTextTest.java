package io.spooky.codegen.route;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.spooky.codegen.Models;
import io.spooky.codegen.check.RequestForm;
import io.spooky.codegen.route.Request.Pair;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as people write them. */
final class RequestTextTest {
  private static final RequestForm FORM =
      RequestForm.of(Models.proxy(List.of("api"), Models.routes("*/*")));

  private static Request parse(String text) {
    return RequestText.parse(text, FORM);
  }

  @Test
  void parse_allParts_areNormalised() {
    assertThat(
            parse(
                " PUT  HTTPS://API.Example.com.:8443//v1/./a/%2e%2e/%7e?q=a+b%26&q&=&%C3%BC=%zz"
                    + "  X-Env:beta ;x-b: \"c; \\\"d\\\"\";cookie: a=1; cookie: b=2"))
        .isEqualTo(
            new Request(
                "PUT",
                "api.example.com",
                "/v1/~",
                List.of(
                    new Pair("q", "a b&"),
                    new Pair("q", ""),
                    new Pair("", ""),
                    new Pair("ü", "%zz")),
                List.of(
                    new Pair("x-env", "beta"),
                    new Pair("x-b", "c; \"d\""),
                    new Pair("cookie", "a=1; b=2"))));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example, a.example, /",
    "https://a.example?q=1, a.example, /",
    "https://[2001:DB8::0:1]:443/x, [2001:db8::1], /x",
    "https://bücher.example/größe, xn--bcher-kva.example, /gr%C3%B6%C3%9Fe"
  })
  void parse_url_givesHostAndPath(String url, String host, String path) {
    Request request = parse("GET " + url);
    assertThat(request.host()).isEqualTo(host);
    assertThat(request.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET",
        "GET a.example",
        "GET http://a.example/",
        "GET https:///x",
        "GET https://user@a.example/",
        "GET https://a.example:65536/",
        "GET https://a.example/#x",
        "GET https://a.example/ x",
        "GET https://a.example/ x:1;;y:2",
        "GET https://a.example/ x:\"1",
        "GET https://a.example/ x:\"1\"2",
        "GET https://a.example/ x_y:1",
        "GET https://a.example/ host:b",
        "GET https://a.example/ x:ü",
        "GET https://a.example/%",
        "CONNECT https://a.example/"
      })
  void parse_noRequestThatIsRouted_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> parse(text));
  }

  @Test
  void parse_longQuotedValue_isRefusedForItsLength() {
    String value = "\\\"".repeat(50_000);
    assertThrows(
        IllegalArgumentException.class, () -> parse("GET https://a.example/ x: \"" + value + "\""));
  }

  @Test
  void toString_anyRequestOfTheSmallWorld_readsAsItself() {
    IntStream.iterate(0, i -> i < SmallWorld.REQUESTS.size(), i -> i + 13)
        .mapToObj(SmallWorld.REQUESTS::get)
        .forEach(request -> assertThat(parse(request.toString())).isEqualTo(request));
  }

  @Test
  void toString_strangeValues_readAsThemselves() {
    List<Pair> pairs =
        List.of(
            new Pair("a", ""),
            new Pair("b", "x; y: z"),
            new Pair("c", "\\\"->"),
            new Pair("d", "\\"));
    List<Pair> query =
        List.of(new Pair("a&=+%", "ü \u0001#?"), new Pair("b", ""), new Pair("x", "->"));
    Request request = new Request("GET", "a.example", "/", query, pairs);
    assertThat(parse(request.toString())).isEqualTo(request);
    assertThat(request.toString()).contains("b: \"x; y: z\"; c: \"\\\\\\\"->\"; d: \\");
  }
}
