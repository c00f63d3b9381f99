package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told when the edge answers itself (SEM-15), without proxy-status (PST-01). */
final class ErrorAnswersIT extends SemanticsFixture {
  private static final Set<String> FIELDS =
      Set.of(":status", "content-type", "content-length", "retry-after", "allow", "date");
  private static final Duration LIMIT = Duration.ofMillis(500);

  @Override
  String config() throws Exception {
    return ErrorConfig.text(backend, "");
  }

  @Override
  RawRequest witnessed(String path) {
    return RawRequest.get(path).set(":authority", "good.example");
  }

  private static RawRequest request(String host, String path) {
    return RawRequest.get(path).set(":authority", host).with("x-marker", "marker-value");
  }

  /** Checks that an answer is whole and tells nothing. */
  private static void assertSafe(RawResponse response, int status) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.isWhole()).isTrue();
    response.head().forEach(field -> assertThat(FIELDS).contains(field.name()));
    assertThat(response.values("content-type")).containsExactly("text/plain; charset=utf-8");
    assertThat(response.values("content-length"))
        .containsExactly(Integer.toString(response.body().length));
    assertThat(response.values("retry-after").isEmpty()).isEqualTo(status != 503);
    String text = response.toString().toLowerCase(Locale.ROOT);
    for (String secret : new String[] {"marker", "127.0.0.1", "example", "exception", "spooky"}) {
      assertWithMessage(response.toString()).that(text).doesNotContain(secret);
    }
    assertThat(response.text()).matches("\\d{3} [A-Za-z -]+\n");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody.example, /marker<script>, 404",
    "good.example, /, 404",
    "refused.example, /t/marker, 502"
  })
  void sem15_request_getsTheStatusOfItsFault(String host, String path, int status)
      throws Exception {
    if (path.contains("<")) {
      assertThat(send(request(host, path)).status()).isAnyOf(400, 404);
    }
    assertSafe(send(request(host, path.replace("<script>", ""))), status);
  }

  @Test
  void sem15_noHealthyBackend_is503() throws Exception {
    RawResponse response = send(request("sick.example", "/t/marker"));
    for (int i = 0; i < 20 && response.status() == 502; i++) {
      response = send(request("sick.example", "/t/marker"));
    }
    assertSafe(response, 503);
  }

  @Test
  void sem15_slowBackend_is504InTime() throws Exception {
    String path = path();
    backend.behave(new Scripts.Holding());
    send(request("nobody.example", "/warm"));
    long start = System.nanoTime();

    RawResponse response = send(request("slow.example", path));

    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertSafe(response, 504);
    assertThat(taken).isAtLeast(ErrorConfig.RESPONSE_HEAD);
    assertThat(taken).isLessThan(ErrorConfig.RESPONSE_HEAD.plus(LIMIT.multipliedBy(4)));
    backend.journal().awaitThat("the reset", () -> seen(path).resetCode() >= 0);
  }

  @Test
  void sem15_fullBackend_is503AtOnce() throws Exception {
    String first = path();
    String second = path();
    backend.behave(new Scripts.Holding());
    RawStream held = client.send(request("full.example", first));
    seen(first);

    RawResponse response = send(request("full.example", second));

    assertSafe(response, 503);
    assertNotForwarded(second);
    seen(first).answer();
    assertThat(held.response().text()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 8, 11, 1})
  void sem15_resetBeforeAnAnswer_is502(long code) throws Exception {
    String path = path();
    backend.behave(Scripts.onEnd(path, request -> request.resetWith(code)));

    RawRequest post = request("good.example", path).set(":method", "POST");

    assertSafe(send(post), 502);
  }

  @Test
  void sem15_connectionLostBeforeAnAnswer_is502() throws Exception {
    String path = path();
    backend.behave(Scripts.onEnd(path, request -> request.connection().kill()));

    assertSafe(send(request("good.example", path).set(":method", "POST")), 502);
  }

  @ParameterizedTest
  @CsvSource({
    "x-bad, a\u0001marker, 400",
    "connection, marker, 400",
    "content-length, marker, 400"
  })
  void sem15_malformedRequest_is400(String name, String value, int status) throws Exception {
    String path = path();

    assertSafe(send(request("good.example", path).with(name, value)), status);
    assertNotForwarded(path);
  }

  @Test
  void sem15_headTooLarge_is431() throws Exception {
    String path = path();

    RawResponse response =
        send(request("good.example", path).with("x-big", "marker".repeat(3_000)));

    assertSafe(response, 431);
    assertNotForwarded(path);
  }

  @Test
  void sem15_bodyTooLarge_is413() throws Exception {
    RawRequest post = request("good.example", path()).set(":method", "POST");

    RawResponse response =
        client.open().flush(post.with("content-length", "1001").frame()).awaitHead();

    assertThat(response.status()).isEqualTo(413);
  }

  @Test
  void sem15_headWithoutRoute_hasNoBody() throws Exception {
    RawResponse response = send(request("nobody.example", "/").set(":method", "HEAD"));

    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void sem15_postWithoutRoute_isAnsweredBeforeItsBody() throws Exception {
    RawStream stream =
        client.open().flush(request("nobody.example", "/").set(":method", "POST").frame());

    assertSafe(stream.response(), 404);
    stream.finish(Frames.data("late"));
    assertThat(client.end()).isNull();
  }
}
