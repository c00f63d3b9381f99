package io.spooky.samples.quickstart;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A sample backend on loopback: cleartext HTTP/2 by prior knowledge. What it answers stands at
 * {@link SampleAnswers}. Safe for all threads but its own event loop.
 */
public final class Backend implements AutoCloseable {
  private final EventLoopGroup group;
  private final Channel server;

  private Backend(EventLoopGroup group, Channel server) {
    this.group = group;
    this.server = server;
  }

  /**
   * Starts a backend; it serves when this returns.
   *
   * @param id what its answers carry as {@code x-backend}
   * @param port from 0 to 65,535; 0 takes a free one
   * @throws IOException if the port cannot be had; the message is fit for the user
   */
  public static Backend start(String id, int port) throws IOException, InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(connections(id))
            .bind(new InetSocketAddress("127.0.0.1", port))
            .await();
    if (!bound.isSuccess()) {
      stop(group);
      Throwable cause = bound.cause();
      throw new IOException(
          "cannot listen on 127.0.0.1:" + port + ": " + cause.getMessage(), cause);
    }
    return new Backend(group, bound.channel());
  }

  private static ChannelInitializer<Channel> connections(String id) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel connection) {
        connection
            .pipeline()
            .addLast(
                Http2FrameCodecBuilder.forServer().build(), new Http2MultiplexHandler(streams(id)));
      }
    };
  }

  private static ChannelInitializer<Channel> streams(String id) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel stream) {
        stream.pipeline().addLast(new SampleAnswers(id));
      }
    };
  }

  /** Returns the TCP port. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Waits until the backend is closed. */
  void awaitEnd() throws InterruptedException {
    server.closeFuture().await();
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.close().awaitUninterruptibly();
    stop(group);
  }

  private static void stop(EventLoopGroup group) {
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
