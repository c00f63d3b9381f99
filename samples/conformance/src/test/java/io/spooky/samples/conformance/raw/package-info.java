/**
 * An HTTP/3 client that says whatever a test wants it to say: any bytes in any frame, on any
 * stream, split, reset or ended at any point.
 *
 * <p>QUIC comes from kwik, responses are decoded by its QPACK; everything that is sent is made
 * here, with no check of any kind. Bytes are texts in ISO 8859-1, a character a byte, so that test
 * cases can be read. Incoming frames are taken from packets as they are parsed, so that the code of
 * a reset and the bytes before it are known; waiting is for events, with a limit. Safe for all
 * threads. Depends on kwik and the JDK, on nothing of Spooky's own.
 */
@NullMarked
package io.spooky.samples.conformance.raw;

import org.jspecify.annotations.NullMarked;
