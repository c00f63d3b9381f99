package io.spooky.samples.conformance.grpc;

import io.grpc.Status;
import io.netty.handler.codec.http3.Http3Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Where a call's status comes from: fields, an HTTP status, or the code of a reset. */
final class Statuses {
  private static final int EXCESSIVE_LOAD = 0x107;
  private static final int REQUEST_REJECTED = 0x10b;
  private static final int REQUEST_CANCELLED = 0x10c;

  private Statuses() {}

  /** Returns whether a section carries a status. */
  static boolean isIn(Http3Headers section) {
    return section.contains("grpc-status");
  }

  /** Returns the status that a section carries. */
  static Status of(Http3Headers section) {
    Status status = Status.fromCodeValue(Integer.parseInt(section.get("grpc-status").toString()));
    CharSequence message = section.get("grpc-message");
    return message == null ? status : status.withDescription(unescape(message.toString()));
  }

  private static String unescape(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Returns what an answer of HTTP means that is none of gRPC. */
  static Status ofHttp(int status) {
    Status mapped =
        switch (status) {
          case 400, 431 -> Status.INTERNAL;
          case 401 -> Status.UNAUTHENTICATED;
          case 403 -> Status.PERMISSION_DENIED;
          case 404 -> Status.UNIMPLEMENTED;
          case 429, 502, 503, 504 -> Status.UNAVAILABLE;
          default -> Status.UNKNOWN;
        };
    return mapped.withDescription("HTTP status " + status);
  }

  /** Returns what the code of a reset means. */
  static Status ofReset(long code, Throwable cause) {
    Status mapped =
        switch ((int) code) {
          case EXCESSIVE_LOAD -> Status.RESOURCE_EXHAUSTED;
          case REQUEST_REJECTED, -1 -> Status.UNAVAILABLE;
          case REQUEST_CANCELLED -> Status.CANCELLED;
          default -> Status.INTERNAL;
        };
    return mapped.withDescription("reset 0x" + Long.toHexString(code)).withCause(cause);
  }
}
