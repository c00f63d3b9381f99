package io.spooky.runtime.edge;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.quic.QuicChannel;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What QUIC knows of the paths of a connection, and Netty does not say. Where it cannot be had, no
 * path is visited, and what was under way when a client moved may stay lost. On the worker's event
 * loop.
 */
final class QuichePaths implements ClientPaths.Knowledge {
  /** Places in what QUIC tells of a path. */
  private static final int PEER = 1;

  private static final int STATE = 2;
  private static final int ACTIVE = 3;
  private static final int REPEATS = 7;

  /** The client has answered, if only in small datagrams (RFC 9000, section 8.2). */
  private static final long ADDRESS_VALIDATED = 2;

  private static final @Nullable MethodHandle CONNECTION =
      QuicheConnections.method("QuicheQuicCodec", "getChannel", ByteBuffer.class);
  private static final @Nullable MethodHandle STATISTICS =
      QuicheConnections.method("Quiche", "quiche_conn_path_stats", long.class, long.class);

  private final QuicChannel channel;

  QuichePaths(QuicChannel channel) {
    this.channel = channel;
  }

  /** Returns the connection that has issued an id, if there is one. */
  static @Nullable QuicChannel connection(ChannelHandler codec, ByteBuffer id) {
    if (CONNECTION == null) {
      return null;
    }
    try {
      return (QuicChannel) CONNECTION.invoke(codec, id);
    } catch (Throwable e) {
      return null;
    }
  }

  @Override
  public boolean isProven(InetSocketAddress address) {
    return number(address, STATE) >= ADDRESS_VALIDATED;
  }

  @Override
  public long repeats(InetSocketAddress address) {
    return number(address, REPEATS);
  }

  @Override
  public @Nullable InetSocketAddress active() {
    for (long i = 0; ; i++) {
      Object[] path = statistics(i);
      if (path == null) {
        return null;
      }
      if ((boolean) path[ACTIVE]) {
        return (InetSocketAddress) path[PEER];
      }
    }
  }

  private long number(InetSocketAddress address, int place) {
    for (long i = 0; ; i++) {
      Object[] path = statistics(i);
      if (path == null) {
        return -1;
      }
      if (ClientPaths.areSame((InetSocketAddress) path[PEER], address)) {
        return (long) path[place];
      }
    }
  }

  private Object @Nullable [] statistics(long index) {
    long connection = QuicheConnections.pointer(channel);
    if (STATISTICS == null || connection == 0) {
      return null;
    }
    try {
      return (Object[]) STATISTICS.invoke(connection, index);
    } catch (Throwable e) {
      return null;
    }
  }
}
