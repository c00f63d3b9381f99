package io.spooky.runtime.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cleartext HTTP/2 backend on an ephemeral port whose answers a test writes. */
public final class TestBackend implements AutoCloseable {
  private final EventLoopGroup group;
  private final Channel server;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicInteger made = new AtomicInteger();
  private final Queue<Http2Headers> heads = new ConcurrentLinkedQueue<>();
  private volatile Runnable connectionListener = () -> {};

  /** What a test does with one stream; on the backend's event loop. */
  public abstract static class Script {
    private @Nullable ChannelHandlerContext context;

    /** The request's head. */
    protected abstract void onHead(Http2Headers head, boolean end);

    /** A part of the request's body; released by the caller. */
    protected void onData(ByteBuf data, boolean end) {}

    /** The request's trailers. */
    protected void onTrailers(Http2Headers trailers) {}

    /** More can be written, or no more for now. */
    protected void onWritabilityChanged() {}

    /** The request was reset. */
    protected void onReset(long code) {}

    /** Sends a head. */
    protected final void head(String status, boolean end, String... fields) {
      Http2Headers headers = new DefaultHttp2Headers(false).status(status);
      for (int i = 0; i < fields.length; i += 2) {
        headers.add(fields[i], fields[i + 1]);
      }
      write(new DefaultHttp2HeadersFrame(headers, end));
    }

    /** Sends data. */
    protected final void data(byte[] bytes, boolean end) {
      write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), end));
    }

    /** Sends data whose buffer it takes over. */
    protected final void data(ByteBuf bytes, boolean end) {
      write(new DefaultHttp2DataFrame(bytes, end));
    }

    /** Sends trailers. */
    protected final void trailers(String... fields) {
      Http2Headers headers = new DefaultHttp2Headers(false);
      for (int i = 0; i < fields.length; i += 2) {
        headers.add(fields[i], fields[i + 1]);
      }
      write(new DefaultHttp2HeadersFrame(headers, true));
    }

    /** Resets the stream. */
    protected final void reset(Http2Error code) {
      write(new DefaultHttp2ResetFrame(code));
    }

    /** Sends GOAWAY that allows streams up to an id. */
    protected final void goAway(int extraStreams) {
      DefaultHttp2GoAwayFrame frame = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR);
      frame.setExtraStreamIds(extraStreams);
      ctx().channel().parent().writeAndFlush(frame);
    }

    /** Sends GOAWAY with no stream processed, and closes the connection as servers do after it. */
    protected final void goAwayBefore() {
      Channel connection = ctx().channel().parent();
      ByteBuf frame = Unpooled.buffer();
      frame.writeMedium(8).writeByte(7).writeByte(0).writeInt(0).writeInt(0).writeInt(0);
      connection
          .pipeline()
          .firstContext()
          .writeAndFlush(frame)
          .addListener(future -> connection.close());
    }

    /** Returns what completes when the connection is closed. */
    public final CompletableFuture<Boolean> connectionClosed() {
      CompletableFuture<Boolean> closed = new CompletableFuture<>();
      ctx().channel().parent().closeFuture().addListener(future -> closed.complete(true));
      return closed;
    }

    /** Cuts the connection. */
    protected final void cut() {
      ctx().channel().parent().close();
    }

    /** Returns the stream's channel. */
    protected final Channel channel() {
      return ctx().channel();
    }

    private void write(Object frame) {
      ctx().writeAndFlush(frame);
    }

    private ChannelHandlerContext ctx() {
      if (context == null) {
        throw new IllegalStateException("no stream yet");
      }
      return context;
    }
  }

  /** Answers every request with 200 and a text once it has ended. */
  public static final class Fixed extends Script {
    private final String body;

    /** Makes the answer. */
    public Fixed(String body) {
      this.body = body;
    }

    @Override
    protected void onHead(Http2Headers head, boolean end) {
      if (end) {
        answer();
      }
    }

    @Override
    protected void onData(ByteBuf data, boolean end) {
      if (end) {
        answer();
      }
    }

    @Override
    protected void onTrailers(Http2Headers trailers) {
      answer();
    }

    private void answer() {
      head("200", false, "content-type", "text/plain");
      data(body.getBytes(StandardCharsets.UTF_8), true);
    }
  }

  private TestBackend(
      int port, Http2Settings settings, Supplier<Script> scripts, @Nullable SslContext tls) {
    group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connections.add(channel);
                    made.incrementAndGet();
                    connectionListener.run();
                    if (tls != null) {
                      channel.pipeline().addLast(tls.newHandler(channel.alloc()));
                    }
                    channel
                        .pipeline()
                        .addLast(
                            Http2FrameCodecBuilder.forServer()
                                .initialSettings(settings)
                                .encoderEnforceMaxRstFramesPerWindow(0, 0)
                                .decoderEnforceMaxRstFramesPerWindow(0, 0)
                                .build(),
                            new Http2MultiplexHandler(
                                new ChannelInitializer<Channel>() {
                                  @Override
                                  protected void initChannel(Channel stream) {
                                    stream.pipeline().addLast(new StreamHandler(scripts.get()));
                                  }
                                }));
                  }
                })
            .bind(new InetSocketAddress("127.0.0.1", port))
            .syncUninterruptibly()
            .channel();
  }

  /** Starts a backend. */
  public static TestBackend start(Supplier<Script> scripts) {
    return new TestBackend(0, Http2Settings.defaultSettings(), scripts, null);
  }

  /** Starts a backend with settings of its own. */
  public static TestBackend start(Http2Settings settings, Supplier<Script> scripts) {
    return new TestBackend(0, settings, scripts, null);
  }

  /** Starts a backend on a port that was in use before. */
  public static TestBackend restart(int port, Supplier<Script> scripts) {
    return new TestBackend(port, Http2Settings.defaultSettings(), scripts, null);
  }

  /** Starts a backend over TLS with {@link TestCertificate}, and ALPN for a protocol. */
  public static TestBackend startTls(String protocol, Supplier<Script> scripts) throws Exception {
    SslContext tls =
        SslContextBuilder.forServer(TestCertificate.CERT.toFile(), TestCertificate.KEY.toFile())
            .applicationProtocolConfig(
                new ApplicationProtocolConfig(
                    ApplicationProtocolConfig.Protocol.ALPN,
                    ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                    ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                    protocol))
            .build();
    return new TestBackend(0, Http2Settings.defaultSettings(), scripts, tls);
  }

  /** Returns the port. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Returns the heads of all requests so far. */
  public Queue<Http2Headers> heads() {
    return heads;
  }

  /** Has something run at each new connection. */
  public void onConnection(Runnable listener) {
    connectionListener = listener;
  }

  /** Returns the number of connections ever made. */
  public int connectionsMade() {
    return made.get();
  }

  /** Returns the number of open connections. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    connections.close().syncUninterruptibly();
    group.shutdownGracefully(0, 5, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class StreamHandler extends ChannelInboundHandlerAdapter {
    private final Script script;
    private boolean headSeen;

    StreamHandler(Script script) {
      this.script = script;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      script.context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      try {
        if (message instanceof Http2HeadersFrame frame && !headSeen) {
          headSeen = true;
          heads.add(frame.headers());
          script.onHead(frame.headers(), frame.isEndStream());
        } else if (message instanceof Http2HeadersFrame frame) {
          script.onTrailers(frame.headers());
        } else if (message instanceof Http2DataFrame frame) {
          script.onData(frame.content(), frame.isEndStream());
        } else if (message instanceof Http2ResetFrame frame) {
          script.onReset(frame.errorCode());
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
      script.onWritabilityChanged();
      ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof Http2ResetFrame frame) {
        script.onReset(frame.errorCode());
      }
      ctx.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
