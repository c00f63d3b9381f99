package io.spooky.runtime.exchange;

/** Why a client's stream is reset. */
public enum StreamError {
  /** The edge or the backend failed after the response had begun. */
  INTERNAL,
  /** The request was malformed. */
  MALFORMED,
  /** The client took its request back. */
  CANCELLED,
  /** The request was not processed and may be sent again. */
  REJECTED
}
