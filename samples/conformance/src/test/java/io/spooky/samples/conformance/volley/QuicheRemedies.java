package io.spooky.samples.conformance.volley;

import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * What Netty's client needs on bad networks, so that it does not wait for ever for what the edge
 * has done. The edge has remedies of its own. Only on the client's event loop.
 */
final class QuicheRemedies {
  private static final String NETTY = "io.netty.handler.codec.quic.";

  private QuicheRemedies() {}

  /**
   * Returns whether all of a stream was read, to its end: quiche 0.29 does not call a stream
   * readable for an end that is repeated together with bytes that had arrived before.
   */
  static boolean isFinished(QuicStreamChannel stream) {
    if (!stream.isActive() || !stream.parent().isActive()) {
      return false;
    }
    try {
      Object connection = connection(stream.parent());
      if ((boolean) method("QuicheQuicConnection", "isFreed").invoke(connection)) {
        return false;
      }
      Object address = method("QuicheQuicConnection", "address").invoke(connection);
      Method finished = method("Quiche", "quiche_conn_stream_finished", long.class, long.class);
      return (boolean) finished.invoke(null, address, stream.streamId());
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  /** Sends what is due: Netty forgets it where its timer was late. */
  static void send(QuicChannel connection) {
    if (connection.isActive()) {
      try {
        method("QuicheQuicChannel", "connectionSendAndFlush").invoke(connection);
      } catch (ReflectiveOperationException e) {
        throw unknown(e);
      }
    }
  }

  private static AssertionError unknown(ReflectiveOperationException e) {
    return new AssertionError("this version of Netty has other names", e);
  }

  private static Object connection(QuicChannel channel) throws ReflectiveOperationException {
    Field field = Class.forName(NETTY + "QuicheQuicChannel").getDeclaredField("connection");
    field.setAccessible(true);
    return field.get(channel);
  }

  private static Method method(String type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = Class.forName(NETTY + type).getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
