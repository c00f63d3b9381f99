/**
 * An HTTP/3 client for rough treatment: requests can be cancelled at any point, streams written
 * byte by byte, and every outcome is a value, not an exception. On Netty's QUIC, for volume; never
 * the only judge of what is right.
 *
 * <p>Each client is one UDP socket on an event loop of its own; all methods are safe for all
 * threads. Depends on Netty and on the bench's support, on nothing of Spooky's own.
 */
@NullMarked
package io.spooky.samples.conformance.volley;

import org.jspecify.annotations.NullMarked;
