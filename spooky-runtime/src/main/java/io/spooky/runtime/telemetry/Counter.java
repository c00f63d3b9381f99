package io.spooky.runtime.telemetry;

/** What is counted. */
public enum Counter {
  /** Client connections whose handshake ended well. */
  CONNECTIONS_OPENED,
  /** Client connections closed. */
  CONNECTIONS_CLOSED,
  /** Client connections that were sent GOAWAY for the streams they had left behind. */
  CONNECTIONS_ROTATED,
  /** Client connections closed since they took back too many requests. */
  CONNECTIONS_ABUSIVE,
  /** Client connections closed since the client broke HTTP/3. */
  PROTOCOL_ERRORS,
  /** Client streams that were taken back, or broken off for what they sent, within a second. */
  STREAMS_CUT_SHORT,
  /** Requests whose head arrived whole. */
  REQUESTS,
  /** Exchanges that ended, however they did. */
  EXCHANGES_ENDED,
  /** Responses of a backend carried to their end. */
  RESPONSES_PROXIED,
  /** Responses with a 2xx status, of a backend. */
  RESPONSES_2XX,
  /** Responses with a 3xx status, of a backend. */
  RESPONSES_3XX,
  /** Responses with a 4xx status, of a backend. */
  RESPONSES_4XX,
  /** Responses with a 5xx status, of a backend. */
  RESPONSES_5XX,
  /** Answers that the edge gave itself: no route. */
  LOCAL_NO_ROUTE,
  /** Answers that the edge gave itself because the request asked for it. */
  LOCAL_ANSWERED,
  /** Answers that the edge gave itself: malformed or refused request. */
  LOCAL_REFUSED,
  /** Answers that the edge gave itself: no healthy backend, or no room. */
  LOCAL_UNAVAILABLE,
  /** Answers that the edge gave itself: the backend failed. */
  LOCAL_BAD_GATEWAY,
  /** Answers that the edge gave itself: a time-out. */
  LOCAL_TIMEOUT,
  /** Answers that the edge gave itself: a fault of a plugin. */
  LOCAL_FAULT,
  /** Client streams reset after the response had begun. */
  RESPONSES_BROKEN,
  /** Requests that clients took back. */
  CLIENT_CANCELLED,
  /** Further attempts after a failed one. */
  RETRIES,
  /** Requests that had to wait for a free place. */
  QUEUED;

  /** Returns the counter of a backend's final responses with a status. */
  public static Counter ofStatus(int status) {
    return switch (status / 100) {
      case 2 -> RESPONSES_2XX;
      case 3 -> RESPONSES_3XX;
      case 4 -> RESPONSES_4XX;
      default -> RESPONSES_5XX;
    };
  }
}
