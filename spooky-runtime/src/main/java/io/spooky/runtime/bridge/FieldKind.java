package io.spooky.runtime.bridge;

import io.netty.util.AsciiString;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields that an intermediary treats in a way of their own. */
enum FieldKind {
  /** Belongs to one connection; malformed in HTTP/2 and HTTP/3 (RFC 9114, section 4.2). */
  CONNECTION_SPECIFIC,
  /** Only {@code trailers} may stand in it (RFC 9114, section 4.2). */
  TE,
  /** Says the same as {@code :authority}; only that goes on (RFC 9114, section 4.3.1). */
  HOST,
  /** Must agree with the body (RFC 9114, section 4.1.2). */
  CONTENT_LENGTH,
  /** Says where a request came from; a client's word is not taken for it. */
  FORWARDING,
  /** The way of a message (RFC 9110, section 7.6.3). */
  VIA,
  /** Would send clients around the edge (RFC 7838). */
  ALT_SVC;

  private static final Map<AsciiString, FieldKind> BY_NAME = new HashMap<>();

  static {
    name(CONNECTION_SPECIFIC, "connection", "keep-alive", "proxy-connection");
    name(CONNECTION_SPECIFIC, "transfer-encoding", "upgrade");
    name(TE, "te");
    name(HOST, "host");
    name(CONTENT_LENGTH, "content-length");
    name(FORWARDING, "forwarded", "x-real-ip", "x-forwarded-for", "x-forwarded-host");
    name(FORWARDING, "x-forwarded-proto", "x-forwarded-port");
    name(VIA, "via");
    name(ALT_SVC, "alt-svc");
  }

  private static void name(FieldKind kind, String... names) {
    for (String name : names) {
      BY_NAME.put(AsciiString.cached(name), kind);
    }
  }

  /** Returns the kind of a name in lower case, or null for an ordinary field. */
  static @Nullable FieldKind of(AsciiString name) {
    return BY_NAME.get(name);
  }
}
