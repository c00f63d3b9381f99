package io.spooky.samples.conformance.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.spooky.samples.standalone.support.RunningProcess;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The metadata of one call of {@link TestMethods#ECHO}.
 *
 * @param head what came before the message
 * @param trailers what came with the status
 */
record MetadataCall(Metadata head, Metadata trailers) {
  /** Makes a call with metadata, and awaits its end. */
  static MetadataCall run(Channel channel, Metadata metadata) throws Exception {
    CompletableFuture<Metadata> head = new CompletableFuture<>();
    CompletableFuture<Metadata> trailers = new CompletableFuture<>();
    ClientCall<byte[], byte[]> call = channel.newCall(TestMethods.ECHO, CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onHeaders(Metadata came) {
            head.complete(came);
          }

          @Override
          public void onClose(Status status, Metadata came) {
            if (status.isOk()) {
              trailers.complete(came);
            } else {
              trailers.completeExceptionally(status.asException());
              head.completeExceptionally(status.asException());
            }
          }
        },
        metadata);
    call.request(2);
    call.sendMessage(new byte[1]);
    call.halfClose();
    long seconds = RunningProcess.LIMIT.toSeconds();
    return new MetadataCall(
        head.get(seconds, TimeUnit.SECONDS), trailers.get(seconds, TimeUnit.SECONDS));
  }
}
