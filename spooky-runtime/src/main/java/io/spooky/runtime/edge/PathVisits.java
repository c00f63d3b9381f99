package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.quic.QuicChannel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a socket and QUIC, and does to the addresses of datagrams what {@link ClientPaths}
 * says, for connections whose clients have moved lately; usually there are none. Confined to the
 * worker's event loop.
 */
final class PathVisits extends ChannelDuplexHandler {
  private static final int LONG_HEADER = 0x80;

  private final ChannelHandler quic;
  private final int connectionIdLength;
  private final Map<QuicChannel, ClientPaths> moving = new HashMap<>();
  private @Nullable ClientPaths sender;
  private @Nullable InetSocketAddress origin;
  private long read;

  PathVisits(ChannelHandler quic, int connectionIdLength) {
    this.quic = quic;
    this.connectionIdLength = connectionIdLength;
  }

  /** A client has moved. */
  void watch(QuicChannel connection, ClientPaths paths) {
    moving.put(connection, paths);
  }

  /** A connection has ended. */
  void forget(QuicChannel connection) {
    moving.remove(connection);
  }

  /** What is written from here on is of this connection. */
  void sending(ClientPaths paths) {
    sender = paths;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof DatagramPacket packet)) {
      ctx.fireChannelRead(message);
      return;
    }
    DatagramPacket shown = moving.isEmpty() ? packet : shown(packet);
    origin = shown.sender();
    read++;
    ctx.fireChannelRead(shown);
  }

  /** Returns where the datagram came from that is being read, as far as QUIC knows. */
  @Nullable InetSocketAddress origin() {
    return origin;
  }

  /** Returns how many datagrams were read. */
  long read() {
    return read;
  }

  private DatagramPacket shown(DatagramPacket packet) {
    QuicChannel connection = connection(packet.content());
    ClientPaths paths = connection == null ? null : moving.get(connection);
    if (connection == null || paths == null) {
      return packet;
    }
    InetSocketAddress address = paths.arriving(packet.sender(), System.nanoTime());
    return address.equals(packet.sender())
        ? packet
        : new DatagramPacket(packet.content(), packet.recipient(), address);
  }

  private @Nullable QuicChannel connection(ByteBuf datagram) {
    int start = datagram.readerIndex();
    if (datagram.readableBytes() <= connectionIdLength
        || (datagram.getByte(start) & LONG_HEADER) != 0) {
      return null;
    }
    byte[] id = ByteBufUtil.getBytes(datagram, start + 1, connectionIdLength);
    return QuichePaths.connection(quic, ByteBuffer.wrap(id));
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    Object sent = message;
    if (sender != null && message instanceof DatagramPacket packet) {
      InetSocketAddress recipient = sender.leaving(packet.recipient());
      // Datagrams for the kernel to cut have the right address by themselves.
      if (recipient != packet.recipient()) {
        sent = new DatagramPacket(packet.content(), recipient);
      }
    }
    ctx.write(sent, promise);
  }
}
