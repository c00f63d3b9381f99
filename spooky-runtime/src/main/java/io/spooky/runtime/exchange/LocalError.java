package io.spooky.runtime.exchange;

import io.spooky.runtime.telemetry.Counter;
import io.spooky.runtime.transport.StreamFailure;
import java.lang.System.Logger.Level;

/**
 * Why the edge answers itself instead of a backend: the status for the client, the counter, how
 * loud the log is, and the error type of {@code proxy-status} (RFC 9209, section 2.3).
 */
enum LocalError {
  ANSWERED(204, Counter.LOCAL_ANSWERED, "proxy_internal_response"),
  REFUSED(400, Counter.LOCAL_REFUSED, "http_request_error"),
  LOOP(508, Counter.LOCAL_REFUSED, "proxy_loop_detected"),
  HEAD_TOO_LARGE(431, Counter.LOCAL_REFUSED, "http_request_error"),
  BODY_TOO_LARGE(413, Counter.LOCAL_REFUSED, "http_request_denied"),
  CLIENT_TIMEOUT(408, Counter.LOCAL_REFUSED, "http_request_error"),
  NO_ROUTE(404, Counter.LOCAL_NO_ROUTE, "destination_not_found"),
  NO_BACKEND(503, Counter.LOCAL_UNAVAILABLE, "destination_unavailable"),
  NO_ROOM(503, Counter.LOCAL_UNAVAILABLE, "connection_limit_reached"),
  CONNECT_FAILED(502, Counter.LOCAL_BAD_GATEWAY, "connection_refused"),
  CONNECT_TIMEOUT(504, Counter.LOCAL_TIMEOUT, "connection_timeout"),
  CONNECTION_LOST(502, Counter.LOCAL_BAD_GATEWAY, "connection_terminated"),
  RESPONSE_INCOMPLETE(502, Counter.LOCAL_BAD_GATEWAY, "http_response_incomplete"),
  RESPONSE_MALFORMED(502, Counter.LOCAL_BAD_GATEWAY, "http_protocol_error"),
  RESPONSE_HEAD_TOO_LARGE(502, Counter.LOCAL_BAD_GATEWAY, "http_response_header_section_size"),
  RESPONSE_TIMEOUT(504, Counter.LOCAL_TIMEOUT, "http_response_timeout"),
  PLUGIN_FAULT(500, Counter.LOCAL_FAULT, "proxy_internal_error");

  private final int status;
  private final Counter counter;
  private final String proxyStatus;

  LocalError(int status, Counter counter, String proxyStatus) {
    this.status = status;
    this.counter = counter;
    this.proxyStatus = proxyStatus;
  }

  int status() {
    return status;
  }

  Counter counter() {
    return counter;
  }

  /** Returns the value of {@code proxy-status} (RFC 9209, section 2). */
  String proxyStatus() {
    return "spooky; error=" + proxyStatus;
  }

  /** Returns how loud it is: what clients do is theirs, what backends do wants an operator. */
  Level level() {
    if (this == ANSWERED) {
      return Level.DEBUG;
    }
    return counter == Counter.LOCAL_REFUSED || counter == Counter.LOCAL_NO_ROUTE
        ? Level.INFO
        : Level.WARNING;
  }

  /** Returns what a request's rejection with a status stands for. */
  static LocalError ofRejection(int status) {
    return switch (status) {
      case 204 -> ANSWERED;
      case 413 -> BODY_TOO_LARGE;
      case 431 -> HEAD_TOO_LARGE;
      case 508 -> LOOP;
      default -> REFUSED;
    };
  }

  /** Returns what the failure of the last attempt is to the client. */
  static LocalError of(StreamFailure failure) {
    return switch (failure) {
      case CONNECT -> CONNECT_FAILED;
      case CONNECT_TIMEOUT -> CONNECT_TIMEOUT;
      case CONNECTION_LOST -> CONNECTION_LOST;
      case RESET, REFUSED, GOAWAY -> RESPONSE_INCOMPLETE;
      case PROTOCOL -> RESPONSE_MALFORMED;
      case HEAD_TOO_LARGE -> RESPONSE_HEAD_TOO_LARGE;
      case TOO_LARGE -> HEAD_TOO_LARGE;
      case REMOVED -> NO_BACKEND;
    };
  }
}
