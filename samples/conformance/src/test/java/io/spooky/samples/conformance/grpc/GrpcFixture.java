package io.spooky.samples.conformance.grpc;

import io.spooky.samples.standalone.support.Configs;
import io.spooky.samples.standalone.support.RunningProcess;
import io.spooky.samples.standalone.support.Spooky;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the tests of gRPC share. */
final class GrpcFixture {
  private GrpcFixture() {}

  /** Starts an edge before backends that take turns. */
  static Spooky edge(Path folder, GrpcBackend... backends) throws Exception {
    return edge(folder, "", backends);
  }

  /** Starts an edge with further keys of its block {@code edge}. */
  static Spooky edge(Path folder, String keys, GrpcBackend... backends) throws Exception {
    String all = upstream("grpc", "path_prefix: /", List.of(backends));
    return run(folder, head(keys) + all);
  }

  /** Starts an edge with a host for each list of backends: that of the first, such as a.example. */
  static Spooky edge(Path folder, List<List<GrpcBackend>> upstreams) throws Exception {
    StringBuilder config = new StringBuilder(head(""));
    for (List<GrpcBackend> upstream : upstreams) {
      String name = upstream.get(0).id();
      config.append(upstream(name, "host: " + name + ".example", upstream));
    }
    return run(folder, config.toString());
  }

  private static String head(String keys) {
    return """
        listen: { address: 127.0.0.1, port: 0 }
        workers: 2
        limits: { in_flight: 2000, queue: 1000, queue_timeout: 10s }
        edge: { streams: 500, idle: 120s%s }
        timeouts: { idle: 100s }
        upstream:
        """
        .formatted(keys);
  }

  private static String upstream(String name, String route, List<GrpcBackend> backends) {
    StringBuilder lines =
        new StringBuilder("  %s:\n    route: { %s }\n    backends:\n".formatted(name, route));
    backends.forEach(backend -> lines.append(backend.line()));
    return lines.toString();
  }

  private static Spooky run(Path folder, String config) throws Exception {
    Path file = Files.createTempFile(folder, "grpc", ".yaml");
    return Spooky.run(Configs.write(file, config));
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
