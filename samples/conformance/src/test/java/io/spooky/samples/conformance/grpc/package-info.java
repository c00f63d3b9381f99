/**
 * gRPC through the edge: a small gRPC transport over HTTP/3 as an {@code io.grpc.Channel}, so that
 * ordinary stubs work, and backends of grpc-java.
 *
 * <p>The channel lives on the event loop of its client; calls may be used as any of grpc-java's.
 * Messages are bytes and texts, so that nothing needs a compiler of protocol buffers. Depends on
 * grpc-java and on the package {@code client}.
 */
@NullMarked
package io.spooky.samples.conformance.grpc;

import org.jspecify.annotations.NullMarked;
