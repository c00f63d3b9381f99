package io.spooky.runtime.cli;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.spooky.runtime.config.TlsIdentity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP/3 server that echoes: the response body begins with the request's method, path, authority
 * and {@code x-test} field, and goes on with the request's body. Some paths break off on purpose.
 */
final class TestServer implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel socket;

  TestServer(TlsIdentity identity) throws Exception {
    this(identity, InetAddress.getByName("127.0.0.1"));
  }

  TestServer(TlsIdentity identity, InetAddress address) throws Exception {
    QuicSslContext tls =
        QuicSslContextBuilder.forServer(
                identity.key(), null, identity.chain().toArray(new X509Certificate[0]))
            .applicationProtocols(Http3.supportedApplicationProtocols())
            .build();
    socket =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .handler(
                Http3.newQuicServerCodecBuilder()
                    .sslContext(tls)
                    .maxIdleTimeout(30, TimeUnit.SECONDS)
                    .initialMaxData(1 << 20)
                    .initialMaxStreamDataBidirectionalRemote(1 << 18)
                    .initialMaxStreamsBidirectional(10)
                    .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
                    .handler(connections())
                    .build())
            .bind(address, 0)
            .sync()
            .channel();
  }

  private static ChannelInitializer<QuicChannel> connections() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(QuicChannel connection) {
        connection
            .pipeline()
            .addLast(
                new Http3ServerConnectionHandler(
                    new ChannelInitializer<QuicStreamChannel>() {
                      @Override
                      protected void initChannel(QuicStreamChannel stream) {
                        stream.pipeline().addLast(new Echo());
                      }
                    }));
      }
    };
  }

  int port() {
    return ((InetSocketAddress) socket.localAddress()).getPort();
  }

  @Override
  public void close() {
    socket.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static final class Echo extends Http3RequestStreamInboundHandler {
    private String path = "";

    @Override
    protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
      Http3Headers request = frame.headers();
      path = request.path().toString();
      if (path.startsWith("/silent")) {
        return;
      }
      ctx.write(
          new DefaultHttp3HeadersFrame(
              new DefaultHttp3Headers().status("103").set("link", "</style.css>")));
      ctx.write(
          new DefaultHttp3HeadersFrame(
              new DefaultHttp3Headers().status("200").set("x-server", "echo")));
      CharSequence field = request.get("x-test");
      String text = request.method() + " " + path + " " + request.authority() + " " + field + "\n";
      data(ctx, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
      if (path.equals("/reset")) {
        int code = Http3ErrorCode.H3_INTERNAL_ERROR.code();
        ((QuicStreamChannel) ctx.channel()).shutdown(code, ctx.newPromise());
      }
    }

    @Override
    protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) {
      data(ctx, frame.content());
    }

    private static void data(ChannelHandlerContext ctx, ByteBuf bytes) {
      ctx.writeAndFlush(new DefaultHttp3DataFrame(bytes));
    }

    @Override
    protected void channelInputClosed(ChannelHandlerContext ctx) {
      if (!path.startsWith("/silent")) {
        ctx.writeAndFlush(
                new DefaultHttp3HeadersFrame(new DefaultHttp3Headers().set("x-trailer", "end")))
            .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
      }
    }
  }
}
