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
  /** May come in crumbs (RFC 9114, section 4.2.1). */
  COOKIE,
  /** Knows one value (RFC 9110, section 10.1.1). */
  EXPECT,
  /** Counts down for OPTIONS (RFC 9110, section 7.6.2). */
  MAX_FORWARDS,
  /** The way of a message (RFC 9110, section 7.6.3). */
  VIA,
  /** The addresses that a request came over. */
  X_FORWARDED_FOR,
  /** The scheme that the client spoke. */
  X_FORWARDED_PROTO,
  /** The authority that the client asked for. */
  X_FORWARDED_HOST,
  /** All three in one (RFC 7239). */
  FORWARDED,
  /** Something else that only a proxy may say of a request. */
  CLAIM,
  /** The edge's own. */
  INTERNAL,
  /** Would send clients around the edge (RFC 7838). */
  ALT_SVC,
  /** Ordinary in a head, but nothing that may come after the content. */
  HEAD_ONLY;

  private static final AsciiString ANY_FORWARDED = AsciiString.cached("x-forwarded-");
  private static final AsciiString ANY_INTERNAL = AsciiString.cached("x-spooky-");
  private static final Map<AsciiString, FieldKind> BY_NAME = new HashMap<>();

  static {
    name(CONNECTION_SPECIFIC, "connection", "keep-alive", "proxy-connection");
    name(CONNECTION_SPECIFIC, "transfer-encoding", "upgrade");
    name(TE, "te");
    name(HOST, "host");
    name(CONTENT_LENGTH, "content-length");
    name(COOKIE, "cookie");
    name(EXPECT, "expect");
    name(MAX_FORWARDS, "max-forwards");
    name(VIA, "via");
    name(X_FORWARDED_FOR, "x-forwarded-for");
    name(X_FORWARDED_PROTO, "x-forwarded-proto");
    name(X_FORWARDED_HOST, "x-forwarded-host");
    name(FORWARDED, "forwarded");
    // What proxies and frameworks take for the client's address.
    name(CLAIM, "x-real-ip", "x-client-ip", "client-ip", "true-client-ip", "x-cluster-client-ip");
    name(CLAIM, "cf-connecting-ip", "cf-connecting-ipv6", "fastly-client-ip");
    name(CLAIM, "x-envoy-external-address", "x-original-forwarded-for");
    // What some frameworks route by instead of the path.
    name(CLAIM, "x-original-url", "x-rewrite-url", "x-original-host");
    name(ALT_SVC, "alt-svc");
    nameHeadOnly();
  }

  /** RFC 9110, section 6.5.1: framing, routing, modifiers, authentication, content. */
  private static void nameHeadOnly() {
    name(HEAD_ONLY, "authorization", "proxy-authorization", "proxy-authenticate");
    name(HEAD_ONLY, "www-authenticate", "authentication-info", "proxy-authentication-info");
    name(HEAD_ONLY, "set-cookie", "trailer", "range", "if-match", "if-none-match", "if-range");
    name(HEAD_ONLY, "if-modified-since", "if-unmodified-since", "cache-control", "pragma");
    name(HEAD_ONLY, "age", "date", "expires", "location", "retry-after", "vary", "warning");
    name(HEAD_ONLY, "content-encoding", "content-type", "content-range", "origin");
    name(HEAD_ONLY, "early-data", "priority", "http2-settings", "strict-transport-security");
  }

  private static void name(FieldKind kind, String... names) {
    for (String name : names) {
      BY_NAME.put(AsciiString.cached(name), kind);
    }
  }

  /** Returns the kind of a name in lower case, or null for an ordinary field. */
  static @Nullable FieldKind of(AsciiString name) {
    FieldKind kind = BY_NAME.get(name);
    if (kind != null || name.length() < ANY_INTERNAL.length() || name.byteAt(1) != '-') {
      return kind;
    }
    if (name.startsWith(ANY_FORWARDED)) {
      return CLAIM;
    }
    return name.startsWith(ANY_INTERNAL) ? INTERNAL : null;
  }
}
