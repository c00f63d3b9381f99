package io.spooky.samples.conformance.raw;

/**
 * How a stream or a connection ended.
 *
 * @param kind what ended it
 * @param code the error code; 0 for a clean end
 */
public record End(Kind kind, long code) {
  /** What can end a stream or a connection. */
  public enum Kind {
    /** The stream's clean end. */
    FIN,
    /** RESET_STREAM. */
    RESET,
    /** CONNECTION_CLOSE with an application's code. */
    CLOSE,
    /** CONNECTION_CLOSE with a code of QUIC's own. */
    TRANSPORT_CLOSE,
    /** The connection went away without a word, or by our own doing. */
    LOST
  }

  @Override
  public String toString() {
    return kind + "(0x" + Long.toHexString(code) + ")";
  }
}
