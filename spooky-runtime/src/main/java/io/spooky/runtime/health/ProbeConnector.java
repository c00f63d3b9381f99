package io.spooky.runtime.health;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.transport.BackendTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Makes connections for probes: resolves the name, and tries its addresses in turn. Confined to the
 * probe client's event loop.
 */
final class ProbeConnector {
  /** Hears how connecting goes, and of the connection afterwards. */
  interface Listener extends ProbePipeline.Listener {
    /** An address is being tried; closing the channel ends that. */
    void trying(Channel channel, BackendConfig config);

    /** The channel can take the probe. */
    void connected(Channel channel, ProbeExchange exchange);

    /** No address could be connected to. */
    void failed(Throwable cause, ProbeExchange exchange);
  }

  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final Function<String, CompletionStage<List<InetAddress>>> resolver;
  private final BackendTls tls;

  /**
   * Makes a connector.
   *
   * @param bootstrap on the event loop; cloned for each connection
   */
  ProbeConnector(
      EventLoop loop,
      Bootstrap bootstrap,
      Function<String, CompletionStage<List<InetAddress>>> resolver,
      BackendTls tls) {
    this.loop = loop;
    this.bootstrap = bootstrap;
    this.resolver = resolver;
    this.tls = tls;
  }

  /** Returns the probe client's event loop. */
  EventLoop loop() {
    return loop;
  }

  /** Connects to a backend for one probe, unless that ends before. */
  void connect(BackendConfig config, ProbeExchange exchange, Listener listener) {
    resolver
        .apply(config.address().host())
        .whenComplete(
            (addresses, error) ->
                loop.execute(
                    () -> {
                      if (error != null) {
                        listener.failed(error, exchange);
                      } else {
                        tryAddress(config, addresses, 0, exchange, listener);
                      }
                    }));
  }

  private void tryAddress(
      BackendConfig config,
      List<InetAddress> addresses,
      int index,
      ProbeExchange exchange,
      Listener listener) {
    if (exchange.isOver()) {
      return;
    }
    Promise<Channel> ready = loop.newPromise();
    ready.addListener(
        future -> {
          if (future.isSuccess()) {
            listener.connected(ready.getNow(), exchange);
          } else if (index + 1 < addresses.size()) {
            tryAddress(config, addresses, index + 1, exchange, listener);
          } else {
            listener.failed(future.cause(), exchange);
          }
        });
    int timeoutMillis = exchange.timeoutMillis(addresses.size());
    ChannelFuture connect =
        bootstrap
            .clone()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
            .handler(new ProbePipeline(config, tls, ready, listener))
            .connect(new InetSocketAddress(addresses.get(index), config.address().port()));
    listener.trying(connect.channel(), config);
    failWith(connect, ready);
  }

  private void failWith(ChannelFuture connect, Promise<Channel> ready) {
    connect.addListener(
        future -> {
          if (!future.isSuccess()) {
            ready.tryFailure(future.cause());
          }
        });
    // Only after this turn, in which the reason for the closing may still be told.
    Runnable closed = () -> ready.tryFailure(new ClosedChannelException());
    connect.channel().closeFuture().addListener(future -> loop.execute(closed));
  }
}
