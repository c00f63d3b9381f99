package io.spooky.samples.conformance.relay;

/** One of the two ways of a datagram. */
public enum Direction {
  /** From clients to the edge. */
  TO_EDGE,
  /** From the edge to clients. */
  TO_CLIENT
}
