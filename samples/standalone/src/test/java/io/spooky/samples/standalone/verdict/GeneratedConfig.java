package io.spooky.samples.standalone.verdict;

import java.util.List;

/**
 * A config that was written at random.
 *
 * @param text the file's text
 * @param restarts the lines, from 1, of what a running edge cannot change
 */
record GeneratedConfig(String text, List<Integer> restarts) {
  /** What a running edge has of what it cannot change, written as {@link ConfigGrammar} does. */
  static final String BASE =
      """
      listen:
        - address: 127.0.0.1
          port: 0
          tls: { cert: edge.pem, key: edge.key }
      workers: 2
      upstream:
        u0:
          route: { path_prefix: / }
          backends:
            - { id: a, address: "127.0.0.1:9" }
      """;

  /** Copies the list. */
  GeneratedConfig {
    restarts = List.copyOf(restarts);
  }
}
