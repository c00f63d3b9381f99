package io.spooky.runtime.edge;

import io.netty.handler.codec.quic.QuicChannel;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * QUIC's own objects behind Netty's channels, and methods of Netty's that take them and are not
 * public. Stateless; on the worker's event loop.
 */
final class QuicheConnections {
  private static final System.Logger LOG = System.getLogger("edge");
  private static final String NETTY = "io.netty.handler.codec.quic.";

  private static final @Nullable MethodHandle CONNECTION =
      field("connection", MethodHandles.Lookup::unreflectGetter);
  private static final @Nullable MethodHandle REMOTE =
      field("remote", MethodHandles.Lookup::unreflectSetter);
  private static final @Nullable MethodHandle FREED = method("QuicheQuicConnection", "isFreed");
  private static final @Nullable MethodHandle ADDRESS = method("QuicheQuicConnection", "address");

  private QuicheConnections() {}

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(NETTY + name, false, QuicChannel.class.getClassLoader());
  }

  private interface Access {
    MethodHandle to(MethodHandles.Lookup lookup, Field field) throws IllegalAccessException;
  }

  private static @Nullable MethodHandle field(String name, Access access) {
    try {
      Field field = type("QuicheQuicChannel").getDeclaredField(name);
      field.setAccessible(true);
      return access.to(MethodHandles.lookup(), field);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return missing(name, e);
    }
  }

  /** Returns a method of Netty's, or null with a warning where there is none. */
  static @Nullable MethodHandle method(String type, String name, Class<?>... parameters) {
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

  /** Sets where Netty sends the next datagrams of a connection, unless QUIC's path changes. */
  static void sendTo(QuicChannel channel, InetSocketAddress address) {
    if (REMOTE == null) {
      return;
    }
    try {
      REMOTE.invoke(channel, address);
    } catch (Throwable e) {
      LOG.log(Level.DEBUG, "datagrams may go to {0}: {1}", channel.remoteSocketAddress(), e);
    }
  }

  /** Returns where QUIC keeps a connection, or 0 if it has freed it or that cannot be known. */
  static long pointer(QuicChannel channel) {
    if (CONNECTION == null || FREED == null || ADDRESS == null || !channel.isActive()) {
      return 0;
    }
    try {
      Object connection = CONNECTION.invoke(channel);
      return connection == null || (boolean) FREED.invoke(connection)
          ? 0
          : (long) ADDRESS.invoke(connection);
    } catch (Throwable e) {
      return 0;
    }
  }
}
