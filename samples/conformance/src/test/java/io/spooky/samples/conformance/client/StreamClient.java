package io.spooky.samples.conformance.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ClientConnectionHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.spooky.samples.standalone.support.RunningProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** One UDP socket on loopback, for any number of connections. Certificates are not checked. */
public final class StreamClient implements AutoCloseable {
  private static final int STREAM_WINDOW = 1 << 20;
  private static final int CONNECTION_WINDOW = 16 << 20;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final InetAddress address;
  private final Channel socket;

  /** Makes a client that asks for the name localhost, from 127.0.0.1. */
  public StreamClient() throws Exception {
    this("localhost", "127.0.0.1");
  }

  /**
   * Makes a client.
   *
   * @param serverName what TLS asks for
   * @param address the client's own address and that of the servers, such as {@code ::1}
   */
  public StreamClient(String serverName, String address) throws Exception {
    this.address = InetAddress.getByName(address);
    QuicSslContext tls =
        QuicSslContextBuilder.forClient()
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .applicationProtocols("h3")
            .build();
    socket =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .handler(
                Http3.newQuicClientCodecBuilder()
                    .sslEngineProvider(quic -> tls.newEngine(quic.alloc(), serverName, 443))
                    .maxIdleTimeout(120, TimeUnit.SECONDS)
                    .initialMaxData(CONNECTION_WINDOW)
                    .initialMaxStreamDataBidirectionalLocal(STREAM_WINDOW)
                    .build())
            .bind(new InetSocketAddress(this.address, 0))
            .sync()
            .channel();
  }

  /** Connects to a port of the same address. */
  public StreamConnection connect(int port) throws Exception {
    QuicChannel connection =
        QuicChannel.newBootstrap(socket)
            .handler(new Http3ClientConnectionHandler())
            .remoteAddress(new InetSocketAddress(address, port))
            .connect()
            .get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
    return new StreamConnection(connection);
  }

  /** Closes the socket; connections are dropped without a word. */
  @Override
  public void close() {
    socket.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
