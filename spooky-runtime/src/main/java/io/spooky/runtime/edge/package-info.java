/**
 * The client side, and the whole: QUIC sockets, HTTP/3 sessions, workers, and the {@link
 * io.spooky.runtime.edge.Edge} that starts, reloads and drains them.
 *
 * <p>A worker is one event loop with one UDP socket for each listener, its own client connections,
 * its own backend connections, balancers and counters; nothing on the request path leaves it. One
 * control thread owns health, slots and reloads, and hands workers immutable snapshots. The
 * pipelines:
 *
 * <pre>
 *   socket:      QuicCodecDispatcher - QuicServerCodec
 *   connection:  ClientConnection - Http3ServerConnectionHandler
 *   stream:      StreamOutbound - Http3FrameCodec - (Netty's validators) - RequestStream
 * </pre>
 */
@NullMarked
package io.spooky.runtime.edge;

import org.jspecify.annotations.NullMarked;
