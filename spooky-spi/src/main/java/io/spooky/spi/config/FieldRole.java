package io.spooky.spi.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request's field is to the edge, as far as a config can meet it: the compiler judges routes
 * and edits by it, and a test compares it with what the runtime does.
 */
public enum FieldRole {
  /** Passed on as it came: routes can go by it and edits can change it. */
  ORDINARY(""),
  /** A claim of where a request came from: dropped unless it came through a trusted proxy. */
  CLAIM("x-forwarded-"),
  /** Made by the edge, or part of the message's framing: neither routes nor edits may use it. */
  MANAGED(""),
  /** Always dropped: the edge's own names. */
  INTERNAL("x-spooky-"),
  /** Never there: it belongs to one connection of HTTP/1 (RFC 9114, section 4.2). */
  CONNECTION("");

  private static final Set<String> CONNECTION_NAMES =
      Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

  private static final Set<String> MANAGED_NAMES =
      Set.of(
          "host",
          "te",
          "content-length",
          "expect",
          "max-forwards",
          "via",
          "forwarded",
          "x-forwarded-for",
          "x-forwarded-proto",
          "x-forwarded-host");

  private static final Set<String> CLAIM_NAMES =
      Set.of(
          "x-real-ip",
          "x-client-ip",
          "client-ip",
          "true-client-ip",
          "x-cluster-client-ip",
          "cf-connecting-ip",
          "cf-connecting-ipv6",
          "fastly-client-ip",
          "x-envoy-external-address",
          "x-original-forwarded-for",
          "x-original-url",
          "x-rewrite-url",
          "x-original-host");

  private static final Map<String, FieldRole> BY_NAME =
      Stream.of(
              entries(CONNECTION_NAMES, CONNECTION),
              entries(MANAGED_NAMES, MANAGED),
              entries(CLAIM_NAMES, CLAIM))
          .flatMap(map -> map.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String prefix;

  FieldRole(String prefix) {
    this.prefix = prefix;
  }

  private static Map<String, FieldRole> entries(Set<String> names, FieldRole role) {
    return names.stream().collect(Collectors.toMap(name -> name, name -> role));
  }

  /** Returns the role of a field, by its name in lower case. */
  public static FieldRole of(String name) {
    FieldRole role = BY_NAME.get(name);
    if (role != null) {
      return role;
    }
    if (name.startsWith(CLAIM.prefix())) {
      return CLAIM;
    }
    return name.startsWith(INTERNAL.prefix()) ? INTERNAL : ORDINARY;
  }

  /** Returns the names in lower case that have this role whatever they begin with, sorted. */
  public List<String> names() {
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getValue() == this)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Returns what gives a name this role unless it has another one; empty if nothing does. */
  public String prefix() {
    return prefix;
  }
}
