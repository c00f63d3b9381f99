package io.spooky.samples.conformance.grpc;

import static com.google.common.truth.Truth.assertThat;

import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stream on which nothing happens for long, before a backend with the defaults of grpc-java: it
 * takes a PING within five minutes of the last for an offence, and closes the connection at the
 * third.
 */
@Tag("interop")
final class GrpcIdleIT {
  @TempDir private Path folder;

  @Test
  void grpc_idleStream_doesNotProvokeTheBackend() throws Exception {
    try (GrpcBackend backend = new GrpcBackend("grpc");
        Spooky spooky = GrpcFixture.edge(folder, backend);
        Http3GrpcChannel channel = new Http3GrpcChannel(spooky.port(), 1)) {
      Replies<byte[]> replies = new Replies<>();
      StreamObserver<byte[]> requests =
          ClientCalls.asyncBidiStreamingCall(
              channel.newCall(TestMethods.CHAT, CallOptions.DEFAULT), replies);
      requests.onNext(new byte[1]);
      replies.next();

      TimeUnit.SECONDS.sleep(Integer.getInteger("spooky.grpc.idle.seconds", 48));

      requests.onNext(new byte[2]);
      assertThat(replies.next()).hasLength(2);
      requests.onCompleted();
      assertThat(replies.awaitEnd()).isEqualTo(Status.OK);
    }
  }
}
