package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.End;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawClient;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import io.spooky.samples.conformance.raw.RawStream;
import org.junit.jupiter.api.Test;

/** The raw client itself: what it says arrives, and what comes back is read right. */
final class RawClientIT extends ConformanceFixture {
  @Test
  void get_isAnswered() throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      RawResponse response = client.send(RawRequest.get("/")).response();

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).isEqualTo("origin");
      assertThat(response.isWhole()).isTrue();
    }
  }

  @Test
  void post_inPiecesWithALateEnd_comesBackWhole() throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      RawStream stream = client.open().flush(RawRequest.post("/echo").frame());
      stream.drip(Frames.data("some body")).finishAlone();

      assertThat(stream.response().text()).isEqualTo("some body");
    }
  }

  @Test
  void bigResponse_isRead() throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      RawResponse response = client.send(RawRequest.get("/bytes/5000000")).response();

      assertThat(response.body()).hasLength(5_000_000);
    }
  }

  @Test
  void malformedHead_isAnsweredOnItsStream() throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      RawResponse response = client.send(RawRequest.get("/").with("a b", "c")).response();

      assertThat(response.status()).isEqualTo(400);
      assertThat(client.end()).isNull();
    }
  }

  @Test
  void brokenConnection_tellsItsCode() throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      client.open().write(Frames.data("before the head"));

      assertThat(client.awaitEnd()).isEqualTo(new End(End.Kind.CLOSE, 0x105));
    }
  }

  @Test
  void reset_isSeenByTheEdge() throws Exception {
    try (RawClient client = RawClient.connect(spooky.port())) {
      RawStream stream = client.open().write(RawRequest.post("/echo").frame());
      stream.awaitHead();
      stream.reset(0x10c);

      assertThat(stream.response().end().kind()).isEqualTo(End.Kind.RESET);
      assertThat(Bytes.text(client.received(3))).isNotEmpty();
    }
  }
}
