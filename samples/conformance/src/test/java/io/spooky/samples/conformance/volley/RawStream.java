package io.spooky.samples.conformance.volley;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.quic.DefaultQuicStreamFrame;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request stream whose bytes the caller writes. What comes back is only counted. */
public final class RawStream extends ChannelInboundHandlerAdapter {
  private static final int HEADERS = 1;
  private static final int DATA = 0;

  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable QuicStreamChannel channel;

  RawStream() {}

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    channel = (QuicStreamChannel) ctx.channel();
  }

  private QuicStreamChannel channel() {
    QuicStreamChannel opened = channel;
    if (opened == null) {
      throw new IllegalStateException("not open");
    }
    return opened;
  }

  /** Completes with the first byte of the response, or with the end of the stream. */
  public CompletableFuture<Void> answered() {
    return answered;
  }

  /** Completes when the response has ended, in any way. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** Writes bytes, and the end of the stream after them. */
  public void write(byte[] bytes, boolean end) {
    channel().writeAndFlush(new DefaultQuicStreamFrame(Unpooled.wrappedBuffer(bytes), end));
  }

  /** Resets the sending side. */
  public void reset(int code) {
    channel().shutdownOutput(code);
  }

  /** Asks the edge to send no more. */
  public void stopSending(int code) {
    channel().shutdownInput(code);
  }

  /** Returns a HEADERS frame without references to any table. */
  public static byte[] headers(String... namesAndValues) {
    ByteBuf section = Unpooled.buffer().writeShort(0);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      literal(section, 0x20, 3, namesAndValues[i]);
      literal(section, 0, 7, namesAndValues[i + 1]);
    }
    byte[] bytes = new byte[section.readableBytes()];
    section.readBytes(bytes);
    return frame(HEADERS, bytes);
  }

  /** Returns a DATA frame. */
  public static byte[] data(int length) {
    return frame(DATA, new byte[length]);
  }

  /** Returns frames one after another. */
  public static byte[] joined(byte[]... frames) {
    ByteBuf whole = Unpooled.wrappedBuffer(frames);
    byte[] bytes = new byte[whole.readableBytes()];
    whole.readBytes(bytes);
    return bytes;
  }

  /** A string of RFC 9204, section 4.1.2, uncompressed. */
  private static void literal(ByteBuf out, int pattern, int prefix, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int most = (1 << prefix) - 1;
    if (bytes.length < most) {
      out.writeByte(pattern | bytes.length);
    } else {
      out.writeByte(pattern | most);
      int rest = bytes.length - most;
      for (; rest > 127; rest >>= 7) {
        out.writeByte(0x80 | rest & 0x7f);
      }
      out.writeByte(rest);
    }
    out.writeBytes(bytes);
  }

  private static byte[] frame(int type, byte[] payload) {
    ByteBuf frame = Unpooled.buffer().writeByte(type);
    frame.writeShort(0x4000 | payload.length).writeBytes(payload);
    byte[] bytes = new byte[frame.readableBytes()];
    frame.readBytes(bytes);
    return bytes;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
    answered.complete(null);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      end();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    end();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    end();
  }

  private void end() {
    answered.complete(null);
    ended.complete(null);
  }
}
