package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is attempted again, where, and what never is (RFC 9110, section 9.2.2). */
final class EdgeRetryTest extends EdgeTestBase {
  private final AtomicInteger failures = new AtomicInteger();

  private TestBackend failing(Consumer<Scripts.OnHead> failure) {
    return backend(
        () ->
            new Scripts.OnHead(
                script -> {
                  failures.incrementAndGet();
                  failure.accept(script);
                }));
  }

  private TestBackend good() {
    return backend(() -> new TestBackend.Fixed("good"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
  void idempotentMethod_backendResets_isAnsweredByAnother(String method) throws Exception {
    TestBackend bad = failing(script -> script.refuse(Http2Error.INTERNAL_ERROR));
    TestBackend empty = backend(() -> new Scripts.OnHead(script -> script.finish("204")));
    TestClient client = client(edge(proxy(bad, empty)));
    assertThat(client.call(method, "/", true).status()).isEqualTo("204");
    assertThat(client.call(method, "/", true).status()).isEqualTo("204");
    assertThat(failures.get()).isAtLeast(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "get", "PURGE"})
  void otherMethod_backendResets_is502(String method) throws Exception {
    TestBackend bad = failing(script -> script.refuse(Http2Error.INTERNAL_ERROR));
    TestClient client = client(edge(proxy(bad, good())));
    List<String> statuses = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      statuses.add(client.call(method, "/", true).status());
    }
    assertThat(statuses).containsExactly("200", "502");
    assertThat(failures.get()).isEqualTo(1);
  }

  @Test
  void get_connectionLostBeforeTheHead_isAnsweredByAnother() throws Exception {
    TestBackend bad = failing(Scripts.OnHead::cutConnection);
    TestClient client = client(edge(proxy(bad, good())));
    assertThat(client.get("/").text()).isEqualTo("good");
    assertThat(client.get("/").text()).isEqualTo("good");
  }

  @Test
  void post_connectionLostBeforeTheHead_is502() throws Exception {
    Edge edge = edge(failing(Scripts.OnHead::cutConnection));
    assertThat(client(edge).call("POST", "/", true).status()).isEqualTo("502");
    assertThat(failures.get()).isEqualTo(1);
  }

  @Test
  void get_resetAfterAnInterimHead_isNotAttemptedAgain() throws Exception {
    TestBackend bad =
        failing(
            script -> {
              script.interim("103");
              script.refuse(Http2Error.INTERNAL_ERROR);
            });
    TestClient.Call call = client(edge(bad)).get("/");
    assertThat(call.status()).isEqualTo("502");
    assertThat(call.interim()).containsExactly("103");
    assertThat(failures.get()).isEqualTo(1);
  }

  @Test
  void get_resetAfterTheHead_isReset() throws Exception {
    TestBackend bad =
        failing(
            script -> {
              script.begin("200");
              script.part("half", false);
              script.refuse(Http2Error.INTERNAL_ERROR);
            });
    assertThat(client(edge(bad)).get("/").reset()).isEqualTo(0x102);
    assertThat(failures.get()).isEqualTo(1);
  }

  @Test
  void get_onlyBackendResetsOnce_isAnsweredByItTheSecondTime() throws Exception {
    AtomicInteger heads = new AtomicInteger();
    TestBackend only =
        backend(
            () ->
                new Scripts.OnHead(
                    script -> {
                      if (heads.incrementAndGet() == 1) {
                        script.refuse(Http2Error.INTERNAL_ERROR);
                      } else {
                        script.finish("204");
                      }
                    }));
    assertThat(client(edge(only)).get("/").status()).isEqualTo("204");
  }

  @Test
  void post_excludedByGoAwayOfTheOnlyBackend_isSentOnAnotherConnection() throws Exception {
    AtomicInteger heads = new AtomicInteger();
    TestBackend only =
        backend(
            () ->
                new Scripts.OnHead(
                    script -> {
                      if (heads.incrementAndGet() == 1) {
                        script.excludeItself();
                      } else {
                        script.finish("204");
                      }
                    }));
    TestClient.Call call = client(edge(only)).call("POST", "/", false).data("body", true);
    assertThat(call.status()).isEqualTo("204");
    assertThat(only.connectionsMade()).isEqualTo(2);
  }

  @Test
  void get_budgetOfNothing_isNotAttemptedAgain() throws Exception {
    TestBackend bad = failing(script -> script.refuse(Http2Error.INTERNAL_ERROR));
    Edge edge = edge(proxy(bad).set("api", ConfigKeys.Retry.BUDGET, "0%"));
    assertThat(client(edge).get("/").status()).isEqualTo("502");
    assertThat(failures.get()).isEqualTo(1);
  }

  @Test
  void get_attemptTakesTooLong_isAnsweredByAnother() throws Exception {
    TestBackend silent = failing(script -> {});
    TestProxy proxy = proxy(silent, good()).set("api", ConfigKeys.Retry.PER_TRY_TIMEOUT, "100ms");
    TestClient client = client(edge(proxy));
    assertThat(client.get("/").text()).isEqualTo("good");
    assertThat(client.get("/").text()).isEqualTo("good");
    assertThat(failures.get()).isAtLeast(1);
  }

  @Test
  void get_everyAttemptTakesTooLong_is504() throws Exception {
    TestProxy proxy =
        proxy(failing(script -> {})).set("api", ConfigKeys.Retry.PER_TRY_TIMEOUT, "100ms");
    TestClient client = client(edge(proxy));
    assertThat(client.get("/").status()).isEqualTo("504");
    assertThat(failures.get()).isEqualTo(2);
  }

  @Test
  void post_attemptTakesTooLong_is504() throws Exception {
    TestBackend silent = failing(script -> {});
    TestProxy proxy = proxy(silent).set("api", ConfigKeys.Retry.PER_TRY_TIMEOUT, "100ms");
    assertThat(client(edge(proxy)).call("POST", "/", true).status()).isEqualTo("504");
    assertThat(failures.get()).isEqualTo(1);
  }

  @Test
  void put_withBody_isSentAgainWhole() throws Exception {
    AtomicInteger heads = new AtomicInteger();
    TestBackend flaky =
        backend(
            () ->
                heads.incrementAndGet() == 1
                    ? new Scripts.OnHead(script -> script.refuse(Http2Error.INTERNAL_ERROR))
                    : new Scripts.Echo());
    TestClient.Call call = client(edge(flaky)).call("PUT", "/", false).data("whole", true);
    assertThat(call.text()).isEqualTo("whole");
    assertThat(heads.get()).isEqualTo(2);
  }

  @Test
  void put_tooLongToSendAgainTimesOut_takesNothingOutOfTheBudget() throws Exception {
    AtomicInteger gets = new AtomicInteger();
    TestBackend flaky =
        backend(
            () ->
                new Scripts.OnHead(
                    script -> {
                      if (script.path().equals("/get") && gets.incrementAndGet() == 1) {
                        script.refuse(Http2Error.INTERNAL_ERROR);
                      } else if (!script.path().equals("/put")) {
                        script.finish("204");
                      }
                    }));
    TestProxy proxy =
        proxy(flaky)
            .set("api", ConfigKeys.Retry.PER_TRY_TIMEOUT, "100ms")
            .set(ConfigKeys.Edge.BUFFER_BYTES, "1KiB");
    TestClient client = client(edge(proxy));
    for (int i = 0; i < 4; i++) {
      TestClient.Call put = client.call("PUT", "/put", false).data(new byte[2_000], true);
      assertThat(put.status()).isEqualTo("504");
      // Or the backend would be ejected.
      assertThat(client.get("/ok").status()).isEqualTo("204");
    }
    assertThat(client.get("/get").status()).isEqualTo("204");
  }
}
