package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;
import static io.spooky.samples.conformance.h2.Frames.windowUpdate;

import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.Frame;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Final responses that a good backend gives before the request has ended (SEM-10). */
final class EarlyResponsesIT extends SemanticsFixture {
  private static final long NO_ERROR = 0;

  /** RFC 9113, section 6.9.2. */
  private static final int DEFAULT_WINDOW = 65_535;

  private static final String PIECE = "x".repeat(1_000);

  /** Answers at the head, takes in what else comes, and may say that it wants no more. */
  private static Scripts.Answering early(String path, Consumer<Request> answer, boolean reset) {
    return new Scripts.Answering() {
      @Override
      public void head(Request request) {
        if (request.path().equals(path)) {
          answer.accept(request);
          if (reset) {
            request.resetWith(NO_ERROR);
          }
        }
      }

      @Override
      public void end(Request request) {
        if (!request.path().equals(path)) {
          request.answer();
        }
      }
    };
  }

  private static void answer(Request request, int status, int size) {
    request.head(size == 0, ":status", Integer.toString(status), "x-early", "yes");
    if (size > 0) {
      request.data(true, new byte[size]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "413, 0, false",
    "413, 0, true",
    "200, 0, true",
    "401, 20, false",
    "401, 20, true",
    "303, 5000, false",
    "500, 16000, true",
    "200, 60000, false",
    "200, 60000, true"
  })
  void sem10_earlyResponse_isWholeAndTheUploadGoesNowhere(int status, int size, boolean reset)
      throws Exception {
    String path = path();
    backend.behave(early(path, request -> answer(request, status, size), reset));

    RawStream stream = client.open().flush(RawRequest.post(path).frame(), Frames.data(PIECE));
    RawResponse response = stream.response();

    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.values("x-early")).containsExactly("yes");
    assertThat(response.body()).hasLength(size);
    for (int i = 0; i < 20 && stream.stopCode() == null; i++) {
      stream.flush(Frames.data(PIECE));
    }
    finish(stream);
    Request request = seen(path);
    backend.journal().awaitThat("the stream's end", () -> reset || request.resetCode() >= 0);
    assertThat(request.isEnded()).isFalse();
  }

  /** Ends the upload if it is drained; where it is stopped the code must be a friendly one. */
  private void finish(RawStream stream) throws Exception {
    if (stream.stopCode() == null) {
      stream.finish();
    } else {
      assertThat(stream.stopCode()).isEqualTo(0x100);
    }
    assertThat(client.end()).isNull();
    String path = path();
    assertThat(send(RawRequest.get(path)).text()).isEqualTo(path);
  }

  @Test
  void sem10_uploadThatEndedMeanwhile_isNoError() throws Exception {
    for (int i = 0; i < 50; i++) {
      String path = path();
      boolean reset = i % 2 == 0;
      backend.behave(early(path, request -> answer(request, 200, 100), reset));

      RawResponse response =
          client.open().finish(RawRequest.post(path).frame(), Frames.data(PIECE)).response();

      assertThat(response.isWhole()).isTrue();
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sem10_uploadHeldByFlowControl_doesNotHoldTheResponse(boolean reset) throws Exception {
    String path = path();
    backend.behave(
        new Scripts.Answering() {
          @Override
          public void data(Request request, Frame frame) {
            // The stream's window stays shut: the upload cannot go on, nor end.
            boolean full = request.received() == DEFAULT_WINDOW;
            if (full) {
              request.connection().send(windowUpdate(0, DEFAULT_WINDOW));
              answer(request, 413, 70);
            }
            if (full && reset) {
              request.resetWith(NO_ERROR);
            }
          }

          @Override
          public void end(Request request) {
            request.answer();
          }
        });
    try (StreamClient uploader = new StreamClient();
        StreamConnection connection = uploader.connect(spooky.port())) {
      Exchange exchange = connection.exchange().fields(Exchange.request("POST", path));
      for (int i = 0; i < 300; i++) {
        exchange.data(new byte[10_000]);
      }
      exchange.end();

      assertThat(exchange.await().status()).isEqualTo(413);
      assertThat(exchange.await().body()).hasLength(70);
      assertThat(
              connection.exchange().fields(Exchange.request("GET", "/after")).end().await().text())
          .isEqualTo("/after");
    }
    assertThat(seen(path).isEnded()).isFalse();
  }

  @Test
  void sem10_responseThatGoesOnWhileTheUploadDoes_isWholeToo() throws Exception {
    String path = path();
    backend.behave(new Scripts.Echoing());
    RawStream stream = client.open().flush(RawRequest.post(path).frame());
    stream.awaitHead();
    for (int i = 1; i <= 10; i++) {
      int soFar = i * PIECE.length();
      stream.flush(Frames.data(PIECE));
      stream.await("the echo of piece " + i, response -> response.body().length == soFar);
    }
    RawResponse response = stream.finish().response();

    assertThat(response.isWhole()).isTrue();
    assertThat(response.body()).hasLength(10 * PIECE.length());
  }
}
