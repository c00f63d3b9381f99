package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hands packets with a long header (RFC 9000, section 17.2) that the kernel gave to another socket
 * to the one that their connection id names; {@link
 * io.netty.handler.codec.quic.QuicCodecDispatcher} does that for short headers only. The kernel's
 * choice changes in mid handshake when a socket joins the port or a client gets a new address, and
 * what the wrong worker gets then is lost: the handshake would never end.
 *
 * <p>A first Initial has an id that the client made up. If that happens to name a socket, the
 * connection lives there: the choice is as good as the kernel's. Safe for all threads.
 */
@ChannelHandler.Sharable
final class HandshakeDispatch extends ChannelInboundHandlerAdapter {
  private static final int LONG_HEADER = 0x80;
  private static final int ID_LENGTH_AT = 5;
  private static final int ID_AT = 6;

  /** Packets that wait for their owners at most: QUIC repeats what is dropped. */
  static final int MOST_HANDED = 1_024;

  private final int connectionIdLength;
  private final AtomicInteger handed = new AtomicInteger();
  private final List<ChannelHandlerContext> sockets = new CopyOnWriteArrayList<>();

  /** Makes one for the sockets of a listener, whose ids are that long and begin with a short. */
  HandshakeDispatch(int connectionIdLength) {
    this.connectionIdLength = connectionIdLength;
  }

  /** Sockets come in the order of the numbers in the ids. */
  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    sockets.add(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ChannelHandlerContext owner =
        message instanceof DatagramPacket packet ? owner(packet.content()) : null;
    if (owner == null || owner == ctx) {
      ctx.fireChannelRead(message);
    } else {
      hand(message, owner);
    }
  }

  /** Returns the socket that an id names, if the datagram has such an id. */
  private @Nullable ChannelHandlerContext owner(ByteBuf datagram) {
    int start = datagram.readerIndex();
    if (datagram.readableBytes() < ID_AT + connectionIdLength
        || (datagram.getByte(start) & LONG_HEADER) == 0
        || datagram.getUnsignedByte(start + ID_LENGTH_AT) != connectionIdLength) {
      return null;
    }
    int number = datagram.getUnsignedShort(start + ID_AT);
    if (number >= sockets.size()) {
      return null;
    }
    ChannelHandlerContext owner = sockets.get(number);
    return owner.isRemoved() ? null : owner;
  }

  /** Bounded, because a loop's queue is not, and anybody can write anybody's id into a packet. */
  private void hand(Object message, ChannelHandlerContext owner) {
    if (handed.incrementAndGet() > MOST_HANDED) {
      drop(message);
      return;
    }
    try {
      owner
          .executor()
          .execute(
              () -> {
                handed.decrementAndGet();
                owner.fireChannelRead(message);
                owner.fireChannelReadComplete();
              });
    } catch (RejectedExecutionException e) {
      // The edge is closing.
      drop(message);
    }
  }

  private void drop(Object message) {
    handed.decrementAndGet();
    ReferenceCountUtil.release(message);
  }
}
