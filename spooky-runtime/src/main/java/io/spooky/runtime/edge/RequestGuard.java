package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;

/**
 * Guards a request stream: which frames may stand on it, in which order (RFC 9114, sections 4.1 and
 * 7.2), and where it may end. The only source of {@link RequestEnd}. Not sharable. Confined to the
 * worker's event loop.
 *
 * <p>The codec would decode a third header section before it judged its place, and find it
 * malformed instead of misplaced; and it takes a section whose base is below 0.
 *
 * <p>Netty's own events of the end go no further than here: they come for truncated streams as for
 * whole ones. A RESET_STREAM is no end, wherever it comes, and passes as the exception that it is.
 */
final class RequestGuard extends FrameGuard {
  private static final int HEAD_AND_TRAILERS = 2;

  private static final int SIGN = 0x80;

  private int sections;
  private int sectionBytes;
  private boolean requiresNothing;
  private boolean ended;

  RequestGuard(ConnectionErrors errors) {
    super(errors);
  }

  @Override
  Verdict judge(int type) {
    return switch (type) {
      case FrameType.HEADERS -> ++sections <= HEAD_AND_TRAILERS ? Verdict.PASS : unexpected(type);
      case FrameType.DATA -> sections == 1 ? Verdict.PASS : unexpected(type);
      case FrameType.CANCEL_PUSH,
          FrameType.SETTINGS,
          FrameType.PUSH_PROMISE,
          FrameType.GOAWAY,
          FrameType.MAX_PUSH_ID,
          FrameType.PRIORITY_UPDATE_REQUEST,
          FrameType.PRIORITY_UPDATE_PUSH ->
          unexpected(type);
      default -> FrameType.isOfHttp2(type) ? unexpected(type) : Verdict.DROP;
    };
  }

  @Override
  boolean checkLength(int type, long length) {
    sectionBytes = 0;
    return true;
  }

  /**
   * Looks at the prefix of a section (RFC 9204, section 4.5.1): where no entry is required, a base
   * below that is none.
   */
  @Override
  boolean checkPayload(int type, ByteBuf in, int from, int to, boolean last) {
    if (type != FrameType.HEADERS || sectionBytes > 1) {
      return true;
    }
    for (int at = from; at < to && sectionBytes <= 1; at++, sectionBytes++) {
      if (sectionBytes == 0) {
        requiresNothing = in.getByte(at) == 0;
      } else if (requiresNothing && (in.getByte(at) & SIGN) != 0) {
        fail(Http3ErrorCode.QPACK_DECOMPRESSION_FAILED, "a negative base");
        return false;
      }
    }
    return true;
  }

  private Verdict unexpected(int type) {
    String name = Integer.toHexString(type);
    return fail(Http3ErrorCode.H3_FRAME_UNEXPECTED, "frame 0x" + name + " out of place");
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (isEnded(ctx)) {
      end(ctx);
    }
    if (!hasFailed()) {
      ctx.fireChannelReadComplete();
    }
  }

  /**
   * Returns whether QUIC has said FIN: told apart from an end of ours, after which it is closed.
   */
  private static boolean isEnded(ChannelHandlerContext ctx) {
    return ctx.channel() instanceof QuicStreamChannel stream
        && stream.isActive()
        && stream.isInputShutdown();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE) {
      end(ctx);
    } else if (event != ChannelInputShutdownReadComplete.INSTANCE) {
      ctx.fireUserEventTriggered(event);
    }
  }

  /** Ends the request if its stream has ended without a word. */
  void lookForEnd(ChannelHandlerContext ctx) {
    if (!ended && ctx.channel() instanceof QuicStreamChannel stream && !stream.isInputShutdown()) {
      if (FinishedStreams.contains(stream)) {
        end(ctx, RequestEnd.UNREPORTED);
      }
    }
  }

  private void end(ChannelHandlerContext ctx) {
    end(ctx, RequestEnd.INSTANCE);
  }

  private void end(ChannelHandlerContext ctx, RequestEnd how) {
    if (ended || hasFailed() || !ctx.channel().isActive()) {
      return;
    }
    ended = true;
    if (isInsideFrame()) {
      fail(Http3ErrorCode.H3_FRAME_ERROR, "request stream ended inside a frame");
    } else {
      ctx.fireUserEventTriggered(how);
    }
  }
}
