package io.spooky.samples.conformance;

import static com.google.common.truth.Truth.assertThat;

import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.spooky.samples.conformance.client.Exchange;
import io.spooky.samples.conformance.client.Response;
import io.spooky.samples.conformance.client.StreamClient;
import io.spooky.samples.conformance.client.StreamConnection;
import io.spooky.samples.conformance.h2.Field;
import io.spooky.samples.conformance.h2.Request;
import io.spooky.samples.conformance.h2.Scripts;
import io.spooky.samples.conformance.raw.Bytes;
import io.spooky.samples.conformance.raw.FieldSection;
import io.spooky.samples.conformance.raw.Frames;
import io.spooky.samples.conformance.raw.RawRequest;
import io.spooky.samples.conformance.raw.RawResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trailers of requests and responses (SEM-11). */
final class TrailersIT extends SemanticsFixture {
  /** Returns the DATA frames of bodies: none, an empty one, some. */
  private static byte[] body(String kind) {
    return switch (kind) {
      case "none" -> new byte[0];
      case "empty" -> Frames.data("");
      case "one" -> Frames.data("body");
      default -> Bytes.join(Frames.data("bo"), Frames.data(""), Frames.data("dy"), Frames.data(""));
    };
  }

  private static FieldSection section(List<Field> fields) {
    FieldSection section = FieldSection.empty();
    fields.forEach(field -> section.add(field.name(), field.value()));
    return section;
  }

  private static String lines(List<?> fields) {
    return fields.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "empty", "one", "several"})
  void sem11_trailersOfRequests_stayTrailers(String kind) throws Exception {
    String path = path();
    List<Field> trailers = Field.list("x-sum", "1", "x-repeated", "a", "x-repeated", "b, c");

    RawResponse response =
        client
            .open()
            .finish(
                RawRequest.post(path).with("te", "trailers").with("trailer", "x-sum").frame(),
                body(kind),
                Frames.headers(section(trailers)))
            .response();

    assertThat(response.status()).isEqualTo(200);
    Request request = seen(path);
    assertThat(request.trailers()).isEqualTo(trailers);
    assertThat(request.field("x-sum")).isNull();
    assertThat(values(request, "trailer")).containsExactly("x-sum");
    assertThat(request.isEnded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "empty", "one"})
  void sem11_trailersOfResponses_stayTrailers(String kind) throws Exception {
    String path = path();
    List<Field> trailers =
        Field.list("grpc-status", "5", "grpc-message", "not%20found", "x-a", "1", "x-a", "2");
    backend.behave(
        Scripts.onEnd(
            path,
            request -> {
              request.head(false, ":status", "200", "trailer", "grpc-status");
              if (!kind.equals("none")) {
                request.data(false, kind.equals("one") ? "body" : "");
              }
              request.sendTrailers(trailers);
            }));

    RawResponse response = send(RawRequest.get(path));

    assertThat(response.isWhole()).isTrue();
    assertThat(lines(response.trailers())).isEqualTo(lines(trailers));
    assertThat(response.values("grpc-status")).isEmpty();
    assertThat(response.text()).isEqualTo(kind.equals("one") ? "body" : "");
  }

  @Test
  void sem11_statusInTheHead_staysThere() throws Exception {
    String path = path();
    backend.behave(
        Scripts.onEnd(path, request -> request.head(true, ":status", "200", "grpc-status", "12")));

    RawResponse response = send(RawRequest.post(path).with("te", "trailers"));

    assertThat(response.isWhole()).isTrue();
    assertThat(response.sections()).hasSize(1);
    assertThat(response.values("grpc-status")).containsExactly("12");
  }

  @Test
  void sem11_manyTrailers_allArrive() throws Exception {
    String path = path();
    List<Field> trailers =
        IntStream.range(0, 60).mapToObj(i -> new Field("x-" + i, "v".repeat(100))).toList();
    backend.behave(
        Scripts.onEnd(
            path,
            request -> {
              request.head(false, ":status", "200");
              request.sendTrailers(request.trailers());
            }));

    RawResponse response =
        client
            .open()
            .finish(RawRequest.post(path).frame(), body("one"), Frames.headers(section(trailers)))
            .response();

    assertThat(lines(seen(path).trailers())).isEqualTo(lines(trailers));
    assertThat(lines(response.trailers())).isEqualTo(lines(trailers));
  }

  @Test
  void sem11_trailersAfterABigBody_comeAfterIt() throws Exception {
    String path = path();
    backend.behave(new Scripts.Echoing());
    try (StreamClient uploader = new StreamClient();
        StreamConnection connection = uploader.connect(spooky.port())) {
      Exchange exchange = connection.exchange().fields(Exchange.request("POST", path));
      for (int i = 0; i < 100; i++) {
        exchange.data(new byte[9_000]);
      }
      exchange.fields(new DefaultHttp3Headers().add("x-sum", "900000")).end();

      Response response = exchange.await();
      assertThat(response.body()).hasLength(900_000);
      assertThat(Response.lines(response.trailers())).containsExactly("x-sum: 900000");
    }
  }
}
