package io.spooky.runtime.transport;

import io.netty.handler.codec.http2.Http2Error;

/** What went wrong with a backend, in words for an operator. Made on failures only. */
final class FailureTexts {
  private static final int MAX = 160;

  /** What a server without HTTP/2 begins with, as the codec quotes it. */
  private static final String HTTP_1 = "48545450";

  /** How a TLS alert begins, which is what a TLS server has to say to cleartext. */
  private static final String TLS_ALERT = "1503";

  private FailureTexts() {}

  /** Returns a frame's name with its error code (RFC 9113, section 7). */
  static String withCode(String frame, long code) {
    Http2Error known = Http2Error.valueOf(code);
    return frame + ' ' + (known == null ? "0x" + Long.toHexString(code) : known.name());
  }

  /** Returns an exception's message: printable, and not too long. */
  static String of(Throwable cause) {
    String message = cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    // The name of a system call tells an operator nothing.
    int call = message.startsWith("recvAddress") ? message.lastIndexOf(": ") : -1;
    return printable(call < 0 ? message : message.substring(call + 2));
  }

  /** Returns what a connection that never became usable met instead of HTTP/2. */
  static String ofHandshake(Throwable cause) {
    String message = of(cause);
    int quoted = message.indexOf("Hex dump");
    if (quoted < 0) {
      return message;
    }
    String octets = message.substring(message.indexOf(": ", quoted) + 2);
    if (octets.startsWith(HTTP_1)) {
      return "the backend speaks HTTP/1, not HTTP/2";
    }
    return octets.startsWith(TLS_ALERT)
        ? "the backend speaks TLS, not cleartext HTTP/2"
        : "the backend does not speak HTTP/2 (it began with 0x" + octets + ")";
  }

  /** A backend's octets may be part of a message. */
  private static String printable(String text) {
    StringBuilder result = new StringBuilder(text.substring(0, Math.min(text.length(), MAX)));
    for (int i = 0; i < result.length(); i++) {
      char c = result.charAt(i);
      if (c < ' ' || c > '~') {
        result.setCharAt(i, '?');
      }
    }
    return result.toString();
  }
}
