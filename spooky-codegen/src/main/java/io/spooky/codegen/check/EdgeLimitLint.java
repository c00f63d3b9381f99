package io.spooky.codegen.check;

import io.spooky.codegen.config.ProblemCode;
import io.spooky.spi.config.ConfigKeys.Edge;

/**
 * Finds limits on requests that never come into play, because another one always comes first. Each
 * is right by itself, so all are warnings, and a default is not held against the file. Stateless.
 */
final class EdgeLimitLint {
  /** What a field counts beside its name and its value (RFC 9114, section 4.2.2), in bytes. */
  private static final long FIELD_OVERHEAD = 32;

  private EdgeLimitLint() {}

  /** Judges {@code edge}. */
  static void check(Findings findings, Given edge) {
    Known<Integer> headers = Known.of(edge, Edge.HEADERS);
    Known<Long> headerBytes = Known.of(edge, Edge.HEADER_BYTES);
    if (headers.isGiven() && headers.value().isPresent() && headerBytes.value().isPresent()) {
      long most = headerBytes.value().get() / FIELD_OVERHEAD;
      if (headers.value().get() > most) {
        report(
            findings,
            headers,
            headerBytes,
            "headers has no effect: each field counts 32 bytes and more, so header_bytes is used up"
                + " by "
                + most
                + " of them");
      }
    }
    Known<Long> buffer = Known.of(edge, Edge.BUFFER_BYTES);
    Known<Long> body = Known.of(edge, Edge.BODY_BYTES);
    if (buffer.isGiven() && !body.is(0L) && buffer.isAbove(body)) {
      report(
          findings,
          buffer,
          body,
          "buffer_bytes has no effect above body_bytes: no longer body is taken");
    }
  }

  private static void report(Findings findings, Known<?> limit, Known<?> other, String message) {
    findings.warning(
        ProblemCode.LIMIT_WITHOUT_EFFECT,
        limit.place(),
        "edge",
        message,
        other.place(),
        "the other one");
  }
}
