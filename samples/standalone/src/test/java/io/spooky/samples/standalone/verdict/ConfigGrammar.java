package io.spooky.samples.standalone.verdict;

import java.util.List;
import java.util.Random;

/**
 * Writes configs: about half of them right, the others with parts that are wrong, by themselves, or
 * together, or on this machine and in this environment only. Stateless.
 */
final class ConfigGrammar {
  /** Not set in any environment. */
  private static final String UNSET = "${SPOOKY_TEST_UNSET}";

  /** Names of certificates and their keys, without a problem or with a warning. */
  private static final List<String> PAIRS =
      List.of(
          "edge.pem, key: edge.key",
          "edge.pem, key: edge.key",
          "\"${SPOOKY_TEST_UNSET:edge.pem}\", key: edge.key",
          "rsa.pem, key: rsa.key",
          "nameless.pem, key: nameless.key",
          "edge.pem, key: open.key");

  /** What no build takes. */
  private static final List<String> WRONG_PAIRS = List.of("edge.pem", "[edge.pem], key: edge.key");

  /** Files that are missing, or hold something else. */
  private static final List<String> PAIRS_WRONG_HERE =
      List.of(
          "edge.pem, key: rsa.key",
          "edge.pem, key: nameless.key",
          "old.pem, key: old.key",
          "early.pem, key: early.key",
          "chain.pem, key: edge.key",
          "twice.pem, key: edge.key",
          "none.pem, key: edge.key",
          "edge.pem, key: none.key",
          "garbage.pem, key: edge.key",
          "edge.pem, key: garbage.key",
          "edge.pem, key: locked.key",
          "edge.pem, key: pkcs1.key",
          "edge.pem, key: unreadable.key",
          "empty.pem, key: empty.pem",
          "cut.pem, key: edge.key",
          "folder.pem, key: edge.key",
          "\"" + UNSET + "\", key: edge.key",
          "\"${SPOOKY_TEST_UNSET:}\", key: edge.key");

  private ConfigGrammar() {}

  /** Writes one. */
  static GeneratedConfig write(Random random) {
    Draft draft = new Draft(random, kind(random), random.nextInt(6) == 0);
    draft.maybe(0.3, "version: " + draft.either(List.of("1"), List.of("2", "one")));
    listen(draft);
    draft.fixed(
        "workers: "
            + draft.either(
                List.of("2", "\"${SPOOKY_TEST_UNSET:2}\""),
                List.of("0", "many", "1025"),
                List.of(UNSET)),
        "workers: 3");
    UpstreamGrammar.write(draft);
    edge(draft);
    rest(draft);
    return draft.finish();
  }

  private static Draft.Kind kind(Random random) {
    if (random.nextBoolean()) {
      return Draft.Kind.GOOD;
    }
    return random.nextBoolean() ? Draft.Kind.WRONG : Draft.Kind.WRONG_HERE;
  }

  private static void listen(Draft draft) {
    draft.line("listen:");
    boolean two = draft.changes();
    String address = draft.either(List.of("127.0.0.1"), List.of("127.0.0.256", "a.b"));
    if (two) {
      // A running edge has no more to say than that their number changes.
      draft.line("  - address: " + address);
      listener(draft);
      draft.line("  - address: " + draft.either(List.of("127.0.0.1", "127.0.0.2"), List.of("x")));
      draft.needsRestart();
      listener(draft);
      return;
    }
    draft.fixed("  - address: " + address, "  - address: 127.0.0.3");
    listener(draft);
    if (draft.either(List.of(""), List.of("overlap")).equals("overlap")) {
      overlapping(draft);
    }
  }

  private static void listener(Draft draft) {
    draft.line(
        "    port: "
            + draft.either(
                List.of("0", "\"${SPOOKY_TEST_UNSET:0}\""),
                List.of("65536", "http", "\"${SPOOKY_TEST_UNSET:x}\""),
                List.of("\"" + UNSET + "\"", "\"${SPOOKY_TEST_WORD:0}\"")));
    // Making a certificate takes a second.
    if (!draft.happens(0.02)) {
      draft.line("    tls: { cert: " + draft.either(PAIRS, WRONG_PAIRS, PAIRS_WRONG_HERE) + " }");
    }
  }

  private static void overlapping(Draft draft) {
    List<String> addresses =
        List.of("0.0.0.0", "\"::\"", "127.0.0.1", "localhost", "\"${SPOOKY_TEST_UNSET:0.0.0.0}\"");
    for (int i = 0; i < 2; i++) {
      draft.line("  - address: " + addresses.get(draft.below(addresses.size())));
      draft.line("    port: 18444");
      draft.line("    tls: { cert: edge.pem, key: edge.key }");
    }
  }

  private static void edge(Draft draft) {
    draft.line("edge:");
    draft.line(
        "  headers: " + draft.either(List.of("100", "\"${SPOOKY_TEST_UNSET:9}\""), List.of("3")));
    draft.fixed(
        "  streams: " + draft.either(List.of("100"), List.of("0", "10001")), "  streams: 9");
    draft.fixed(
        "  idle: "
            + draft.either(
                List.of("30s", "30000"),
                List.of("4611686018427387905", "2d", "0"),
                List.of("${SPOOKY_TEST_WORD:30}s")),
        "  idle: 9s");
    draft.fixed(
        "  header_bytes: " + draft.either(List.of("16KiB", "16384"), List.of("1", "16kb")),
        "  header_bytes: 32KiB");
    draft.fixed(
        "  congestion_control: " + draft.either(List.of("bbr"), List.of("vegas")),
        "  congestion_control: cubic");
    draft.maybe(0.3, "  body_bytes: " + draft.either(List.of("0", "1KiB"), List.of("-1")));
    draft.maybe(0.3, "  via: " + draft.either(List.of("auto", "edge-1"), List.of("\"a b\"")));
    draft.maybe(0.3, "  allow: " + draft.either(List.of("[backslash]"), List.of("[x]", "[]")));
    draft.maybe(0.1, "  misdirected: " + draft.either(List.of("serve"), List.of("maybe")));
  }

  private static void rest(Draft draft) {
    draft.maybe(
        0.3,
        "trusted_proxies: "
            + draft.either(
                List.of("[10.0.0.0/8]", "\"${SPOOKY_TEST_UNSET:::1, 10.1.0.0/16}\""),
                List.of("[10.0.0.0/33]", "[a.b]"),
                List.of("\"${SPOOKY_TEST_WORD:::1}\"")));
    draft.maybe(0.3, "drain: " + draft.either(List.of("0", "9s"), List.of("-1", "2d", "soon")));
    draft.maybe(0.3, "log: { level: " + draft.either(List.of("warn"), List.of("loud")) + " }");
    draft.maybe(
        0.3,
        "retry: { attempts: "
            + draft.either(List.of("3", "1"), List.of("11"), List.of("\"" + UNSET + "\""))
            + " }");
    draft.maybe(
        0.2,
        "expect: [ \"GET https://localhost/u0/x -> "
            + draft.either(List.of("u0"), List.of("u9", "none"))
            + "\" ]");
    if (draft.either(List.of(""), List.of("unknown")).equals("unknown")) {
      draft.line("retries: 3");
    }
  }
}
