package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http3.Http3ErrorCode;

/**
 * Follows the frames of a stream (RFC 9114, section 7.1) in front of Netty's codec, and takes out
 * those that the codec must not see. A buffer with nothing to take out goes on as it is; otherwise
 * slices of it do. Payload is never held. Not sharable. Confined to the worker's event loop.
 *
 * <p>It stands in for these faults of the codec (Netty 4.2.18), and can go with them:
 *
 * <ul>
 *   <li>{@code Http3FrameCodec.decodeFrame} and the validators of frame types cast the type to
 *       {@code int}: 2^32 + 1 is HEADERS to them (RFC 9114, section 9, says that it is unknown);
 *   <li>a reserved type's payload is held whole before it is dropped;
 *   <li>a stream that ends inside a frame is an ordinary end (section 7.1 says H3_FRAME_ERROR).
 * </ul>
 */
abstract class FrameGuard extends ChannelInboundHandlerAdapter {
  private enum Part {
    TYPE,
    LENGTH,
    PAYLOAD
  }

  /** What becomes of a frame. */
  enum Verdict {
    /** The codec gets it. */
    PASS,
    /** It means nothing, and nobody gets it. */
    DROP,
    /** It ended the connection. */
    REFUSED
  }

  private final ConnectionErrors errors;
  private final Varint varint = new Varint();
  private Part part = Part.TYPE;
  private int type;
  private long remaining;
  private boolean passing;
  private boolean failed;

  FrameGuard(ConnectionErrors errors) {
    this.errors = errors;
  }

  /** Has the next bytes go on unseen, before the first frame. */
  final void skip(int bytes) {
    part = Part.PAYLOAD;
    type = FrameType.OTHER;
    passing = true;
    remaining = bytes;
  }

  /** Judges a frame by its type, as {@link FrameType#of} returns it. */
  abstract Verdict judge(int frameType);

  /** Looks at the length of a frame that goes on; returns false if it ended the connection. */
  boolean checkLength(int frameType, long length) {
    return true;
  }

  /**
   * Looks at a part of the payload of a frame that goes on.
   *
   * @param last whether the frame ends with it
   * @return false if it ended the connection
   */
  boolean checkPayload(int frameType, ByteBuf in, int from, int to, boolean last) {
    return true;
  }

  /** Closes the connection; nothing more goes on to the codec. */
  final Verdict fail(Http3ErrorCode code, String reason) {
    failed = true;
    errors.fail(code, reason);
    return Verdict.REFUSED;
  }

  /** Returns whether the connection was closed here. */
  final boolean hasFailed() {
    return failed;
  }

  /** Returns whether a frame has begun and not ended. */
  final boolean isInsideFrame() {
    return part != Part.TYPE || varint.isPartial();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf in = (ByteBuf) message;
    int unhanded = in.readerIndex();
    int at = unhanded;
    int end = in.writerIndex();
    while (at < end && !failed) {
      switch (part) {
        case TYPE -> {
          boolean beganBefore = varint.isPartial();
          int start = at;
          at = varint.read(in, at, end);
          unhanded = typeRead(ctx, in, unhanded, start, at, beganBefore);
        }
        case LENGTH -> {
          at = varint.read(in, at, end);
          lengthRead();
          unhanded = passing ? unhanded : at;
        }
        case PAYLOAD -> {
          int to = at + (int) Math.min(remaining, end - at);
          payloadRead(in, at, to);
          at = to;
          unhanded = passing ? unhanded : at;
        }
      }
    }
    handOnRest(ctx, in, unhanded);
  }

  /** Returns from where on the buffer is still to be handed on. */
  private int typeRead(
      ChannelHandlerContext ctx, ByteBuf in, int unhanded, int start, int at, boolean beganBefore) {
    if (varint.isPartial()) {
      // Nobody knows yet whether the frame may go on. Its type so far is kept as a number.
      handOn(ctx, in, unhanded, start);
      return at;
    }
    type = FrameType.of(varint.value());
    Verdict verdict = judge(type);
    passing = verdict == Verdict.PASS;
    part = Part.LENGTH;
    if (passing && beganBefore) {
      // The bytes before are gone; types that go on fit in one byte.
      ctx.fireChannelRead(ctx.alloc().buffer(1).writeByte(type));
      return at;
    }
    if (verdict == Verdict.DROP) {
      handOn(ctx, in, unhanded, start);
      return at;
    }
    return unhanded;
  }

  private void lengthRead() {
    if (varint.isPartial()) {
      return;
    }
    remaining = varint.value();
    part = remaining == 0 ? Part.TYPE : Part.PAYLOAD;
    if (passing && !checkLength(type, remaining)) {
      failed = true;
    }
  }

  private void payloadRead(ByteBuf in, int from, int to) {
    remaining -= to - from;
    boolean last = remaining == 0;
    if (last) {
      part = Part.TYPE;
    }
    if (passing && !checkPayload(type, in, from, to, last)) {
      failed = true;
    }
  }

  private static void handOn(ChannelHandlerContext ctx, ByteBuf in, int from, int to) {
    if (from < to) {
      ctx.fireChannelRead(in.retainedSlice(from, to - from));
    }
  }

  private void handOnRest(ChannelHandlerContext ctx, ByteBuf in, int from) {
    if (failed) {
      in.release();
    } else if (from == in.readerIndex()) {
      ctx.fireChannelRead(in);
    } else {
      handOn(ctx, in, from, in.writerIndex());
      in.release();
    }
  }
}
