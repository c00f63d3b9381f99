package io.spooky.samples.standalone.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Config files as tests need them. */
public final class Configs {
  private Configs() {}

  /** Returns a config with two workers that sends everything to the backends. */
  public static String to(Origin... origins) {
    return to("", origins);
  }

  /** Returns a config with two workers and further top-level keys. */
  public static String to(String more, Origin... origins) {
    StringBuilder backends = new StringBuilder();
    for (Origin origin : origins) {
      backends.append("      - { id: %s, address: %s }%n".formatted(origin.id(), origin.address()));
    }
    return """
        listen: { address: 127.0.0.1, port: 0 }
        workers: 2
        limits: { in_flight: 1000, queue: 1000, queue_timeout: 10s }
        upstream:
          all:
            route: { path_prefix: / }
            backends:
        """
        + backends
        + more;
  }

  /** Writes a config in place. */
  public static Path write(Path file, String config) throws IOException {
    return Files.writeString(file, config);
  }

  /** Writes a config beside its place and renames it, as editors do. */
  public static void rename(Path file, String config) throws IOException {
    Path fresh = Files.writeString(file.resolveSibling("config.new"), config);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
