package io.spooky.runtime.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.util.ReferenceCountUtil;

/**
 * Counts the frames of a backend before the codec sees them, by their headers alone (RFC 9113,
 * section 4.1): the codec passes over what it ignores without a word, and answers what wants an
 * answer. A connection that floods is ended as broken.
 */
final class FrameGauge extends ChannelInboundHandlerAdapter {
  private static final int HEADER = 9;

  /** Each may touch all streams of the connection. */
  private static final int SETTINGS_COST = 10;

  private final BackendConnection connection;
  private final byte[] header = new byte[HEADER];
  private int headerRead;
  private int payloadLeft;
  private boolean flooded;

  FrameGauge(BackendConnection connection) {
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf bytes && !flooded) {
      flooded = !isWithinBudget(bytes);
      if (flooded) {
        connection.flooded();
      }
    }
    if (flooded) {
      ReferenceCountUtil.release(message);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  private boolean isWithinBudget(ByteBuf bytes) {
    int index = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (index < end) {
      if (payloadLeft > 0) {
        int skipped = Math.min(payloadLeft, end - index);
        payloadLeft -= skipped;
        index += skipped;
      } else {
        header[headerRead++] = bytes.getByte(index++);
        if (headerRead == HEADER && !isHeaderWithinBudget()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isHeaderWithinBudget() {
    headerRead = 0;
    payloadLeft = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
    int flags = header[4];
    FrameBudget budget = connection.budget();
    return switch (header[3]) {
      case Http2FrameTypes.DATA -> isDataWithinBudget(flags, payloadLeft);
      case Http2FrameTypes.SETTINGS ->
          budget.spend((flags & Http2Flags.ACK) == 0 ? SETTINGS_COST : 1);
      case Http2FrameTypes.WINDOW_UPDATE -> budget.spendUpdate();
      // The codec has a limit of its own for these.
      case Http2FrameTypes.CONTINUATION -> true;
      default -> budget.spend(1);
    };
  }

  private boolean isDataWithinBudget(int flags, int length) {
    if (length == 0 && (flags & Http2Flags.END_STREAM) == 0) {
      return connection.budget().spend(1);
    }
    boolean isOver = connection.connection().stream(streamId()) == null;
    return !isOver || connection.budget().spendLate(length);
  }

  private int streamId() {
    return (header[5] & 0x7f) << 24
        | (header[6] & 0xff) << 16
        | (header[7] & 0xff) << 8
        | header[8] & 0xff;
  }
}
