package io.spooky.runtime.edge;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a client sent STOP_SENDING on a stream on which nothing is being written.
 *
 * <p>Netty reports STOP_SENDING only as the failure of a write; while an exchange waits for its
 * backend there is none, so a client that gave up would keep the backend busy. QUIC itself knows:
 * the stream's capacity is then the error {@code STREAM_STOPPED}, which Netty's channel reads
 * through a method that is not public. Where that method is missing, the client's word is heard at
 * the next write only.
 */
final class StreamStop {
  private static final System.Logger LOG = System.getLogger("edge");

  /** quiche.h: the peer sent STOP_SENDING. */
  private static final long STREAM_STOPPED = -15;

  private static final @Nullable MethodHandle CAPACITY = findCapacity();

  private StreamStop() {}

  private static @Nullable MethodHandle findCapacity() {
    try {
      Class<?> channel =
          Class.forName(
              "io.netty.handler.codec.quic.QuicheQuicChannel",
              false,
              QuicChannel.class.getClassLoader());
      Method method = channel.getDeclaredMethod("streamCapacity", long.class);
      method.setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(method)
          .asType(MethodType.methodType(long.class, QuicChannel.class, long.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "STOP_SENDING is heard late with this version of Netty: {0}", e);
      return null;
    }
  }

  /** Returns whether the client wants nothing more on the stream; on the worker's event loop. */
  static boolean isStopped(QuicStreamChannel stream) {
    if (CAPACITY == null || !stream.isActive() || stream.isOutputShutdown()) {
      return false;
    }
    try {
      long capacity = (long) CAPACITY.invokeExact(stream.parent(), stream.streamId());
      return capacity == STREAM_STOPPED;
    } catch (Throwable e) {
      return false;
    }
  }
}
