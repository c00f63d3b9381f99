package io.spooky.samples.standalone.support;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers one request, by its path:
 *
 * <ul>
 *   <li>{@code /bytes/N}: N bytes of {@link Bulk}
 *   <li>{@code /drip/N}: N bytes of {@link Bulk} in fifty pieces, one each 20 ms
 *   <li>{@code /echo}: the request's body as it comes, then its trailers
 *   <li>{@code /digest}: the digest of the request's body
 *   <li>{@code /hold}: the backend's id once the test says so
 *   <li>everything else: the backend's id
 * </ul>
 *
 * <p>Confined to the event loop of its connection, but for {@link #release}.
 */
public final class OriginStream extends ChannelInboundHandlerAdapter {
  private static final int DRIPS = 50;
  private static final long DRIP_MILLIS = 20;

  private final Origin origin;
  private final Bulk bulk = new Bulk();
  private String path = "";
  private long size;
  private @Nullable ChannelHandlerContext context;

  OriginStream(Origin origin) {
    this.origin = origin;
  }

  /** Lets a held request have its answer. */
  public void release() {
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.executor().execute(() -> text(ctx, origin.id()));
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    // An echo takes in no more than it gets rid of.
    ctx.channel().config().setAutoRead(false);
    context = ctx;
    ctx.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Http2HeadersFrame frame && path.isEmpty()) {
      path = String.valueOf(frame.headers().path());
      begin(ctx);
      endIf(frame.isEndStream(), ctx, new DefaultHttp2Headers());
    } else if (message instanceof Http2HeadersFrame frame) {
      endIf(true, ctx, frame.headers());
    } else if (message instanceof Http2DataFrame frame) {
      data(ctx, frame.content());
      endIf(frame.isEndStream(), ctx, new DefaultHttp2Headers());
    }
    ReferenceCountUtil.release(message);
  }

  private void begin(ChannelHandlerContext ctx) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals("/echo")) {
      head(ctx);
    } else if (path.startsWith("/bytes/")) {
      size = Long.parseLong(last);
      head(ctx);
      pour(ctx);
    } else if (path.startsWith("/drip/")) {
      size = Long.parseLong(last);
      head(ctx);
      drip(ctx, 1);
    } else if (path.equals("/hold")) {
      origin.hold(this);
    }
  }

  private void data(ChannelHandlerContext ctx, ByteBuf bytes) {
    if (path.equals("/echo")) {
      ctx.write(new DefaultHttp2DataFrame(bytes.retain()));
    } else {
      bulk.passed(bytes);
    }
  }

  private void endIf(boolean ended, ChannelHandlerContext ctx, Http2Headers trailers) {
    if (!ended) {
      return;
    }
    if (path.equals("/echo")) {
      ctx.writeAndFlush(new DefaultHttp2HeadersFrame(trailers.add("x-end", "echo"), true));
    } else if (path.equals("/digest")) {
      text(ctx, bulk.digest());
    } else if (size == 0 && !path.equals("/hold")) {
      text(ctx, origin.id());
    }
  }

  private void pour(ChannelHandlerContext ctx) {
    while (ctx.channel().isWritable() && bulk.count() < size) {
      ByteBuf piece = bulk.next(size);
      ctx.writeAndFlush(new DefaultHttp2DataFrame(piece, bulk.count() == size));
    }
  }

  private void drip(ChannelHandlerContext ctx, int number) {
    long upTo = number == DRIPS ? size : size / DRIPS * number;
    while (bulk.count() < upTo) {
      ByteBuf piece = bulk.next(upTo);
      ctx.write(new DefaultHttp2DataFrame(piece, bulk.count() == size));
    }
    ctx.flush();
    if (number < DRIPS) {
      Runnable next = () -> drip(ctx, number + 1);
      ctx.executor().schedule(next, DRIP_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static void head(ChannelHandlerContext ctx) {
    Http2Headers response = new DefaultHttp2Headers().status("200");
    ctx.writeAndFlush(new DefaultHttp2HeadersFrame(response));
  }

  private static void text(ChannelHandlerContext ctx, String text) {
    head(ctx);
    ctx.writeAndFlush(new DefaultHttp2DataFrame(ByteBufUtil.writeAscii(ctx.alloc(), text), true));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
    channelWritabilityChanged(ctx);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (path.startsWith("/bytes/")) {
      pour(ctx);
    }
    if (ctx.channel().isWritable()) {
      ctx.read();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
