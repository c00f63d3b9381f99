package io.spooky.spi;

/** How an attempt at a backend ended. Constants may be added: a switch needs a default branch. */
public enum Outcome {
  /** A whole response came, and its status is below 500. */
  SUCCESS,
  /** A whole response came, and its status is 500 or above. */
  SERVER_ERROR,
  /** A time-out passed before the response was whole. */
  TIMEOUT,
  /** No connection could be made: refused, unreachable, or a failed handshake. */
  CONNECT_FAILED,
  /** The backend broke the stream or the connection off, or broke the protocol. */
  RESET,
  /** The client went away, or the edge gave up for a reason of its own. */
  CANCELLED,
  /**
   * The backend never got to process it (GOAWAY, REFUSED_STREAM, queue); says nothing of health.
   */
  NOT_SENT
}
