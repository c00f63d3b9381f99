package io.spooky.samples.standalone.verdict;

import java.util.List;

/** Writes the upstreams of a config. Stateless. */
final class UpstreamGrammar {
  private static final String UNSET = "\"${SPOOKY_TEST_UNSET}\"";

  /** Set to something else than a number where the build runs the tests. */
  private static final String WORD = "\"${SPOOKY_TEST_WORD:5}\"";

  private UpstreamGrammar() {}

  static void write(Draft draft) {
    draft.line("upstream:");
    int upstreams = 1 + draft.below(3);
    for (int i = 0; i < upstreams; i++) {
      draft.line("  " + draft.either(List.of("u" + i), List.of("u0", "\"a b\"")) + ":");
      route(draft, i);
      balancing(draft);
      times(draft);
      draft.line("    backends:");
      int backends = 1 + draft.below(3);
      for (int j = 0; j < backends; j++) {
        backend(draft, j);
      }
    }
  }

  private static void route(Draft draft, int upstream) {
    String path =
        draft.either(
            List.of("path_prefix: /u" + upstream),
            List.of("path_prefix: u", "path: /a/../b", "path_prefix: /u0", "path: /%zz"));
    String more =
        draft.either(
            List.of("", "", ", method: POST", ", host: www.example.com", ", host: other.example"),
            List.of(", host: a..b", ", method: get", ", method: TRACE", ", headers: { host: x }"));
    draft.line("    route: { " + path + more + " }");
  }

  private static void balancing(Draft draft) {
    draft.maybe(
        0.5,
        "    load_balancing: { type: "
            + draft.either(
                List.of(
                    "round-robin",
                    "random",
                    "lc",
                    "consistent-hash, key: path",
                    "ch, key: \"header:x-user\", replicas: \"${SPOOKY_TEST_UNSET:32}\""),
                List.of(
                    "round-robbin",
                    "consistent-hash",
                    "random, key: path",
                    "ch, key: path, replicas: 0"),
                List.of("ch, key: path, replicas: " + UNSET, "ch, key: path, replicas: " + WORD))
            + " }");
    draft.maybe(
        0.5,
        "    health_check: { "
            + draft.either(
                List.of(
                    "interval: 1s, timeout_ms: 2s",
                    "path: /up, failure_threshold: 2",
                    "cooldown_ms: \"${SPOOKY_TEST_UNSET:1s}\""),
                List.of("policy: strict", "interval: 1ms", "failure_threshold: 0"),
                List.of("success_threshold: " + WORD, "cooldown_ms: " + UNSET))
            + " }");
  }

  private static void times(Draft draft) {
    draft.maybe(
        0.4,
        "    timeouts: { "
            + draft.either(
                List.of(
                    "connect: 2s",
                    "request: 1s, response_head: 5s",
                    "response_head: 45s",
                    "idle: \"${SPOOKY_TEST_UNSET:9s}\""),
                List.of("connect: 0", "idle: 4611686018427387905", "tls: 1s"),
                List.of("request: " + WORD))
            + " }");
    draft.maybe(
        0.4,
        "    limits: { "
            + draft.either(
                List.of("in_flight: 9", "queue: 0, queue_timeout: 1s", "queue_timeout: 0"),
                List.of("in_flight: 0", "queue: 1000001"),
                List.of("queue: " + UNSET))
            + " }");
  }

  private static void backend(Draft draft, int number) {
    String id = draft.either(List.of("b" + number), List.of("b0", "\"\""));
    String address =
        draft.either(
            List.of(
                "\"127.0.0.1:" + (20 + number) + "\"",
                "\"${SPOOKY_TEST_UNSET:127.0.0.1:" + (30 + number) + "}\"",
                "\"https://127.0.0.1:" + (40 + number) + "\", ca: edge.pem",
                "\"https://127.0.0.1:" + (50 + number) + "\""),
            List.of("127.0.0.1", "\"http://127.0.0.1:9\"", "\"127.0.0.1:20\""),
            List.of(
                UNSET,
                WORD,
                "\"https://127.0.0.1:9\", ca: none.pem",
                "\"https://127.0.0.1:9\", ca: edge.key",
                "\"https://127.0.0.1:9\", ca: garbage.pem"));
    String weight =
        draft.either(
            List.of("", "", ", weight: 0", ", weight: 7", ", weight: \"${SPOOKY_TEST_UNSET:0}\""),
            List.of(", weight: -1", ", weight: 65536"),
            List.of(", weight: " + WORD));
    draft.line("      - { id: " + id + ", address: " + address + weight + " }");
  }
}
