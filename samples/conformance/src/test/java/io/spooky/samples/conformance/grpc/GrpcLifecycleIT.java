package io.spooky.samples.conformance.grpc;

import static com.google.common.truth.Truth.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How calls end when somebody does not wait for their end: client, backend or clock. */
final class GrpcLifecycleIT {
  private static final long LONG_MILLIS = 3_000;

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private GrpcBackend first;

  @BeforeEach
  void backend() throws Exception {
    first = closing(new GrpcBackend("first"));
  }

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private <T extends AutoCloseable> T closing(T resource) {
    open.add(resource);
    return resource;
  }

  private Http3GrpcChannel channel(GrpcBackend... backends) throws Exception {
    Spooky spooky = closing(GrpcFixture.edge(folder, backends));
    return closing(new Http3GrpcChannel(spooky.port(), 2));
  }

  private Replies<String> hang(Http3GrpcChannel channel, CallOptions options) throws Exception {
    Replies<String> replies = new Replies<>();
    ClientCall<String, String> call = channel.newCall(TestMethods.HANG, options);
    ClientCallStreamObserver<String> requests =
        (ClientCallStreamObserver<String>) ClientCalls.asyncBidiStreamingCall(call, replies);
    cancel = () -> requests.cancel("enough", null);
    assertThat(replies.next()).isEqualTo("hanging");
    assertThat(GrpcFixture.next(first.service().events())).isEqualTo("began");
    return replies;
  }

  private Runnable cancel = () -> {};

  @Test
  void grpc_clientCancels_cancelsTheBackendsContext() throws Exception {
    Http3GrpcChannel channel = channel(first);
    for (int i = 0; i < 20; i++) {
      hang(channel, CallOptions.DEFAULT);

      cancel.run();

      assertThat(GrpcFixture.next(first.service().events())).isEqualTo("cancelled");
    }
    assertServes(channel);
  }

  @Test
  void grpc_deadlinePasses_endsTheCallOnBothSides() throws Exception {
    Http3GrpcChannel channel = channel(first);
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.SECONDS);

    Replies<String> replies = hang(channel, options);

    assertThat(GrpcFixture.next(first.service().events())).isEqualTo("cancelled");
    assertThat(replies.awaitEnd().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertServes(channel);
  }

  @Test
  void grpc_clientGoesAway_cancelsTheBackendsContext() throws Exception {
    Spooky spooky = closing(GrpcFixture.edge(folder, first));
    try (Http3GrpcChannel channel = new Http3GrpcChannel(spooky.port(), 1)) {
      hang(channel, CallOptions.DEFAULT);
    }

    assertThat(GrpcFixture.next(first.service().events())).isEqualTo("cancelled");
  }

  @Test
  void sem10_backendEndsAnUpload_statusArrives() throws Exception {
    Http3GrpcChannel channel = channel(first);
    for (int i = 0; i < 50; i++) {
      Replies<String> replies = new Replies<>();
      StreamObserver<byte[]> requests =
          ClientCalls.asyncClientStreamingCall(
              channel.newCall(TestMethods.REFUSE, CallOptions.DEFAULT), replies);

      // The backend answers within the first; what follows is on its way or never wanted.
      for (int j = 0; j < 10; j++) {
        requests.onNext(new byte[30_000]);
      }

      Status end = replies.awaitEnd();
      assertThat(end.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(end.getDescription()).isEqualTo("enough");
    }
    assertServes(channel);
  }

  @Test
  void h2b01_backendShutsDown_streamsGoOnAndNewCallsGoElsewhere() throws Exception {
    GrpcBackend second = closing(new GrpcBackend("second"));
    Http3GrpcChannel channel = channel(first, second);
    List<StreamObserver<byte[]>> requests = new ArrayList<>();
    List<Replies<byte[]>> replies = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      replies.add(new Replies<>());
      requests.add(chat(channel, replies.get(i)));
      pingPong(requests.get(i), replies.get(i));
    }

    first.shutdown();

    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 20; i++) {
        pingPong(requests.get(i), replies.get(i));
      }
      assertServes(channel);
    }
    for (int i = 0; i < 20; i++) {
      requests.get(i).onCompleted();
      assertThat(replies.get(i).awaitEnd()).isEqualTo(Status.OK);
    }
  }

  @Test
  void h2b02_backendRetiresItsConnections_noCallFails() throws Exception {
    GrpcBackend restless =
        closing(
            new GrpcBackend(
                "restless",
                server ->
                    server
                        .maxConnectionAge(200, TimeUnit.MILLISECONDS)
                        .maxConnectionAgeGrace(10, TimeUnit.SECONDS)));
    Http3GrpcChannel channel = channel(restless);
    List<Replies<byte[]>> replies = new ArrayList<>();
    List<StreamObserver<byte[]>> requests = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS);
    while (System.nanoTime() < end) {
      replies.add(new Replies<>());
      requests.add(chat(channel, replies.get(replies.size() - 1)));
      for (int i = Math.max(0, replies.size() - 20); i < replies.size(); i++) {
        pingPong(requests.get(i), replies.get(i));
      }
    }
    for (int i = 0; i < replies.size(); i++) {
      requests.get(i).onCompleted();
      assertThat(replies.get(i).awaitEnd()).isEqualTo(Status.OK);
    }
  }

  @Test
  void grpc_backendAsksIfTheEdgeIsThere_idleStreamLives() throws Exception {
    GrpcBackend nervous =
        closing(
            new GrpcBackend(
                "nervous",
                server ->
                    server
                        .keepAliveTime(100, TimeUnit.MILLISECONDS)
                        .keepAliveTimeout(500, TimeUnit.MILLISECONDS)));
    Http3GrpcChannel channel = channel(nervous);
    Replies<byte[]> replies = new Replies<>();
    StreamObserver<byte[]> requests = chat(channel, replies);
    pingPong(requests, replies);

    TimeUnit.MILLISECONDS.sleep(LONG_MILLIS);

    pingPong(requests, replies);
    requests.onCompleted();
    assertThat(replies.awaitEnd()).isEqualTo(Status.OK);
  }

  @Test
  void grpc_backendDies_openCallsFailAndNewOnesAreUnavailable() throws Exception {
    Http3GrpcChannel channel = channel(first);
    Replies<byte[]> replies = new Replies<>();
    pingPong(chat(channel, replies), replies);

    first.close();

    assertThat(replies.awaitEnd().isOk()).isFalse();
    Replies<byte[]> later = new Replies<>();
    chat(channel, later).onCompleted();
    assertThat(later.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }

  private static StreamObserver<byte[]> chat(Http3GrpcChannel channel, Replies<byte[]> replies) {
    return ClientCalls.asyncBidiStreamingCall(
        channel.newCall(TestMethods.CHAT, CallOptions.DEFAULT), replies);
  }

  private static void pingPong(StreamObserver<byte[]> requests, Replies<byte[]> replies)
      throws Exception {
    requests.onNext("ping".getBytes(StandardCharsets.UTF_8));
    assertThat(replies.next()).isEqualTo("ping".getBytes(StandardCharsets.UTF_8));
  }

  private static void assertServes(Http3GrpcChannel channel) {
    byte[] message = {1, 2, 3};
    assertThat(
            ClientCalls.blockingUnaryCall(channel, TestMethods.ECHO, CallOptions.DEFAULT, message))
        .isEqualTo(message);
  }
}
