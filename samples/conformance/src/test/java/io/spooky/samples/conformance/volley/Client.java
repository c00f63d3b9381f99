package io.spooky.samples.conformance.volley;

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
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One UDP socket for any number of connections. Certificates are not checked. */
public final class Client implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Channel socket;

  /** Opens the socket. */
  public Client(Limits limits) {
    QuicSslContext tls =
        QuicSslContextBuilder.forClient()
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .applicationProtocols(limits.protocol())
            .build();
    socket =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .handler(
                Http3.newQuicClientCodecBuilder()
                    .sslEngineProvider(quic -> tls.newEngine(quic.alloc(), "localhost", 443))
                    .maxIdleTimeout(limits.idleSeconds(), TimeUnit.SECONDS)
                    .initialMaxData(limits.connectionWindow())
                    .initialMaxStreamDataBidirectionalLocal(limits.streamWindow())
                    .initialMaxStreamsUnidirectional(limits.uniStreams())
                    .initialMaxStreamDataUnidirectional(limits.uniWindow())
                    .build())
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .syncUninterruptibly()
            .channel();
  }

  /** Connects to a port of this machine. */
  public Connection connect(int port) throws Exception {
    return begin(port).get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Connects to a port of this machine many times at once. */
  public List<Connection> connect(int port, int count) throws Exception {
    List<CompletableFuture<Connection>> begun =
        Stream.generate(() -> begin(port)).limit(count).toList();
    List<Connection> connections = new ArrayList<>();
    for (CompletableFuture<Connection> connection : begun) {
      connections.add(connection.get(RunningProcess.LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
    return connections;
  }

  /** Begins to connect to a port of this machine. */
  public CompletableFuture<Connection> begin(int port) {
    CompletableFuture<Connection> result = new CompletableFuture<>();
    QuicChannel.newBootstrap(socket)
        .handler(new Http3ClientConnectionHandler())
        .remoteAddress(new InetSocketAddress("127.0.0.1", port))
        .connect()
        .addListener(
            connected -> {
              if (connected.isSuccess()) {
                result.complete(new Connection((QuicChannel) connected.getNow()));
              } else {
                result.completeExceptionally(connected.cause());
              }
            });
    return result;
  }

  /** Closes the socket; connections are dropped without a word. */
  @Override
  public void close() {
    socket.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
