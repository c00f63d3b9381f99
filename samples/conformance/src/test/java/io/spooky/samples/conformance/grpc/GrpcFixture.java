package io.spooky.samples.conformance.grpc;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the tests of gRPC share. */
final class GrpcFixture {
  private GrpcFixture() {}

  /** Starts an edge before backends. */
  static Spooky edge(Path folder, GrpcBackend... backends) throws Exception {
    StringBuilder config =
        new StringBuilder(
            """
            listen: { address: 127.0.0.1, port: 0 }
            workers: 2
            limits: { in_flight: 2000, queue: 1000, queue_timeout: 10s }
            edge: { streams: 500, idle: 120s }
            timeouts: { idle: 100s }
            upstream:
              grpc:
                route: { path_prefix: / }
                backends:
            """);
    for (GrpcBackend backend : backends) {
      config.append(backend.line());
    }
    return Spooky.run(Configs.write(folder.resolve("grpc.yaml"), config.toString()));
  }

  /** Awaits the next of a queue. */
  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing came");
    }
    return next;
  }
}
