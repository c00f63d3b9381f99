package io.spooky.runtime.edge;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ends of streams of which QUIC does not tell. A client may send an end again together
 * with bytes that had arrived before (RFC 9000, section 13.3); quiche 0.29 notes it then, but calls
 * the stream readable only for new bytes, so that nobody comes to see the end. Where what is looked
 * at here is missing, such a request ends at its idle time-out. Stateless; on the worker's event
 * loop.
 */
final class FinishedStreams {
  private static final System.Logger LOG = System.getLogger("edge");
  private static final String NETTY = "io.netty.handler.codec.quic.";

  private static final @Nullable MethodHandle CONNECTION = connection();
  private static final @Nullable MethodHandle FREED = method("QuicheQuicConnection", "isFreed");
  private static final @Nullable MethodHandle ADDRESS = method("QuicheQuicConnection", "address");
  private static final @Nullable MethodHandle FINISHED =
      method("Quiche", "quiche_conn_stream_finished", long.class, long.class);

  private FinishedStreams() {}

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(NETTY + name, false, QuicChannel.class.getClassLoader());
  }

  private static @Nullable MethodHandle connection() {
    try {
      Field field = type("QuicheQuicChannel").getDeclaredField("connection");
      field.setAccessible(true);
      return MethodHandles.lookup().unreflectGetter(field);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return missing("connection", e);
    }
  }

  private static @Nullable MethodHandle method(String type, String name, Class<?>... parameters) {
    try {
      Method method = type(type).getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return missing(name, e);
    }
  }

  private static @Nullable MethodHandle missing(String name, Exception e) {
    LOG.log(Level.WARNING, "this version of Netty lacks {0}: {1}", name, e);
    return null;
  }

  /** Returns whether all of a stream was read, to the client's end; not where it was reset. */
  static boolean contains(QuicStreamChannel stream) {
    if (CONNECTION == null || FREED == null || ADDRESS == null || FINISHED == null) {
      return false;
    }
    if (!stream.isActive() || !stream.parent().isActive() || QuicheStreams.isReset(stream)) {
      return false;
    }
    try {
      Object connection = CONNECTION.invoke(stream.parent());
      return !(boolean) FREED.invoke(connection)
          && (boolean) FINISHED.invoke((long) ADDRESS.invoke(connection), stream.streamId());
    } catch (Throwable e) {
      return false;
    }
  }
}
