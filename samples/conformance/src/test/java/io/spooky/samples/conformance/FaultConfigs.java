package io.spooky.samples.conformance;

import io.spooky.samples.conformance.audit.FaultyBackend;
import java.util.LinkedHashMap;
import java.util.Map;

/** Configs for tests that bring backends down. */
final class FaultConfigs {
  private FaultConfigs() {}

  /** Returns the addresses of backends by their ids. */
  static Map<String, String> addresses(FaultyBackend... backends) {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (FaultyBackend backend : backends) {
      addresses.put(backend.id(), backend.address());
    }
    return addresses;
  }

  /** Returns a config with two workers that sends everything to the backends. */
  static String to(Map<String, String> backends, String more) {
    StringBuilder text =
        new StringBuilder(
            """
            listen: { address: 127.0.0.1, port: 0 }
            workers: 2
            limits: { in_flight: 1000, queue: 1000, queue_timeout: 10s }
            upstream:
              all:
                route: { path_prefix: / }
                backends:
            """);
    backends.forEach(
        (id, address) -> text.append("      - { id: %s, address: %s }%n".formatted(id, address)));
    return text + more;
  }
}
