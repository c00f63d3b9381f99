/**
 * Between HTTP/3 and HTTP/2: header sections are checked field by field and carried over.
 *
 * <p>Both codecs pass most malformed messages up as if they were good; what may pass is decided
 * here and nowhere else, by table look-ups, without allocation beyond the new header section
 * itself. Requests lose what a client may not say ({@code x-forwarded-*} unless a trusted proxy
 * sends it) and gain what the edge knows. Confined to a worker's event loop where stateful; knows
 * Netty's header types, {@code config} and {@code contract}.
 */
@NullMarked
package io.spooky.runtime.bridge;

import org.jspecify.annotations.NullMarked;
