package io.spooky.runtime.edge;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.runtime.testing.TestBackend;
import io.spooky.runtime.testing.TestClient;
import io.spooky.runtime.testing.TestProxy;
import io.spooky.spi.config.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose fault it is that an exchange takes too long: three failures eject the backend here. */
final class EdgeBlameTest extends EdgeTestBase {
  private static final int FAILURES = 4;
  private static final byte[] LARGE = new byte[400_000];

  private TestBackend silent() {
    return backend(
        () ->
            new Scripts.OnHead(
                script -> {
                  if (script.path().equals("/get")) {
                    script.finish("204");
                  }
                }));
  }

  /** Lets clients fall silent in the middle of uploads, and returns the statuses they get. */
  private static List<String> stalledUploads(TestClient client) throws Exception {
    // There is a connection then: while one is made, it is the backend that is waited for.
    assertThat(client.get("/get").status()).isEqualTo("204");
    List<TestClient.Call> calls = new ArrayList<>();
    for (int i = 0; i < FAILURES; i++) {
      calls.add(client.call("POST", "/", false).data("ten bytes.", false));
    }
    List<String> statuses = new ArrayList<>();
    for (TestClient.Call call : calls) {
      statuses.add(call.status());
    }
    return statuses;
  }

  @Test
  void request_clientFallsSilent_saysNothingOfTheBackend() throws Exception {
    TestProxy proxy = proxy(silent()).set("api", ConfigKeys.Timeouts.REQUEST, "1s");
    TestClient client = client(edge(proxy));
    assertThat(stalledUploads(client)).containsExactly("408", "408", "408", "408");
    assertThat(client.get("/get").status()).isEqualTo("204");
  }

  @Test
  void attempt_clientFallsSilent_isNotEndedForIt() throws Exception {
    TestProxy proxy =
        proxy(silent())
            .set("api", ConfigKeys.Retry.PER_TRY_TIMEOUT, "50ms")
            .set("api", ConfigKeys.Timeouts.IDLE, "500ms");
    TestClient client = client(edge(proxy));
    assertThat(stalledUploads(client)).containsExactly("408", "408", "408", "408");
    assertThat(client.get("/get").status()).isEqualTo("204");
  }

  @Test
  void attempt_clientWasSlow_hasItsTimeFromTheEndOfTheRequest() throws Exception {
    TestProxy proxy = proxy(silent()).set("api", ConfigKeys.Retry.PER_TRY_TIMEOUT, "100ms");
    TestClient client = client(edge(proxy));
    TestClient.Call slow = client.call("POST", "/slow", false).data("a", false);
    // Whole, and begun later: its time is over when the other's would have been.
    assertThat(client.call("POST", "/whole", true).status()).isEqualTo("504");
    assertThat(slow.bodyFuture().isDone()).isFalse();
    assertThat(slow.data("b", true).status()).isEqualTo("504");
  }

  @Test
  void upload_backendReadsNothing_isTheBackendsFault() throws Exception {
    Scripts.Recorder recorder = new Scripts.Recorder();
    TestProxy proxy = proxy(backend(() -> recorder)).set("api", ConfigKeys.Timeouts.IDLE, "2s");
    TestClient.Call call = client(edge(proxy)).call("POST", "/", false);
    await(recorder.head);
    recorder.reading(false);
    assertThat(call.data(LARGE, true).status()).isEqualTo("504");
    recorder.reading(true);
    await(recorder.ended);
  }

  @Test
  void expectContinue_backendSaysNothing_isTheBackendsFault() throws Exception {
    TestProxy proxy = proxy(silent()).set("api", ConfigKeys.Timeouts.IDLE, "200ms");
    TestClient client = client(edge(proxy));
    TestClient.Call call = client.call("POST", "/", false, "expect", "100-continue");
    assertThat(call.status()).isEqualTo("504");
  }

  @Test
  void resetContent_withContent_isMalformed() throws Exception {
    TestBackend backend =
        backend(
            () ->
                new Scripts.OnHead(
                    script -> {
                      script.begin("205");
                      script.part("content", true);
                    }));
    TestClient.Call call = client(edge(backend)).get("/");
    assertThat(call.reset()).isEqualTo(0x102);
  }
}
