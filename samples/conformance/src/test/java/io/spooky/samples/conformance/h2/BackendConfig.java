package io.spooky.samples.conformance.h2;

import java.util.ArrayList;
import java.util.List;

/** A config that sends everything to scripted backends. One thread. */
public final class BackendConfig {
  private final List<String> backends = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();

  /** What a busy machine needs. */
  private String timeouts = "connect: 10s";

  private String limits = "in_flight: 1000, queue: 1000, queue_timeout: 10s";

  /** Begins a config. */
  public BackendConfig(RawBackend... all) {
    for (RawBackend backend : all) {
      add(backend, "");
    }
  }

  /** Adds a backend with further keys, such as {@code "ca: a.pem"}. */
  public BackendConfig add(RawBackend backend, String keys) {
    String more = keys.isEmpty() ? "" : ", " + keys;
    backends.add(
        "      - { id: %s, address: '%s'%s }\n".formatted(backend.id(), backend.address(), more));
    return this;
  }

  /** Replaces the keys of {@code limits}. */
  public BackendConfig limits(String keys) {
    limits = keys;
    return this;
  }

  /** Replaces the keys of {@code timeouts}. */
  public BackendConfig timeouts(String keys) {
    timeouts = keys;
    return this;
  }

  /** Adds a block at the top level. */
  public BackendConfig block(String line) {
    blocks.add(line + "\n");
    return this;
  }

  @Override
  public String toString() {
    return """
        listen: { address: 127.0.0.1, port: 0 }
        workers: 1
        limits: { %s }
        timeouts: { %s }
        upstream:
          all:
            route: { path_prefix: / }
            backends:
        """
            .formatted(limits, timeouts)
        + String.join("", backends)
        + String.join("", blocks);
  }
}
