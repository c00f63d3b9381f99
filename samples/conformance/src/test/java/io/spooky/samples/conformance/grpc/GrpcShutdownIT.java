package io.spooky.samples.conformance.grpc;

import static com.google.common.truth.Truth.assertThat;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Backends that say GOAWAY, ask whether the edge is there, or die, under open streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrpcShutdownIT {
  private static final long LONG_MILLIS = 3_000;

  private final List<AutoCloseable> open = new ArrayList<>();
  private GrpcBackend first;
  private GrpcBackend mortal;
  private Spooky spooky;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    first = closing(new GrpcBackend("first"));
    mortal = closing(new GrpcBackend("mortal"));
    spooky =
        closing(
            GrpcFixture.edge(
                folder,
                List.of(
                    List.of(first, closing(new GrpcBackend("second"))),
                    List.of(mortal),
                    List.of(closing(restless())),
                    List.of(closing(nervous())))));
  }

  private static GrpcBackend restless() throws Exception {
    return new GrpcBackend(
        "restless",
        server ->
            server
                .maxConnectionAge(200, TimeUnit.MILLISECONDS)
                .maxConnectionAgeGrace(10, TimeUnit.SECONDS));
  }

  private static GrpcBackend nervous() throws Exception {
    return new GrpcBackend(
        "nervous",
        server ->
            server
                .keepAliveTime(100, TimeUnit.MILLISECONDS)
                .keepAliveTimeout(500, TimeUnit.MILLISECONDS));
  }

  @AfterAll
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  private <T extends AutoCloseable> T closing(T resource) {
    open.add(resource);
    return resource;
  }

  private Http3GrpcChannel channel(String firstBackend) throws Exception {
    String host = firstBackend + ".example";
    return closing(new Http3GrpcChannel(spooky.port(), 2, host));
  }

  @Test
  void h2b01_backendShutsDown_streamsGoOnAndNewCallsGoElsewhere() throws Exception {
    Http3GrpcChannel channel = channel("first");
    List<StreamObserver<byte[]>> requests = new ArrayList<>();
    List<Replies<byte[]>> replies = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      replies.add(new Replies<>());
      requests.add(Calls.chat(channel, replies.get(i)));
      Calls.pingPong(requests.get(i), replies.get(i));
    }

    first.shutdown();

    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 20; i++) {
        Calls.pingPong(requests.get(i), replies.get(i));
      }
      Calls.echo(channel);
    }
    for (int i = 0; i < 20; i++) {
      requests.get(i).onCompleted();
      assertThat(replies.get(i).awaitEnd()).isEqualTo(Status.OK);
    }
  }

  @Test
  void h2b02_backendRetiresItsConnections_noCallFails() throws Exception {
    Http3GrpcChannel channel = channel("restless");
    List<Replies<byte[]>> replies = new ArrayList<>();
    List<StreamObserver<byte[]>> requests = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS);
    while (System.nanoTime() < end) {
      replies.add(new Replies<>());
      requests.add(Calls.chat(channel, replies.get(replies.size() - 1)));
      for (int i = Math.max(0, replies.size() - 20); i < replies.size(); i++) {
        Calls.pingPong(requests.get(i), replies.get(i));
      }
    }
    for (int i = 0; i < replies.size(); i++) {
      requests.get(i).onCompleted();
      assertThat(replies.get(i).awaitEnd()).isEqualTo(Status.OK);
    }
  }

  @Test
  void grpc_backendAsksIfTheEdgeIsThere_idleStreamLives() throws Exception {
    Http3GrpcChannel channel = channel("nervous");
    Replies<byte[]> replies = new Replies<>();
    StreamObserver<byte[]> requests = Calls.chat(channel, replies);
    Calls.pingPong(requests, replies);

    TimeUnit.MILLISECONDS.sleep(LONG_MILLIS);

    Calls.pingPong(requests, replies);
    requests.onCompleted();
    assertThat(replies.awaitEnd()).isEqualTo(Status.OK);
  }

  @Test
  void grpc_backendDies_openCallsFailAndNewOnesAreUnavailable() throws Exception {
    Http3GrpcChannel channel = channel("mortal");
    Replies<byte[]> replies = new Replies<>();
    Calls.pingPong(Calls.chat(channel, replies), replies);

    mortal.close();

    assertThat(replies.awaitEnd().isOk()).isFalse();
    Replies<byte[]> later = new Replies<>();
    Calls.chat(channel, later).onCompleted();
    assertThat(later.awaitEnd().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
  }
}
