package io.spooky.runtime.health;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig.ProbeConfig;
import io.spooky.runtime.transport.BackendTls;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Probes over HTTP/2: one GET for each, on a connection that is kept until the next one if the
 * backend lets it. Has one thread of its own, on which everything behind it is confined.
 */
public final class Http2ProbeClient implements ProbeClient {
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final ProbeConnector connector;
  private final Map<Backend, ProbeConnection> connections = new HashMap<>();

  /**
   * Makes a client, and starts its thread.
   *
   * @param resolver resolves a host name to at least one address, without blocking
   * @param tls the TLS settings of all backends that will be probed
   */
  public Http2ProbeClient(
      Function<String, CompletionStage<List<InetAddress>>> resolver, BackendTls tls) {
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("spooky-probe", true), io);
    loop = group.next();
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true);
    connector = new ProbeConnector(loop, bootstrap, resolver, tls);
  }

  @Override
  public void probe(Backend backend, ProbeConfig config, Consumer<ProbeResult> done) {
    loop.execute(
        () ->
            connections
                .computeIfAbsent(backend, added -> new ProbeConnection(added, connector))
                .run(new ProbeExchange(config, done)));
  }

  @Override
  public void forget(Backend backend) {
    if (!loop.isShuttingDown()) {
      loop.execute(() -> drop(backend));
    }
  }

  private void drop(Backend backend) {
    ProbeConnection connection = connections.remove(backend);
    if (connection != null) {
      connection.close();
    }
  }

  @Override
  public void close() {
    if (!loop.isShuttingDown()) {
      loop.execute(() -> List.copyOf(connections.keySet()).forEach(this::drop));
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  /** Returns what completes once the thread has ended. */
  Future<?> terminated() {
    return group.terminationFuture();
  }
}
