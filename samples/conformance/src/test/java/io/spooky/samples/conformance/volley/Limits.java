package io.spooky.samples.conformance.volley;

/**
 * What a client allows the edge.
 *
 * @param connectionWindow bytes in flight on all streams
 * @param streamWindow bytes in flight on one stream
 * @param uniStreams unidirectional streams of the edge
 * @param uniWindow bytes in flight on one of those
 * @param idleSeconds time without a packet after which the client gives a connection up
 * @param protocol offered by ALPN
 */
public record Limits(
    long connectionWindow,
    long streamWindow,
    int uniStreams,
    long uniWindow,
    long idleSeconds,
    String protocol) {
  /** As browsers have them, more or less. */
  public static final Limits USUAL = new Limits(16 << 20, 1 << 20, 100, 1 << 16, 60, "h3");

  /** Sets both windows. */
  public Limits windows(long connection, long stream) {
    return new Limits(connection, stream, uniStreams, uniWindow, idleSeconds, protocol);
  }

  /** Sets the number and window of the edge's own streams. */
  public Limits uni(int streams, long window) {
    return new Limits(connectionWindow, streamWindow, streams, window, idleSeconds, protocol);
  }

  /** Sets the idle time-out. */
  public Limits idle(long seconds) {
    return new Limits(connectionWindow, streamWindow, uniStreams, uniWindow, seconds, protocol);
  }

  /** Sets the protocol. */
  public Limits offering(String name) {
    return new Limits(connectionWindow, streamWindow, uniStreams, uniWindow, idleSeconds, name);
  }
}
