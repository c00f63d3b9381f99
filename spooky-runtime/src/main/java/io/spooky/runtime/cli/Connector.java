package io.spooky.runtime.cli;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelGroupFuture;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ClientConnectionHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.util.concurrent.Future;
import io.spooky.spi.config.ValueParsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Connects to whichever of a host's addresses answers first, trying one after the other a quarter
 * of a second apart (RFC 8305). Works on one event loop.
 */
final class Connector {
  private static final long APART_MILLIS = 250;
  private static final long CONNECTION_WINDOW = 16L << 20;
  private static final long STREAM_WINDOW = 8L << 20;

  private final GetRequest request;
  private final QuicSslContext tls;
  private final Duration patience;
  private final EventLoop loop;
  private final ChannelGroup sockets;
  private final CompletableFuture<QuicChannel> winner = new CompletableFuture<>();
  private int pending;

  Connector(GetRequest request, QuicSslContext tls, Duration patience, EventLoop loop) {
    this.request = request;
    this.tls = tls;
    this.patience = patience;
    this.loop = loop;
    this.sockets = new DefaultChannelGroup(loop);
  }

  /** Connects; fails with the reason of the address that failed last. */
  CompletableFuture<QuicChannel> connect(List<InetAddress> addresses) {
    pending = addresses.size();
    long delay = 0;
    for (InetAddress address : addresses) {
      InetSocketAddress remote = new InetSocketAddress(address, request.connectPort());
      loop.schedule(() -> open(remote), delay, TimeUnit.MILLISECONDS);
      delay += APART_MILLIS;
    }
    // Also covers an address that takes packets and never says a word.
    loop.schedule(
        () -> winner.completeExceptionally(new IOException("no answer in " + seconds())),
        patience.toMillis() + delay - APART_MILLIS,
        TimeUnit.MILLISECONDS);
    return winner;
  }

  /** Closes every socket, after which nothing of QUIC is left on them, and waits for it. */
  void close() {
    winner.completeExceptionally(new IOException("closed"));
    // On the loop, so that no attempt opens another socket at the same time.
    Callable<ChannelGroupFuture> closing = sockets::close;
    loop.submit(closing).awaitUninterruptibly().getNow().awaitUninterruptibly();
  }

  private String seconds() {
    return ValueParsers.format(patience);
  }

  private void open(InetSocketAddress remote) {
    if (!winner.isDone()) {
      new Attempt(remote).open();
    }
  }

  private ChannelHandler codec() {
    return Http3.newQuicClientCodecBuilder()
        .sslEngineProvider(
            connection -> tls.newEngine(connection.alloc(), request.host(), request.port()))
        .maxIdleTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .initialMaxData(CONNECTION_WINDOW)
        .initialMaxStreamDataBidirectionalLocal(STREAM_WINDOW)
        .build();
  }

  /** One address. Its handler turns the kernel's word that nobody listens into a failure. */
  private final class Attempt extends ChannelInboundHandlerAdapter {
    private final InetSocketAddress remote;
    private boolean over;

    Attempt(InetSocketAddress remote) {
      this.remote = remote;
    }

    void open() {
      // A connected socket hears that the port is closed; an unconnected one waits in vain.
      ChannelFuture connected =
          new Bootstrap()
              .group(loop)
              .channel(NioDatagramChannel.class)
              .handler(handlers())
              .connect(remote);
      sockets.add(connected.channel());
      connected.addListener((ChannelFuture socket) -> opened(socket));
    }

    private ChannelHandler handlers() {
      return new ChannelInitializer<Channel>() {
        @Override
        protected void initChannel(Channel socket) {
          socket.pipeline().addLast(codec(), Attempt.this);
        }
      };
    }

    private void opened(ChannelFuture socket) {
      if (socket.isSuccess()) {
        QuicChannel.newBootstrap(socket.channel())
            .handler(new Http3ClientConnectionHandler())
            .remoteAddress(remote)
            .connect()
            .addListener((Future<QuicChannel> connected) -> shaken(socket.channel(), connected));
      } else {
        failed(socket.cause());
      }
    }

    private void shaken(Channel socket, Future<QuicChannel> connected) {
      if (!connected.isSuccess()) {
        socket.close();
        failed(connected.cause());
      } else if (!winner.complete(connected.getNow())) {
        connected.getNow().close().addListener(closed -> socket.close());
      }
    }

    private void failed(Throwable cause) {
      if (!over) {
        over = true;
        pending--;
        if (pending == 0) {
          winner.completeExceptionally(cause);
        }
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      if (cause instanceof PortUnreachableException) {
        failed(new IOException("connection refused"));
        ctx.close();
      }
    }
  }
}
