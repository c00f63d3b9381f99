package io.spooky.runtime.bridge;

import io.netty.handler.codec.http2.Http2HeadersEncoder.SensitivityDetector;
import io.netty.util.AsciiString;

/**
 * Fields that no compression may remember, since their length would tell a guesser whether he is
 * right: credentials, and cookies too short to hold much else (RFC 7541, section 7.1.3). Stateless.
 */
public final class SensitiveFields implements SensitivityDetector {
  private static final AsciiString AUTHORIZATION = AsciiString.cached("authorization");
  private static final AsciiString PROXY_AUTHORIZATION = AsciiString.cached("proxy-authorization");
  private static final AsciiString COOKIE = AsciiString.cached("cookie");
  private static final int SHORT = 20;

  /** Makes a detector. */
  public SensitiveFields() {}

  @Override
  public boolean isSensitive(CharSequence name, CharSequence value) {
    return AUTHORIZATION.contentEquals(name)
        || PROXY_AUTHORIZATION.contentEquals(name)
        || value.length() < SHORT && COOKIE.contentEquals(name);
  }
}
