package io.spooky.samples.conformance;

import io.spooky.samples.conformance.h2.RawBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/**
 * A config with a host for each way in which a backend fails: {@code good.example}, {@code
 * slow.example}, {@code full.example}, {@code refused.example}, {@code sick.example}.
 */
final class ErrorConfig {
  /** How long a response head of {@code slow.example} may take. */
  static final Duration RESPONSE_HEAD = Duration.ofMillis(700);

  private ErrorConfig() {}

  /** Returns the config, with further keys of the block {@code edge}. */
  static String text(RawBackend backend, String edge) throws IOException {
    int closed = closedPort();
    return """
        listen: { address: 127.0.0.1, port: 0 }
        workers: 1
        edge: { body_bytes: 1000%1$s }
        retry: { attempts: 1 }
        upstream:
          good:
            route: { host: good.example, path_prefix: /t }
            backends: [ { id: good, address: '%2$s' } ]
          slow:
            route: { host: slow.example }
            timeouts: { response_head: %3$dms }
            backends: [ { id: slow, address: '%2$s' } ]
          full:
            route: { host: full.example }
            limits: { in_flight: 1, queue: 0, queue_timeout: 0 }
            backends: [ { id: full, address: '%2$s' } ]
          refused:
            route: { host: refused.example }
            health_check: { failure_threshold: 1000 }
            backends: [ { id: refused, address: '127.0.0.1:%4$d' } ]
          sick:
            route: { host: sick.example }
            health_check: { failure_threshold: 1, interval: 100ms, cooldown_ms: 60000 }
            backends: [ { id: sick, address: '127.0.0.1:%4$d' } ]
        """
        .formatted(edge, backend.address(), RESPONSE_HEAD.toMillis(), closed);
  }

  /** Returns a port on which nobody listens. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
