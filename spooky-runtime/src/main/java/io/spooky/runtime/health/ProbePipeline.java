package io.spooky.runtime.health;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.transport.BackendTls;

/**
 * Sets up a connection for probes.
 *
 * <pre>
 *   [tls: SslHandler, alpn: until the handshake ended]  http2: Http2FrameCodec, streams, events
 * </pre>
 */
final class ProbePipeline extends ChannelInitializer<Channel> {
  /** Hears of what concerns the connection as a whole. */
  interface Listener {
    /** The backend announced that it will close the connection (RFC 9113, section 6.8). */
    void goingAway(Channel channel);

    /** The connection broke. */
    void broken(Channel channel, Throwable cause);
  }

  private static final int HEADER_BYTES = 16 * 1024;
  private static final long CLOSE_MILLIS = 1_000;

  private final BackendConfig config;
  private final BackendTls tls;
  private final Promise<Channel> ready;
  private final Listener listener;

  /**
   * Makes the pipeline of one connection.
   *
   * @param ready completes with the channel as soon as it can take a request, or fails
   */
  ProbePipeline(BackendConfig config, BackendTls tls, Promise<Channel> ready, Listener listener) {
    this.config = config;
    this.tls = tls;
    this.ready = ready;
    this.listener = listener;
  }

  @Override
  protected void initChannel(Channel channel) {
    if (config.address().tls()) {
      SslHandler handler = tls.newHandler(channel.alloc(), config);
      // The probe's own time-out is the bound.
      handler.setHandshakeTimeoutMillis(0);
      channel.pipeline().addLast("tls", handler).addLast("alpn", new Negotiated());
    } else {
      channel.pipeline().addLast("connected", new Connected());
    }
  }

  private void addHttp2(Channel channel) {
    channel
        .pipeline()
        .addLast(
            "http2",
            Http2FrameCodecBuilder.forClient()
                .initialSettings(
                    Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .maxHeaderListSize(HEADER_BYTES))
                .gracefulShutdownTimeoutMillis(CLOSE_MILLIS)
                .build())
        .addLast("streams", new Http2MultiplexHandler(new NoStreams()))
        .addLast("events", new Events());
    if (!ready.trySuccess(channel)) {
      channel.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ready.tryFailure(cause);
    ctx.close();
  }

  /** Waits for a cleartext connection. */
  private final class Connected extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.pipeline().remove(this);
      addHttp2(ctx.channel());
    }
  }

  /** Waits for a handshake. */
  private final class Negotiated extends ApplicationProtocolNegotiationHandler {
    Negotiated() {
      super("none");
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext ctx, String protocol) throws Exception {
      BackendTls.requireHttp2(ctx.pipeline().get(SslHandler.class));
      addHttp2(ctx.channel());
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext ctx, Throwable cause) {
      fail(ctx, cause);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      fail(ctx, cause);
    }

    private void fail(ChannelHandlerContext ctx, Throwable cause) {
      ready.tryFailure(cause);
      ctx.close();
    }
  }

  /** Refuses streams that the backend begins: there are none without push. */
  @ChannelHandler.Sharable
  private static final class NoStreams extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
      ctx.close();
    }
  }

  /** Hands on what concerns the connection. */
  private final class Events extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      try {
        if (message instanceof Http2GoAwayFrame) {
          listener.goingAway(ctx.channel());
        }
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      listener.broken(ctx.channel(), cause);
      ctx.close();
    }
  }
}
