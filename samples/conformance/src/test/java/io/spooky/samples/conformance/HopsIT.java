package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an intermediary does for the way of a message: via, loops, max-forwards and TRACE. */
final class HopsIT extends SemanticsFixture {
  private String pseudonym() throws Exception {
    String path = path();
    send(RawRequest.get(path));
    String via = seen(path).field("via");
    return via.substring(via.indexOf(' ') + 1);
  }

  @Test
  void sem01_requestWithoutVia_getsOne() throws Exception {
    String path = path();

    assertThat(send(RawRequest.get(path)).status()).isEqualTo(200);

    assertThat(values(seen(path), "via")).hasSize(1);
    assertThat(seen(path).field("via")).matches("3 [!#$%&'*+.^_`|~A-Za-z0-9-]+");
    assertThat(seen(path).field("via")).doesNotContain("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1 a",
        "1.0 fred, 1.1 p.example.net",
        "1.0 fred; 1.1 p.example.net:8080 (a, comment)",
        "1.1 a;2 b;1.1 c, HTTP/3 d",
        "1.1 [2001:db8::1]:443"
      })
  void sem01_receivedVia_isKeptInOrder(String lines) throws Exception {
    String path = path();
    RawRequest request = RawRequest.get(path);
    List<String> expected = new ArrayList<>();
    for (String line : lines.split(";")) {
      request.with("via", line.strip());
      expected.addAll(List.of(line.split(",")));
    }
    expected.replaceAll(String::strip);

    assertThat(send(request).status()).isEqualTo(200);

    List<String> elements = elements(seen(path), "via");
    assertThat(elements.subList(0, elements.size() - 1)).isEqualTo(expected);
    assertThat(elements.get(elements.size() - 1)).startsWith("3 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "OPTIONS", "PURGE"})
  void sem01_everyMethod_getsVia(String method) throws Exception {
    String path = path();

    send(RawRequest.of(method, path));

    assertThat(values(seen(path), "via")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 NAME",
        "1.1 NAME",
        "HTTP/3 NAME",
        "1.1 a, 3 NAME",
        "3 NAME, 1.1 a",
        "1.1 a,3 NAME,1.1 b",
        "3 NAME (a comment)",
        "1.1 a;3 NAME",
        "3 NAME;1.1 a"
      })
  void sem02_ownVia_isALoop(String lines) throws Exception {
    String name = pseudonym();
    String path = path();
    RawRequest request = RawRequest.get(path);
    for (String line : lines.split(";")) {
      request.with("via", line.replace("NAME", name));
    }

    RawResponse response = send(request);

    assertThat(response.status()).isEqualTo(508);
    assertThat(response.isWhole()).isTrue();
    assertNotForwarded(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 xNAME", "3 NAMEx", "3 x.NAME", "1.1 a (NAME)", "1.1 a (b, 3 NAME)"})
  void sem02_anothersVia_isNone(String via) throws Exception {
    String path = path();

    RawResponse response = send(RawRequest.get(path).with("via", via.replace("NAME", pseudonym())));

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "10, 9", "255, 254", "1000000, 999999", "007, 6"})
  void sem03_maxForwardsOfOptions_countsDown(String sent, String forwarded) throws Exception {
    String path = path();

    send(RawRequest.of("OPTIONS", path).with("max-forwards", sent));

    assertThat(values(seen(path), "max-forwards")).containsExactly(forwarded);
  }

  @ParameterizedTest
  @CsvSource({"OPTIONS, 0", "OPTIONS, 00", "TRACE, 0"})
  void sem03_maxForwardsZero_isAnsweredHere(String method, String value) throws Exception {
    String path = path();

    RawResponse response = send(RawRequest.of(method, path).with("max-forwards", value));

    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isAnyOf(200, 204, 405);
    assertNotForwarded(path);
  }

  @Test
  void sem03_optionsOfTheServer_countDownToo() throws Exception {
    RawResponse response = send(RawRequest.of("OPTIONS", "*").with("max-forwards", "0"));

    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isAnyOf(200, 204);
    assertNotForwarded("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PURGE", "DELETE"})
  void sem03_otherMethods_keepTheirMaxForwards(String method) throws Exception {
    for (String value : List.of("0", "5", "x")) {
      String path = path();

      send(RawRequest.of(method, path).with("max-forwards", value));

      assertThat(values(seen(path), "max-forwards")).containsExactly(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "abc", "1 2", "99999999999999999999999", "0x1"})
  void sem03_nonsense_isRefusedOrLeftAlone(String value) throws Exception {
    String path = path();

    RawResponse response = send(RawRequest.of("OPTIONS", path).with("max-forwards", value));

    if (response.status() == 200) {
      Request request = seen(path);
      assertThat(request.field("max-forwards")).isAnyOf(value, "99999999999999999999998");
    } else {
      assertThat(response.status()).isEqualTo(400);
      assertNotForwarded(path);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "3"})
  void sem04_trace_isRefusedWithoutAnEcho(String maxForwards) throws Exception {
    String path = path();
    RawRequest request =
        RawRequest.of("TRACE", path)
            .with("cookie", "secret=1")
            .with("authorization", "Basic c2VjcmV0");
    if (!maxForwards.isEmpty()) {
      request.with("max-forwards", maxForwards);
    }

    RawResponse response = send(request);

    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isEqualTo(405);
    // RFC 9110, section 15.5.6.
    assertThat(response.values("allow")).hasSize(1);
    assertThat(response.values("allow").toString()).doesNotContain("TRACE");
    assertThat(response.toString()).doesNotContain("secret");
    assertThat(response.toString()).doesNotContain("c2VjcmV0");
    assertNotForwarded(path);
  }
}
