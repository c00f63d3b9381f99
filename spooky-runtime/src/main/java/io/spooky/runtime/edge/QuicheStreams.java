package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What QUIC knows of a stream and Netty's channel does not say, through methods of that channel
 * that are not public. Where they are missing, a client that gives up is heard at the next write or
 * read only, and streams that ended early are kept until their connection ends. Stateless; on the
 * worker's event loop.
 */
final class QuicheStreams {
  private static final System.Logger LOG = System.getLogger("edge");

  /** quiche.h: the peer sent STOP_SENDING. */
  private static final long STREAM_STOPPED = -15;

  /** quiche.h: no such stream, or no longer. */
  private static final long INVALID_STREAM_STATE = -7;

  private static final @Nullable MethodHandle CAPACITY =
      find("streamCapacity", MethodType.methodType(long.class, QuicChannel.class, long.class));
  private static final @Nullable MethodHandle RECEIVE =
      find(
          "streamRecv",
          MethodType.methodType(void.class, QuicChannel.class, long.class, ByteBuf.class));
  private static final @Nullable MethodHandle CLOSED =
      find("streamClosed", MethodType.methodType(void.class, QuicChannel.class, long.class));
  private static final @Nullable MethodHandle SEND =
      find("connectionSendAndFlush", MethodType.methodType(void.class, QuicChannel.class));

  private QuicheStreams() {}

  private static @Nullable MethodHandle find(String name, MethodType type) {
    try {
      Class<?> channel =
          Class.forName(
              "io.netty.handler.codec.quic.QuicheQuicChannel",
              false,
              QuicChannel.class.getClassLoader());
      Class<?>[] parameters = type.dropParameterTypes(0, 1).parameterArray();
      Method method = channel.getDeclaredMethod(name, parameters);
      method.setAccessible(true);
      return MethodHandles.lookup().unreflect(method).asType(type);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "this version of Netty lacks {0}: {1}", name, e);
      return null;
    }
  }

  /**
   * Returns whether the client wants nothing more on a stream on which nothing is being written.
   * Netty reports STOP_SENDING only as the failure of a write. Where the request had ended, QUIC
   * has forgotten the stream by then.
   */
  static boolean isStopped(QuicStreamChannel stream) {
    if (CAPACITY == null || !stream.isActive() || stream.isOutputShutdown()) {
      return false;
    }
    try {
      long capacity = (long) CAPACITY.invokeExact(stream.parent(), stream.streamId());
      return capacity == STREAM_STOPPED || capacity == INVALID_STREAM_STATE;
    } catch (Throwable e) {
      return false;
    }
  }

  /**
   * Returns whether the client has reset a stream that is not being read. Netty reports
   * RESET_STREAM only as the failure of a read; a read of no bytes takes none, but fails as well.
   */
  static boolean isReset(QuicStreamChannel stream) {
    if (RECEIVE == null || !stream.isActive() || stream.isInputShutdown()) {
      return false;
    }
    try {
      RECEIVE.invokeExact(stream.parent(), stream.streamId(), Unpooled.EMPTY_BUFFER);
      return false;
    } catch (QuicStreamResetException e) {
      return true;
    } catch (Throwable e) {
      return false;
    }
  }

  /**
   * Has Netty drop a closed stream. By itself it does so only where it has read the client's FIN; a
   * stream that was reset, by whomever, stays in the connection's map until the connection ends,
   * though QUIC lets the client open another for it.
   *
   * <p>QUIC must never report such a stream as readable again, since Netty would take it for a new
   * one and read the rest of a body as a request. It does not once the reading side was shut.
   *
   * <p>Not to be called while a connection reads its streams, but from a task of the event loop.
   */
  static void forget(QuicStreamChannel stream) {
    QuicChannel connection = stream.parent();
    if (CLOSED == null || stream.isActive() || !connection.isActive()) {
      return;
    }
    try {
      if (!stream.isInputShutdown()) {
        stream.shutdownInput(Http3ErrorCode.H3_NO_ERROR.code());
      }
      CLOSED.invokeExact(connection, stream.streamId());
    } catch (Throwable e) {
      LOG.log(Level.DEBUG, "stream {0} stays: {1}", stream.streamId(), e);
    }
  }

  /** Has a connection send what QUIC wants to be sent now, if anything. */
  static void send(QuicChannel connection) {
    if (SEND == null || !connection.isActive()) {
      return;
    }
    try {
      SEND.invokeExact(connection);
    } catch (Throwable e) {
      LOG.log(Level.DEBUG, "a connection did not send: {0}", e.toString());
    }
  }
}
