package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/**
 * Drops datagrams of other versions of QUIC that are shorter than a first flight may be: they are
 * not to be answered (RFC 9000, sections 6.1 and 14.1), and Netty's codec answers with the versions
 * that it speaks, whatever the length. Stateless; shared by all sockets.
 */
@ChannelHandler.Sharable
final class ShortInitialGuard extends ChannelInboundHandlerAdapter {
  static final ShortInitialGuard INSTANCE = new ShortInitialGuard();

  private static final int LONG_HEADER = 0x80;
  private static final int VERSION_END = 5;
  private static final int VERSION_1 = 1;
  private static final int MIN_BYTES = 1200;

  private ShortInitialGuard() {}

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof DatagramPacket packet && isUnanswerable(packet.content())) {
      packet.release();
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private static boolean isUnanswerable(ByteBuf datagram) {
    int length = datagram.readableBytes();
    if (length == 0 || length >= MIN_BYTES) {
      return false;
    }
    int start = datagram.readerIndex();
    boolean isLong = (datagram.getByte(start) & LONG_HEADER) != 0;
    return isLong && (length < VERSION_END || datagram.getInt(start + 1) != VERSION_1);
  }
}
