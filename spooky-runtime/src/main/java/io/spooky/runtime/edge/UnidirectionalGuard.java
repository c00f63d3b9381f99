package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamResetException;

/**
 * Guards a unidirectional stream of the client: finds out its type (RFC 9114, section 6.2), and
 * hands on what is a control or QPACK stream. What comes on others is dropped as it comes. Not
 * sharable. Confined to the worker's event loop.
 *
 * <p>It stands in for these faults of Netty's {@code Http3UnidirectionalStreamInboundHandler} and
 * what follows it (Netty 4.2.18): stream types are cast to {@code int}, so that 2^32 is a control
 * stream; a push stream's type without its id throws, and what comes next is read as a type; a
 * RESET_STREAM of a critical stream is ignored; a stream that has ended is never closed, and stays
 * until the connection ends.
 */
final class UnidirectionalGuard extends ChannelInboundHandlerAdapter {
  private static final int CONTROL = 0x0;
  private static final int PUSH = 0x1;
  private static final int QPACK_ENCODER = 0x2;
  private static final int QPACK_DECODER = 0x3;

  private enum Kind {
    UNKNOWN_YET,
    CRITICAL,
    MEANINGLESS
  }

  private final ConnectionErrors errors;
  private final Varint type = new Varint();
  private Kind kind = Kind.UNKNOWN_YET;

  UnidirectionalGuard(ConnectionErrors errors) {
    this.errors = errors;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    if (kind == Kind.UNKNOWN_YET && in.isReadable()) {
      beginningRead(ctx, in);
    } else if (kind == Kind.CRITICAL) {
      ctx.fireChannelRead(in);
    } else {
      in.release();
    }
  }

  private void beginningRead(ChannelHandlerContext ctx, ByteBuf in) {
    boolean whole = !type.isPartial() && Varint.length(in.getByte(in.readerIndex())) == 1;
    int start = type.read(in, in.readerIndex(), in.writerIndex());
    if (type.isPartial() || !isCritical(ctx, type.value())) {
      in.release();
      return;
    }
    if (whole) {
      ctx.fireChannelRead(in);
      return;
    }
    // The types that go on fit in one byte, and the control stream's guard expects one.
    ctx.fireChannelRead(ctx.alloc().buffer(1).writeByte((int) type.value()));
    ctx.fireChannelRead(in.readerIndex(start));
  }

  private boolean isCritical(ChannelHandlerContext ctx, long streamType) {
    kind = Kind.CRITICAL;
    if (streamType == CONTROL) {
      ctx.pipeline().addAfter(ctx.name(), "frames", new ControlGuard(errors));
    } else if (streamType == QPACK_ENCODER || streamType == QPACK_DECODER) {
      boolean encoder = streamType == QPACK_ENCODER;
      ctx.pipeline().addAfter(ctx.name(), "instructions", new QpackGuard(errors, encoder));
    } else if (streamType == PUSH) {
      errors.fail(Http3ErrorCode.H3_STREAM_CREATION_ERROR, "push stream of a client");
      kind = Kind.MEANINGLESS;
    } else {
      kind = Kind.MEANINGLESS;
    }
    return kind == Kind.CRITICAL;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (kind == Kind.CRITICAL) {
      ctx.fireUserEventTriggered(event);
    } else if (event == ChannelInputShutdownEvent.INSTANCE) {
      // May come before the type is complete, and is no error then (RFC 9114, section 6.2).
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof QuicStreamResetException)) {
      ctx.fireExceptionCaught(cause);
    } else if (kind == Kind.CRITICAL) {
      // RFC 9114, section 6.2.1, and RFC 9204, section 4.2.
      errors.fail(Http3ErrorCode.H3_CLOSED_CRITICAL_STREAM, "critical stream reset");
    } else {
      ctx.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (ctx.channel() instanceof QuicStreamChannel stream) {
      QuicheStreams.forget(stream);
    }
    ctx.fireChannelInactive();
  }
}
