/**
 * Connections to backends: HTTP/2 over cleartext or TLS, multiplexed, one pool for each worker and
 * backend.
 *
 * <p>A {@code BackendConnection} drives Netty's HTTP/2 codec without child channels: a stream is an
 * object, flow control is the codec's, and what one turn of the event loop writes is flushed once
 * by the worker's {@link io.spooky.runtime.transport.TurnBatch}. What a backend sends unasked is
 * counted before the codec sees it, and a flood ends its connection. Everything is confined to the
 * worker's event loop, except name resolution, which has threads of its own. Knows {@code balance}
 * and {@code config}.
 */
@NullMarked
package io.spooky.runtime.transport;

import org.jspecify.annotations.NullMarked;
