package io.spooky.samples.conformance.grpc;

import static com.google.common.truth.Truth.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** How calls end when somebody does not wait for their end: client, backend or clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrpcLifecycleIT {
  private GrpcBackend backend;
  private Spooky spooky;
  private Http3GrpcChannel channel;
  private Runnable cancel = () -> {};

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    backend = new GrpcBackend("grpc");
    spooky = GrpcFixture.edge(folder, backend);
    channel = new Http3GrpcChannel(spooky.port(), 2);
  }

  @AfterAll
  void stop() throws Exception {
    try {
      spooky.assertNoLeak(() -> Calls.echo(channel));
    } finally {
      channel.close();
      spooky.close();
      backend.close();
    }
  }

  @AfterEach
  void serveOthers() {
    Calls.echo(channel);
  }

  private Replies<String> hang(Http3GrpcChannel over, CallOptions options) throws Exception {
    Replies<String> replies = new Replies<>();
    ClientCall<String, String> call = over.newCall(TestMethods.HANG, options);
    ClientCallStreamObserver<String> requests =
        (ClientCallStreamObserver<String>) ClientCalls.asyncBidiStreamingCall(call, replies);
    cancel = () -> requests.cancel("enough", null);
    assertThat(replies.next()).isEqualTo("hanging");
    assertThat(GrpcFixture.next(backend.service().events())).isEqualTo("began");
    return replies;
  }

  @Test
  void grpc_clientCancels_cancelsTheBackendsContext() throws Exception {
    for (int i = 0; i < 20; i++) {
      hang(channel, CallOptions.DEFAULT);

      cancel.run();

      assertThat(GrpcFixture.next(backend.service().events())).isEqualTo("cancelled");
    }
  }

  @Test
  void grpc_deadlinePasses_endsTheCallOnBothSides() throws Exception {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.SECONDS);

    Replies<String> replies = hang(channel, options);

    assertThat(GrpcFixture.next(backend.service().events())).isEqualTo("cancelled");
    assertThat(replies.awaitEnd().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
  }

  @Test
  void grpc_clientGoesAway_cancelsTheBackendsContext() throws Exception {
    try (Http3GrpcChannel leaving = new Http3GrpcChannel(spooky.port(), 1)) {
      hang(leaving, CallOptions.DEFAULT);
    }

    assertThat(GrpcFixture.next(backend.service().events())).isEqualTo("cancelled");
  }

  @Test
  void sem10_backendEndsAnUpload_statusArrives() throws Exception {
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
  }
}
