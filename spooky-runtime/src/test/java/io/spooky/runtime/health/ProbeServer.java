package io.spooky.runtime.health;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 server on an ephemeral port of the loopback address. The path says how it answers:
 * {@code /200} and the like with that status, {@code /interim} with 103 and then 200, {@code
 * /body/N} with N bytes, {@code /endless} without end, {@code /never} not at all, {@code /reset}
 * with RST_STREAM, {@code /goaway} with 200 and GOAWAY, {@code /hangup} by closing the connection.
 */
final class ProbeServer implements AutoCloseable {
  final AtomicInteger connections = new AtomicInteger();
  final Queue<Http2Headers> requests = new ConcurrentLinkedQueue<>();

  /** Error codes of streams that the client reset. */
  final BlockingQueue<Long> resets = new LinkedBlockingQueue<>();

  /** An entry for each connection that was closed. */
  final BlockingQueue<Channel> closed = new LinkedBlockingQueue<>();

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Queue<Channel> open = new ConcurrentLinkedQueue<>();
  private final Channel server;

  /**
   * Starts a server.
   *
   * @param tls null for cleartext
   */
  ProbeServer(@Nullable SslContext tls) {
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connections.incrementAndGet();
                    open.add(channel);
                    channel.closeFuture().addListener(done -> closed.add(channel));
                    if (tls != null) {
                      channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                    }
                    channel
                        .pipeline()
                        .addLast(Http2FrameCodecBuilder.forServer().build())
                        .addLast(new Http2MultiplexHandler(streams()))
                        .addLast(new Swallow());
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
  }

  private ChannelInitializer<Channel> streams() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel stream) {
        stream.pipeline().addLast(new Answer());
      }
    };
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  String address() {
    return "127.0.0.1:" + port();
  }

  /** Closes all connections, and waits until they are. */
  void hangUp() throws InterruptedException {
    for (Channel channel = open.poll(); channel != null; channel = open.poll()) {
      channel.close().sync();
      closed.poll(10, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** What is left over, a failed handshake for one, is of no interest here. */
  private static final class Swallow extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }

  /** Answers one request. */
  private final class Answer extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof Http2HeadersFrame head) {
        requests.add(head.headers());
        answer(ctx, head.headers().path().toString());
      }
      ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof Http2ResetFrame reset) {
        resets.add(reset.errorCode());
      }
      ReferenceCountUtil.release(event);
    }

    private void answer(ChannelHandlerContext ctx, String path) {
      switch (path) {
        case "/never" -> {}
        case "/interim" -> {
          head(ctx, "103", false);
          head(ctx, "200", true);
        }
        case "/endless" -> {
          head(ctx, "200", false);
          body(ctx, ProbeStream.LONGEST_BODY + 1, false);
        }
        case "/reset" -> ctx.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
        case "/goaway" -> {
          head(ctx, "200", true);
          ctx.channel().parent().writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
        }
        case "/hangup" -> ctx.channel().parent().close();
        default -> {
          if (path.startsWith("/body/")) {
            head(ctx, "200", false);
            body(ctx, Integer.parseInt(path.substring("/body/".length())), true);
          } else {
            head(ctx, path.substring(1), true);
          }
        }
      }
    }

    private void head(ChannelHandlerContext ctx, String status, boolean end) {
      Http2Headers headers = new DefaultHttp2Headers().status(status);
      ctx.writeAndFlush(new DefaultHttp2HeadersFrame(headers, end));
    }

    private void body(ChannelHandlerContext ctx, int bytes, boolean end) {
      ctx.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[bytes]), end));
    }
  }
}
