package io.spooky.runtime.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http3.Http3ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** A guard in front of nothing but a record of what it lets through. */
final class GuardFixture implements ConnectionErrors, AutoCloseable {
  final List<Http3ErrorCode> errors = new ArrayList<>();
  final List<Object> events = new ArrayList<>();
  final List<Throwable> exceptions = new ArrayList<>();
  final EmbeddedChannel channel;

  /** Makes a guard that tells its connection what is wrong. */
  interface Factory {
    ChannelHandler make(ConnectionErrors errors);
  }

  GuardFixture(Factory guard) {
    channel = new EmbeddedChannel(guard.make(this), new Recorder());
  }

  private final class Recorder extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      events.add(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      exceptions.add(cause);
    }
  }

  @Override
  public void fail(Http3ErrorCode code, String reason) {
    errors.add(code);
  }

  static ByteBuf bytes(String hex) {
    return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex.replace(" ", "")));
  }

  /** Feeds bytes in pieces of a size. */
  GuardFixture feed(String hex, int size) {
    ByteBuf all = bytes(hex);
    while (all.isReadable()) {
      channel.writeInbound(all.readRetainedSlice(Math.min(size, all.readableBytes())));
    }
    all.release();
    return this;
  }

  GuardFixture feed(String hex) {
    return feed(hex, Integer.MAX_VALUE);
  }

  /** Has the client end the stream. */
  GuardFixture end() {
    channel
        .pipeline()
        .fireUserEventTriggered(io.netty.channel.socket.ChannelInputShutdownEvent.INSTANCE);
    channel
        .pipeline()
        .fireUserEventTriggered(io.netty.channel.socket.ChannelInputShutdownReadComplete.INSTANCE);
    return this;
  }

  /** Returns what went through since the last call, as hexadecimal digits. */
  String through() {
    StringBuilder hex = new StringBuilder();
    for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
      hex.append(ByteBufUtil.hexDump(part));
      part.release();
    }
    return hex.toString();
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
  }
}
