package io.spooky.runtime.config;

import java.time.Duration;

/**
 * The client side.
 *
 * @param headerBytes largest header section of a request (RFC 9114, section 4.2.2), in bytes
 * @param headers most fields of a request, pseudo-header fields included
 * @param bodyBytes largest request body in bytes; 0 is without limit
 * @param streams requests that one client connection may have open at a time
 * @param bufferBytes how much of a request body is kept for a further attempt, in bytes
 * @param idle how long a client connection may be silent
 * @param congestionControl how fast clients are sent to
 * @param proxyStatus whether the edge's own answers say why (RFC 9209)
 * @param requests what requests may look like
 */
public record EdgeConfig(
    int headerBytes,
    int headers,
    long bodyBytes,
    int streams,
    int bufferBytes,
    Duration idle,
    CongestionControl congestionControl,
    boolean proxyStatus,
    RequestRules requests) {
  /** What tells how much may be under way to a client (RFC 9002, section 7). */
  public enum CongestionControl {
    /** RFC 9438. */
    CUBIC,
    /** By measured bandwidth and round trips instead of losses. */
    BBR,
    /** NewReno, as in RFC 9002. */
    RENO
  }
}
