package io.spooky.runtime.edge;

import io.netty.handler.codec.quic.QuicStreamChannel;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ends of streams of which QUIC does not tell. A client may send an end again together
 * with bytes that had arrived before (RFC 9000, section 13.3); quiche 0.29 notes it then, but calls
 * the stream readable only for new bytes, so that nobody comes to see the end. Where what is looked
 * at here is missing, such a request ends at its idle time-out. Stateless; on the worker's event
 * loop.
 */
final class FinishedStreams {
  private static final @Nullable MethodHandle FINISHED =
      QuicheConnections.method("Quiche", "quiche_conn_stream_finished", long.class, long.class);

  private FinishedStreams() {}

  /** Returns whether all of a stream was read, to the client's end; not where it was reset. */
  static boolean contains(QuicStreamChannel stream) {
    if (FINISHED == null || !stream.isActive() || QuicheStreams.isReset(stream)) {
      return false;
    }
    long connection = QuicheConnections.pointer(stream.parent());
    try {
      return connection != 0 && (boolean) FINISHED.invoke(connection, stream.streamId());
    } catch (Throwable e) {
      return false;
    }
  }
}
