package io.spooky.runtime.bridge;

import static com.google.common.truth.Truth.assertWithMessage;

import io.netty.util.AsciiString;
import io.spooky.spi.config.FieldRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler judges fields by their roles: they must be what this package makes of them. */
final class FieldRoleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection",
        "keep-alive",
        "proxy-connection",
        "transfer-encoding",
        "upgrade",
        "te",
        "host",
        "content-length",
        "cookie",
        "expect",
        "max-forwards",
        "via",
        "x-forwarded-for",
        "x-forwarded-proto",
        "x-forwarded-host",
        "x-forwarded-port",
        "x-forwarded-",
        "forwarded",
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
        "x-original-host",
        "alt-svc",
        "authorization",
        "range",
        "x-spooky-",
        "x-spooky-user",
        "x-spook",
        "x-forwarded",
        "x",
        "",
        "x-env"
      })
  void role_isWhatTheKindSays(String name) {
    assertWithMessage(name).that(FieldRole.of(name)).isEqualTo(role(FieldKind.of(of(name))));
  }

  private static AsciiString of(String name) {
    return new AsciiString(name);
  }

  private static FieldRole role(@Nullable FieldKind kind) {
    if (kind == null) {
      return FieldRole.ORDINARY;
    }
    return switch (kind) {
      case CONNECTION_SPECIFIC -> FieldRole.CONNECTION;
      case TE, HOST, CONTENT_LENGTH, EXPECT, MAX_FORWARDS, VIA -> FieldRole.MANAGED;
      case X_FORWARDED_FOR, X_FORWARDED_PROTO, X_FORWARDED_HOST, FORWARDED -> FieldRole.MANAGED;
      case CLAIM -> FieldRole.CLAIM;
      case INTERNAL -> FieldRole.INTERNAL;
      case COOKIE, ALT_SVC, HEAD_ONLY -> FieldRole.ORDINARY;
    };
  }
}
