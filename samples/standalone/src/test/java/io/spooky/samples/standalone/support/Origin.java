package io.spooky.samples.standalone.support;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cleartext HTTP/2 backend on a free port; its answers stand at {@link OriginStream}. Safe for
 * all threads.
 */
public final class Origin implements AutoCloseable {
  private static final int WINDOW = 1 << 20;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<OriginStream> held = new LinkedBlockingQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final String id;
  private final Channel server;

  /** Starts a backend whose greeting is its id. */
  public Origin(String id) {
    this.id = id;
    this.server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connections())
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .syncUninterruptibly()
            .channel();
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns {@code HOST:PORT}. */
  public String address() {
    return "127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Returns how many connections were ever made to it. */
  public int connections() {
    return connections.get();
  }

  /** Awaits a request for {@code /hold}, which waits for {@link OriginStream#release}. */
  public OriginStream awaitHeld() throws InterruptedException {
    OriginStream stream = held.poll(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (stream == null) {
      throw new AssertionError("no request came");
    }
    return stream;
  }

  void hold(OriginStream stream) {
    held.add(stream);
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.close().syncUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Connections extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel connection) {
      connections.incrementAndGet();
      Http2Settings settings = Http2Settings.defaultSettings().initialWindowSize(WINDOW);
      connection
          .pipeline()
          .addLast(
              Http2FrameCodecBuilder.forServer().initialSettings(settings).build(),
              new Http2MultiplexHandler(new Streams()));
    }
  }

  private final class Streams extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream.pipeline().addLast(new OriginStream(Origin.this));
    }
  }
}
