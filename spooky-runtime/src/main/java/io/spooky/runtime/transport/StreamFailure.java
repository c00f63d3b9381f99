package io.spooky.runtime.transport;

/** Why an attempt at a backend failed. */
public enum StreamFailure {
  /** No connection in time, or refused, or its handshake failed. */
  CONNECT("connect failed"),
  /** The connection attempt ran into its time-out. */
  CONNECT_TIMEOUT("connect timed out"),
  /** The backend was removed from the config before a connection was there. */
  REMOVED("backend removed"),
  /** The backend said that it did not process the request (RFC 9113, section 8.7). */
  REFUSED("refused by the backend"),
  /**
   * The backend's GOAWAY excludes the request (RFC 9113, section 6.8), or no stream could be opened
   * on its connection: another connection to the same backend will do.
   */
  GOAWAY("the backend's connection took no more requests"),
  /** The backend's SETTINGS_MAX_HEADER_LIST_SIZE is below the size of the request's head. */
  TOO_LARGE("head too large for the backend"),
  /** The backend reset the stream. */
  RESET("reset by the backend"),
  /** The connection was lost. */
  CONNECTION_LOST("connection lost"),
  /** The backend broke HTTP/2 or HTTP. */
  PROTOCOL("malformed response"),
  /** The backend's head is larger than the edge takes. */
  HEAD_TOO_LARGE("response head too large");

  private final String text;

  StreamFailure(String text) {
    this.text = text;
  }

  /** Returns whether the request was provably not processed, so that any method may be retried. */
  public boolean isUnprocessed() {
    return switch (this) {
      case CONNECT, CONNECT_TIMEOUT, REMOVED, REFUSED, GOAWAY, TOO_LARGE -> true;
      case RESET, CONNECTION_LOST, PROTOCOL, HEAD_TOO_LARGE -> false;
    };
  }

  /** Returns a few words for the log. */
  @Override
  public String toString() {
    return text;
  }
}
