package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that an intermediary treats in a way of their own. */
enum FieldKind {
  /** Belongs to one connection; malformed in HTTP/2 and HTTP/3 (RFC 9114, section 4.2). */
  CONNECTION_SPECIFIC(
      "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"),
  /** Only {@code trailers} may stand in it (RFC 9114, section 4.2). */
  TE("te"),
  /** Says the same as {@code :authority}; only that goes on (RFC 9114, section 4.3.1). */
  HOST("host"),
  /** Must agree with the body (RFC 9114, section 4.1.2). */
  CONTENT_LENGTH("content-length"),
  /** Says where a request came from; a client's word is not taken for it. */
  FORWARDING(
      "forwarded",
      "x-forwarded-for",
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-forwarded-port",
      "x-real-ip"),
  /** The way of a message (RFC 9110, section 7.6.3). */
  VIA("via"),
  /** Would send clients around the edge (RFC 7838). */
  ALT_SVC("alt-svc");

  private static final Map<AsciiString, FieldKind> BY_NAME = new HashMap<>();

  static {
    for (FieldKind kind : values()) {
      for (String name : kind.names) {
        BY_NAME.put(AsciiString.cached(name), kind);
      }
    }
  }

  private final String[] names;

  FieldKind(String... names) {
    this.names = names;
  }

  /** Returns the kind of a name in lower case, or null for an ordinary field. */
  static @Nullable FieldKind of(AsciiString name) {
    return BY_NAME.get(name);
  }
}
