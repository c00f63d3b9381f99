package io.spooky.runtime.health;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * Reads the response of one probe: the status counts, the body is dropped, and cut off if it is
 * long. Stands alone in the pipeline of the HTTP/2 stream.
 */
final class ProbeStream extends SimpleChannelInboundHandler<Http2StreamFrame> {
  /** The longest body that is read to its end, in bytes. */
  static final int LONGEST_BODY = 64 * 1024;

  /** Hears how the stream ended; one of the methods, once. */
  interface Listener {
    /** A whole response came, or as much as is wanted of it. */
    void answered(int status);

    /** The stream ended without a whole response. */
    void lost(String detail);
  }

  private final Listener listener;
  private boolean over;
  private int status;
  private long received;

  ProbeStream(Listener listener) {
    this.listener = listener;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Http2StreamFrame frame) {
    if (frame instanceof Http2HeadersFrame head) {
      headersRead(ctx, head);
    } else if (frame instanceof Http2DataFrame data) {
      received += data.content().readableBytes();
      end(ctx, data.isEndStream());
    }
  }

  private void headersRead(ChannelHandlerContext ctx, Http2HeadersFrame head) {
    CharSequence text = head.headers().status();
    if (text != null) {
      status = parse(text);
    }
    end(ctx, head.isEndStream());
  }

  private static int parse(CharSequence text) {
    boolean valid =
        text.length() == 3 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    return valid ? Integer.parseInt(text, 0, 3, 10) : 0;
  }

  private void end(ChannelHandlerContext ctx, boolean endStream) {
    if (over || !(endStream || received > LONGEST_BODY)) {
      return;
    }
    over = true;
    if (status < 200) {
      listener.lost("malformed response");
    } else {
      listener.answered(status);
    }
    if (!endStream) {
      ctx.close();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof Http2ResetFrame reset) {
      Http2Error code = Http2Error.valueOf(reset.errorCode());
      lose("stream reset (" + (code == null ? reset.errorCode() : code) + ")");
    } else if (event instanceof Http2GoAwayFrame) {
      lose("refused by GOAWAY");
    }
    ReferenceCountUtil.release(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    lose("connection closed");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    lose(ProbeFailures.describe(cause));
  }

  /** Ends the probe without a response, unless it has one. */
  void lose(String detail) {
    if (!over) {
      over = true;
      listener.lost(detail);
    }
  }
}
