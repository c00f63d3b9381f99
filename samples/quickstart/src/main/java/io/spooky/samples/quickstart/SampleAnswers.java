package io.spooky.samples.quickstart;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Answers one request, by its path:
 *
 * <ul>
 *   <li>{@code /health}: 200
 *   <li>{@code /echo}: the request's body as it comes, then its length and its trailers as trailers
 *   <li>{@code /slow}: a greeting after a second
 *   <li>{@code /status/503}: that status
 *   <li>everything else: a greeting
 * </ul>
 *
 * <p>Confined to the event loop of its connection.
 */
final class SampleAnswers extends ChannelInboundHandlerAdapter {
  private static final String STATUS_PREFIX = "/status/";
  private static final long SLOW_MILLIS = 1000;

  private final String id;
  private boolean started;
  private boolean echoes;
  private long echoed;

  SampleAnswers(String id) {
    this.id = id;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    // What is not read is not granted to the sender: an echo takes in no more than it gets rid of.
    ctx.channel().config().setAutoRead(false);
    ctx.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Http2HeadersFrame frame) {
      headers(ctx, frame);
    } else if (message instanceof Http2DataFrame frame && echoes) {
      echo(ctx, frame);
      return;
    }
    ReferenceCountUtil.release(message);
  }

  private void headers(ChannelHandlerContext ctx, Http2HeadersFrame frame) {
    if (!started) {
      started = true;
      head(ctx, frame.headers());
    } else if (echoes) {
      endEcho(ctx, frame.headers());
      return;
    }
    if (echoes && frame.isEndStream()) {
      endEcho(ctx, new DefaultHttp2Headers());
    }
  }

  private void head(ChannelHandlerContext ctx, Http2Headers request) {
    String path = path(request);
    if (path.equals("/echo")) {
      echoes = true;
      CharSequence type = request.get("content-type", "application/octet-stream");
      Http2Headers response = response("200").add("content-type", type);
      ctx.writeAndFlush(new DefaultHttp2HeadersFrame(response));
    } else if (path.equals("/slow")) {
      Runnable late = () -> text(ctx, request, "200", "hello, late, from " + id + "\n");
      ctx.executor().schedule(late, SLOW_MILLIS, TimeUnit.MILLISECONDS);
    } else if (path.startsWith(STATUS_PREFIX)) {
      String status = path.substring(STATUS_PREFIX.length());
      boolean known = status.matches("[2-5][0-9][0-9]");
      text(ctx, request, known ? status : "404", status + " from " + id + "\n");
    } else if (path.equals("/health")) {
      text(ctx, request, "200", "ok\n");
    } else {
      text(ctx, request, "200", "hello from " + id + "\n");
    }
  }

  private void echo(ChannelHandlerContext ctx, Http2DataFrame frame) {
    echoed += frame.content().readableBytes();
    ctx.write(new DefaultHttp2DataFrame(frame.content()));
    if (frame.isEndStream()) {
      endEcho(ctx, new DefaultHttp2Headers());
    }
  }

  private void endEcho(ChannelHandlerContext ctx, Http2Headers requestTrailers) {
    Http2Headers trailers = new DefaultHttp2Headers().add("x-echoed", Long.toString(echoed));
    requestTrailers.forEach(field -> trailers.add(field.getKey(), field.getValue()));
    ctx.writeAndFlush(new DefaultHttp2HeadersFrame(trailers, true));
  }

  private void text(ChannelHandlerContext ctx, Http2Headers request, String status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    boolean bare = status.equals("204") || status.equals("304");
    boolean headOnly = bare || "HEAD".contentEquals(request.method());
    Http2Headers response = response(status);
    if (!bare) {
      response.add("content-type", "text/plain; charset=utf-8");
      response.add("content-length", Integer.toString(body.length));
    }
    ctx.writeAndFlush(new DefaultHttp2HeadersFrame(response, headOnly));
    if (!headOnly) {
      ctx.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
    }
  }

  private Http2Headers response(String status) {
    return new DefaultHttp2Headers().status(status).add("x-backend", id);
  }

  private static String path(Http2Headers request) {
    String path = request.path().toString();
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
    readMore(ctx);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    readMore(ctx);
  }

  private static void readMore(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      ctx.read();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // The proxy gave the request up; a sample has nothing to tell of it.
    ctx.close();
  }
}
