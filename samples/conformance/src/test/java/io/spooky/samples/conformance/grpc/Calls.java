package io.spooky.samples.conformance.grpc;

import static com.google.common.truth.Truth.assertThat;

import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;

/** Calls of the test service that show that a channel serves. */
final class Calls {
  private static final byte[] PING = {'p', 'i', 'n', 'g'};

  private Calls() {}

  /** Makes a unary call. */
  static byte[] echo(Http3GrpcChannel channel) {
    byte[] answer =
        ClientCalls.blockingUnaryCall(channel, TestMethods.ECHO, CallOptions.DEFAULT, PING);
    assertThat(answer).isEqualTo(PING);
    return answer;
  }

  /** Opens a bidirectional call. */
  static StreamObserver<byte[]> chat(Http3GrpcChannel channel, Replies<byte[]> replies) {
    return ClientCalls.asyncBidiStreamingCall(
        channel.newCall(TestMethods.CHAT, CallOptions.DEFAULT), replies);
  }

  /** Sends a message on an open call, and awaits that it comes back. */
  static void pingPong(StreamObserver<byte[]> requests, Replies<byte[]> replies)
      throws InterruptedException {
    requests.onNext(PING);
    assertThat(replies.next()).isEqualTo(PING);
  }
}
