package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http3.Http3Headers;
import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Frames;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interim responses of a good backend, and requests that expect one (SEM-07, SEM-08). */
final class InterimResponsesIT extends SemanticsFixture {
  private static final int MEGABYTE = 1_000_000;
  private static final int PIECE = 10_000;

  private StreamClient uploader;
  private StreamConnection uploads;

  @BeforeAll
  void openUploader() throws Exception {
    uploader = new StreamClient();
    uploads = uploader.connect(spooky.port());
  }

  @AfterAll
  void closeUploader() {
    uploads.close();
    uploader.close();
  }

  private static List<Integer> numbers(String list) {
    return list.isEmpty() ? List.of() : Stream.of(list.split(" ")).map(Integer::valueOf).toList();
  }

  private static void answer(Request request, int status) {
    request.head(false, ":status", Integer.toString(status));
    request.data(true, request.path());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 200",
    "100, 200",
    "103, 200",
    "103 103, 200",
    "100 103 103, 404",
    "102, 201",
    "100 102 103, 500",
    "103 100 103, 206",
    "199, 200"
  })
  void sem07_interimResponses_precedeTheFinalOne(String interim, int last) throws Exception {
    String path = path();
    backend.behave(Scripts.onEnd(path, request -> answerAfter(request, numbers(interim), last)));

    RawResponse response = send(RawRequest.get(path));

    assertInterim(response, numbers(interim));
    assertThat(response.status()).isEqualTo(last);
    assertThat(response.text()).isEqualTo(path);
  }

  private static void answerAfter(Request request, List<Integer> interim, int last) {
    for (int i = 0; i < interim.size(); i++) {
      request.head(false, ":status", interim.get(i).toString(), "link", "</" + i + ">");
    }
    answer(request, last);
  }

  private static void assertInterim(RawResponse response, List<Integer> statuses) {
    assertThat(response.isWhole()).isTrue();
    assertThat(response.informational()).isEqualTo(statuses);
    for (int i = 0; i < statuses.size(); i++) {
      assertThat(response.sections().get(i).toString()).contains("link: </" + i + ">");
      assertThat(response.head().toString()).doesNotContain("link");
    }
  }

  @Test
  void sem07_manyInterimResponses_allCome() throws Exception {
    String path = path();
    List<Integer> interim = Collections.nCopies(20, 103);
    backend.behave(Scripts.onEnd(path, request -> answerAfter(request, interim, 200)));

    assertInterim(send(RawRequest.get(path)), interim);
  }

  @Test
  void sem07_interimAndFinalInOneSegment_areTwo() throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(
            path,
            request -> {
              byte[] all =
                  Frames.join(
                      Frames.headers(
                          request.stream(), false, Field.list(":status", "103", "link", "</0>")),
                      Frames.headers(request.stream(), false, Field.list(":status", "200")),
                      Frames.data(request.stream(), true, new byte[9]));
              request.send(all);
            }));

    RawResponse response = send(RawRequest.get(path));

    assertInterim(response, List.of(103));
    assertThat(response.body()).hasLength(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void sem07_interimBeforeAnEmptyResponse_isNotIt(int last) throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(
            path,
            request -> {
              request.head(false, ":status", "103", "link", "</0>");
              request.head(true, ":status", Integer.toString(last));
            }));

    RawResponse response = send(RawRequest.get(path));

    assertInterim(response, List.of(103));
    assertThat(response.status()).isEqualTo(last);
  }

  @Test
  void sem07_interimResponse_comesAtOnce() throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(path, request -> request.head(false, ":status", "103", "link", "</0>")));

    RawStream stream = client.send(RawRequest.get(path));
    stream.await("the interim response", response -> !response.informational().isEmpty());
    answer(seen(path), 200);

    assertInterim(stream.response(), List.of(103));
  }

  private static Http3Headers expecting(String path) {
    return Exchange.request("POST", path)
        .add("expect", "100-continue")
        .add("content-length", Integer.toString(MEGABYTE));
  }

  private static Exchange sendMegabyte(Exchange exchange) {
    for (int sent = 0; sent < MEGABYTE; sent += PIECE) {
      exchange.data(new byte[PIECE]);
    }
    return exchange.end();
  }

  /** Acts at the head, and answers 200 when all of the body has come. */
  private static Scripts.Answering counting(String path, Consumer<Request> atHead) {
    return new Scripts.Answering() {
      @Override
      public void head(Request request) {
        if (request.path().equals(path)) {
          atHead.accept(request);
        }
      }

      @Override
      public void end(Request request) {
        if (!request.path().equals(path)) {
          request.answer();
        } else if (request.received() == MEGABYTE) {
          answer(request, 200);
        }
      }
    };
  }

  @Test
  void sem08_bodyAfter100_arrives() throws Exception {
    String path = path();
    backend.behave(counting(path, request -> request.head(false, ":status", "100")));

    Exchange exchange = uploads.exchange().fields(expecting(path));
    exchange.awaitInterim();
    Response response = sendMegabyte(exchange).await();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.interimStatuses()).containsExactly(100);
    assertThat(seen(path).isEnded()).isTrue();
  }

  @Test
  void sem08_bodyWithout100_arrivesToo() throws Exception {
    String path = path();
    backend.behave(counting(path, request -> {}));

    Response response = sendMegabyte(uploads.exchange().fields(expecting(path))).await();

    assertThat(response.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {417, 401, 413, 200, 303})
  void sem08_finalResponseWithoutTheBody_comesAtOnce(int status) throws Exception {
    String path = path();
    backend.behave(counting(path, request -> answer(request, status)));

    RawRequest request = RawRequest.post(path);
    request.with("expect", "100-continue").with("content-length", "" + MEGABYTE);
    RawStream stream = client.open().flush(request.frame());
    RawResponse response = stream.response();

    assertThat(response.isWhole()).isTrue();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).isEqualTo(path);
    assertThat(seen(path).isEnded()).isFalse();
    if (stream.stopCode() != null) {
      assertThat(stream.stopCode()).isEqualTo(0x100);
    }
  }

  @Test
  void sem08_expectation_reachesTheBackend() throws Exception {
    String path = path();

    sendMegabyte(uploads.exchange().fields(expecting(path))).await();

    assertThat(values(seen(path), "expect")).containsExactly("100-continue");
  }
}
