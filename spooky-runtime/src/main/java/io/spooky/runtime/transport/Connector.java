package io.spooky.runtime.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.spooky.runtime.balance.Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Makes connections for one worker: resolves the name, tries its addresses in turn, and sets the
 * pipeline up.
 *
 * <pre>
 *   [tls: SslHandler + AlpnGuard]  gauge: FrameGauge  http2: BackendConnection  keepalive
 * </pre>
 *
 * <p>Confined to the worker's event loop.
 */
final class Connector {
  private static final int VANISHED_MILLIS = 15_000;
  private static final int KEEPALIVE_SECONDS = 5;
  private static final int KEEPALIVE_PROBES = 2;

  private final EventLoop loop;
  private final Class<? extends Channel> channelType;
  private final HostResolver resolver;
  private final BackendTls tls;
  private final TurnBatch batch;

  Connector(
      EventLoop loop,
      Class<? extends Channel> channelType,
      HostResolver resolver,
      BackendTls tls,
      TurnBatch batch) {
    this.loop = loop;
    this.channelType = channelType;
    this.resolver = resolver;
    this.tls = tls;
    this.batch = batch;
  }

  /**
   * Starts to connect. Success is told by the connection itself, once SETTINGS came; failure by the
   * returned attempt.
   */
  ConnectAttempt connect(
      Backend backend, Duration timeout, BackendConnection.ConnectionListener listener) {
    ConnectAttempt attempt = new ConnectAttempt(listener);
    resolver
        .resolve(backend.config().address().host())
        .whenComplete(
            (addresses, error) ->
                onLoop(
                    () -> {
                      if (error != null) {
                        attempt.fail("cannot resolve " + backend.config().address().host());
                      } else {
                        tryNext(backend, addresses, 0, timeout, attempt);
                      }
                    }));
    return attempt;
  }

  private void onLoop(Runnable task) {
    // Never inline: whoever asked for the connection has yet to note the attempt.
    loop.execute(task);
  }

  private void tryNext(
      Backend backend,
      List<InetAddress> addresses,
      int index,
      Duration timeout,
      ConnectAttempt attempt) {
    if (attempt.isOver()) {
      return;
    }
    InetSocketAddress address =
        new InetSocketAddress(addresses.get(index), backend.config().address().port());
    BackendConnection connection = BackendConnections.newConnection(batch);
    connection.listener(attempt);
    ChannelFuture connect = bootstrap(backend, timeout, connection).connect(address);
    attempt.channel(connect.channel());
    connect.addListener(
        future -> {
          if (future.isSuccess() || attempt.isOver()) {
            return;
          }
          if (index + 1 < addresses.size()) {
            tryNext(backend, addresses, index + 1, timeout, attempt);
          } else {
            attempt.fail(String.valueOf(future.cause().getMessage()));
          }
        });
  }

  private Bootstrap bootstrap(Backend backend, Duration timeout, BackendConnection connection) {
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(channelType)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis());
    if (channelType == EpollSocketChannel.class) {
      // A machine that is gone answers neither probes nor data: found within a quarter minute.
      bootstrap
          .option(EpollChannelOption.TCP_USER_TIMEOUT, VANISHED_MILLIS)
          .option(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_SECONDS)
          .option(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_SECONDS)
          .option(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
    }
    return bootstrap.handler(
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            if (backend.config().address().tls()) {
              SslHandler handler = tls.newHandler(channel.alloc(), backend.config());
              handler.setHandshakeTimeoutMillis(timeout.toMillis());
              channel.pipeline().addLast("tls", handler);
              channel.pipeline().addLast("alpn", new AlpnGuard(connection));
            }
            channel.pipeline().addLast("gauge", new FrameGauge(connection));
            channel.pipeline().addLast("http2", connection);
            channel.pipeline().addLast("keepalive", new KeepAlive(connection));
          }
        });
  }
}
