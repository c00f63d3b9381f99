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
 *   socket:      ShortInitialGuard - HandshakeDispatch - QuicDispatcher - PathVisits - (QUIC)
 *   connection:  ClientConnection - Http3ServerConnectionHandler - CodecFaults
 *   request:     StreamOutbound - RequestGuard - Http3FrameCodec - (validators) - RequestStream
 *   control:     UnidirectionalGuard - ControlGuard - Http3FrameCodec - CodecFaults - (Netty's)
 * </pre>
 *
 * <p>The guards stand between Netty's codec and what it takes for good; each says which faults of
 * the codec it is there for, and has a test for each.
 */
@NullMarked
package io.spooky.runtime.edge;

import org.jspecify.annotations.NullMarked;
