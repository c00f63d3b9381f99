package io.spooky.samples.conformance.grpc;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four kinds of calls, their statuses and their metadata (SEM-11). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrpcCallsIT {
  private Path folder;
  private GrpcBackend backend;
  private Spooky spooky;
  private Http3GrpcChannel channel;

  @BeforeAll
  void start(@TempDir Path shared) throws Exception {
    folder = shared;
    backend = new GrpcBackend("grpc");
    spooky = GrpcFixture.edge(folder, backend);
    channel = new Http3GrpcChannel(spooky.port(), 4);
  }

  @AfterAll
  void stop() throws Exception {
    try {
      spooky.assertNoLeak(() -> echo(new byte[10], CallOptions.DEFAULT));
    } finally {
      channel.close();
      spooky.close();
      backend.close();
    }
  }

  private byte[] echo(byte[] message, CallOptions options) {
    return ClientCalls.blockingUnaryCall(channel, TestMethods.ECHO, options, message);
  }

  private static byte[] message(int size) {
    byte[] message = new byte[size];
    new Random(size).nextBytes(message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 16_379, 16_380, 65_531, 4 << 20})
  void grpc_unary_isAnsweredWhole(int size) {
    byte[] message = message(size);

    assertThat(echo(message, CallOptions.DEFAULT)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000})
  void grpc_serverStreaming_bringsEachMessageInOrder(int count) {
    Iterator<String> numbers =
        ClientCalls.blockingServerStreamingCall(
            channel, TestMethods.COUNT, CallOptions.DEFAULT, Integer.toString(count));

    for (int i = 0; i < count; i++) {
      assertThat(numbers.next()).isEqualTo(Integer.toString(i));
    }
    assertThat(numbers.hasNext()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 70000", "2000, 100", "8, 1048576"})
  void grpc_clientStreaming_isAnsweredAfterTheLastMessage(int count, int size) throws Exception {
    Replies<String> replies = new Replies<>();
    StreamObserver<byte[]> requests =
        ClientCalls.asyncClientStreamingCall(
            channel.newCall(TestMethods.SUM, CallOptions.DEFAULT), replies);

    for (int i = 0; i < count; i++) {
      requests.onNext(message(size));
    }
    requests.onCompleted();

    assertThat(replies.awaitEnd()).isEqualTo(Status.OK);
    assertThat(replies.next()).isEqualTo((long) count * size + " bytes in " + count);
  }

  @ParameterizedTest
  @CsvSource({"200, 1", "50, 0", "5, 100000"})
  void grpc_bidirectional_bringsEachMessageBeforeTheNextIsSent(int rounds, int size)
      throws Exception {
    Replies<byte[]> replies = new Replies<>();
    StreamObserver<byte[]> requests = chat(replies);

    for (int i = 0; i < rounds; i++) {
      requests.onNext(message(size));
      assertThat(replies.next()).isEqualTo(message(size));
    }
    requests.onCompleted();

    assertThat(replies.awaitEnd()).isEqualTo(Status.OK);
    assertThat(replies.rest()).isEmpty();
  }

  private StreamObserver<byte[]> chat(Replies<byte[]> replies) {
    return ClientCalls.asyncBidiStreamingCall(
        channel.newCall(TestMethods.CHAT, CallOptions.DEFAULT), replies);
  }

  @Test
  void grpc_halfClose_leavesTheOtherHalfOpen() throws Exception {
    Replies<byte[]> replies = new Replies<>();
    StreamObserver<byte[]> requests = chat(replies);

    requests.onCompleted();

    assertThat(replies.awaitEnd()).isEqualTo(Status.OK);
    assertThat(replies.rest()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK"})
  void sem11_trailersOnlyError_arrivesAsItIs(Status.Code code) throws Exception {
    Replies<String> replies = fail(code, 0);

    assertError(replies.awaitEnd(), code);
    assertThat(replies.rest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void sem11_errorAfterMessages_arrivesAfterThem(int messages) throws Exception {
    Replies<String> replies = fail(Status.Code.DATA_LOSS, messages);

    assertError(replies.awaitEnd(), Status.Code.DATA_LOSS);
    assertThat(replies.rest()).hasSize(messages);
  }

  private Replies<String> fail(Status.Code code, int messages) {
    Replies<String> replies = new Replies<>();
    ClientCalls.asyncServerStreamingCall(
        channel.newCall(TestMethods.FAIL, CallOptions.DEFAULT),
        code.value() + " " + messages,
        replies);
    return replies;
  }

  private static void assertError(Status status, Status.Code code) {
    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status.getDescription()).isEqualTo("as asked: 100 % \u00e4");
  }

  @Test
  void sem11_unknownMethod_isTheBackendsToRefuse() {
    var unknown =
        TestMethods.ECHO.toBuilder().setFullMethodName("conformance.Test/Nothing").build();

    StatusRuntimeException failure =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                ClientCalls.blockingUnaryCall(channel, unknown, CallOptions.DEFAULT, new byte[10]));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(failure.getStatus().getDescription()).contains("conformance.Test/Nothing");
  }

  @Test
  void sem11_metadata_goesBothWaysInHeadAndTrailers() throws Exception {
    Metadata metadata = new Metadata();
    metadata.put(Fields.text("x-text"), "a text, with a comma");
    metadata.put(Fields.text("x-repeated"), "first");
    metadata.put(Fields.text("x-repeated"), "second");
    metadata.put(Fields.text("x-dotted.name"), "dots");
    metadata.put(Fields.binary("x-bytes-bin"), new byte[] {0, 1, (byte) 0xff, 10, 13});
    metadata.put(Fields.binary("x-bytes-bin"), new byte[0]);
    metadata.put(Fields.binary("x-long-bin"), message(3000));

    MetadataCall call = MetadataCall.run(channel, metadata);

    for (Metadata came : List.of(call.head(), call.trailers())) {
      assertThat(came.get(Fields.text("x-text"))).isEqualTo("a text, with a comma");
      assertThat(came.getAll(Fields.text("x-repeated"))).containsExactly("first", "second");
      assertThat(came.get(Fields.text("x-dotted.name"))).isEqualTo("dots");
      assertThat(list(came, "x-bytes-bin")).hasSize(2);
      assertThat(list(came, "x-bytes-bin").get(0)).isEqualTo(new byte[] {0, 1, -1, 10, 13});
      assertThat(list(came, "x-bytes-bin").get(1)).isEmpty();
      assertThat(list(came, "x-long-bin").get(0)).isEqualTo(message(3000));
    }
  }

  private static List<byte[]> list(Metadata metadata, String name) {
    List<byte[]> values = new ArrayList<>();
    metadata.getAll(Fields.binary(name)).forEach(values::add);
    return values;
  }

  @Test
  void h3Msg47_underscoresInMetadata_needLeave() throws Exception {
    Metadata metadata = new Metadata();
    metadata.put(Fields.text("x_tenant"), "a");
    backend.metadata().seen().clear();
    try (Spooky passing = GrpcFixture.edge(folder, ", underscores: pass", backend);
        Http3GrpcChannel passed = new Http3GrpcChannel(passing.port(), 1)) {
      MetadataCall.run(passed, metadata);
    }
    Metadata seen = GrpcFixture.next(backend.metadata().seen());
    assertThat(seen.get(Fields.text("x_tenant"))).isEqualTo("a");

    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> MetadataCall.run(channel, metadata));

    assertThat(Status.fromThrowable(failure.getCause()).getDescription())
        .isEqualTo("HTTP status 400");
    assertThat(backend.metadata().seen()).isEmpty();
  }

  @Test
  void grpc_timeout_reachesTheBackend() {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(50, TimeUnit.SECONDS);

    String left = ClientCalls.blockingUnaryCall(channel, TestMethods.DEADLINE, options, "");

    assertThat(Long.parseLong(left)).isAtMost(50_000);
    assertThat(Long.parseLong(left)).isGreaterThan(0);
    assertThat(
            ClientCalls.blockingUnaryCall(channel, TestMethods.DEADLINE, CallOptions.DEFAULT, ""))
        .isEqualTo("none");
  }

  @Test
  void grpc_manyCallsAtOnce_eachGetItsOwnAnswer() throws Exception {
    int calls = Integer.getInteger("spooky.grpc.calls", 1000);
    List<Replies<byte[]>> replies = new ArrayList<>();
    List<StreamObserver<byte[]>> requests = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      Replies<byte[]> reply = new Replies<>();
      StreamObserver<byte[]> request = chat(reply);
      request.onNext(text("first " + i));
      replies.add(reply);
      requests.add(request);
    }
    // All are open at the same time: each has an answer, none its end.
    for (int i = 0; i < calls; i++) {
      assertThat(replies.get(i).next()).isEqualTo(text("first " + i));
    }
    for (int i = 0; i < calls; i++) {
      requests.get(i).onNext(text("second " + i));
      requests.get(i).onCompleted();
    }
    for (int i = 0; i < calls; i++) {
      assertThat(replies.get(i).awaitEnd()).isEqualTo(Status.OK);
      assertThat(replies.get(i).next()).isEqualTo(text("second " + i));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void grpc_healthService_isReachedWithItsOwnStub() {
    backend.health().setStatus("conformance.Test", ServingStatus.NOT_SERVING);
    HealthGrpc.HealthBlockingStub stub = HealthGrpc.newBlockingStub(channel);

    ServingStatus whole = stub.check(HealthCheckRequest.getDefaultInstance()).getStatus();
    ServingStatus service =
        stub.check(HealthCheckRequest.newBuilder().setService("conformance.Test").build())
            .getStatus();

    assertThat(whole).isEqualTo(ServingStatus.SERVING);
    assertThat(service).isEqualTo(ServingStatus.NOT_SERVING);
  }
}
