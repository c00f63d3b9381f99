package io.spooky.runtime.health;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import io.spooky.runtime.transport.BackendTls;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connection over which one backend is probed: made when a probe needs it, kept while probes
 * are answered, dropped when one is not. A probe that fails on a kept connection is sent once more
 * on a new one, since a backend may close an idle connection at any time. Confined to the probe
 * client's event loop.
 */
final class ProbeConnection implements ProbePipeline.Listener {
  /**
   * What all connections share.
   *
   * @param bootstrap to be cloned for each connection
   */
  record Parts(
      EventLoop loop,
      Bootstrap bootstrap,
      Function<String, CompletionStage<List<InetAddress>>> resolver,
      BackendTls tls) {}

  private static final String USER_AGENT = "spooky-health";

  private final Backend backend;
  private final Parts parts;
  private @Nullable Channel channel;
  private @Nullable BackendConfig madeFor;
  private @Nullable ProbeExchange current;
  private @Nullable Channel stream;
  private @Nullable Throwable breach;
  private boolean leaving;

  ProbeConnection(Backend backend, Parts parts) {
    this.backend = backend;
    this.parts = parts;
  }

  /** Sends a probe. */
  void run(ProbeExchange exchange) {
    current = exchange;
    exchange.start(parts.loop(), () -> fail(exchange, "timed out"));
    Channel kept = channel;
    if (kept != null && kept.isActive() && !leaving && isStillRight()) {
      open(kept, exchange, true);
    } else {
      connect(exchange);
    }
  }

  /** Returns whether the connection was made with the present settings for TLS. */
  private boolean isStillRight() {
    BackendConfig now = backend.config();
    return madeFor != null
        && madeFor.verifiedName().equals(now.verifiedName())
        && Objects.equals(madeFor.ca(), now.ca());
  }

  private void connect(ProbeExchange exchange) {
    abandon();
    BackendConfig config = backend.config();
    parts
        .resolver()
        .apply(config.address().host())
        .whenComplete(
            (addresses, error) ->
                parts
                    .loop()
                    .execute(
                        () -> {
                          if (error != null) {
                            fail(exchange, ProbeFailures.describe(error));
                          } else {
                            tryAddress(exchange, config, addresses, 0);
                          }
                        }));
  }

  private void tryAddress(
      ProbeExchange exchange, BackendConfig config, List<InetAddress> addresses, int index) {
    if (exchange.isOver()) {
      return;
    }
    Promise<Channel> ready = parts.loop().newPromise();
    ready.addListener(
        future -> {
          if (future.isSuccess()) {
            open(ready.getNow(), exchange, false);
          } else if (index + 1 < addresses.size()) {
            tryAddress(exchange, config, addresses, index + 1);
          } else {
            fail(exchange, ProbeFailures.describe(future.cause()));
          }
        });
    int timeoutMillis = exchange.timeoutMillis(addresses.size());
    ChannelFuture connect =
        parts
            .bootstrap()
            .clone()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
            .handler(new ProbePipeline(config, parts.tls(), ready, this))
            .connect(new InetSocketAddress(addresses.get(index), config.address().port()));
    channel = connect.channel();
    madeFor = config;
    connect.addListener(
        future -> {
          if (!future.isSuccess()) {
            ready.tryFailure(future.cause());
          }
        });
    // Only after this turn, in which the reason for the closing may still be told.
    Runnable closed = () -> ready.tryFailure(new ClosedChannelException());
    connect.channel().closeFuture().addListener(future -> parts.loop().execute(closed));
  }

  private void open(Channel connected, ProbeExchange exchange, boolean reused) {
    if (exchange.isOver()) {
      connected.close();
      return;
    }
    ProbeStream reader = new ProbeStream(new Ending(exchange, reused));
    new Http2StreamChannelBootstrap(connected)
        .handler(reader)
        .open()
        .addListener(
            (Future<Http2StreamChannel> opened) -> {
              if (opened.isSuccess()) {
                send(opened.getNow(), exchange, reader);
              } else {
                reader.lose(ProbeFailures.describe(opened.cause()));
              }
            });
  }

  private void send(Http2StreamChannel opened, ProbeExchange exchange, ProbeStream reader) {
    if (exchange.isOver()) {
      opened.close();
      return;
    }
    stream = opened;
    opened
        .writeAndFlush(new DefaultHttp2HeadersFrame(request(exchange.path()), true))
        .addListener(
            written -> {
              if (!written.isSuccess()) {
                reader.lose(ProbeFailures.describe(written.cause()));
              }
            });
  }

  private Http2Headers request(String path) {
    BackendConfig config = backend.config();
    return new DefaultHttp2Headers()
        .method("GET")
        .scheme(config.address().tls() ? "https" : "http")
        .authority(authority(config))
        .path(path)
        .set("user-agent", USER_AGENT)
        .set("accept", "*/*");
  }

  private static String authority(BackendConfig config) {
    String name = config.verifiedName();
    return (name.contains(":") ? "[" + name + "]" : name) + ":" + config.address().port();
  }

  private void fail(ProbeExchange exchange, String detail) {
    if (!exchange.isOver()) {
      exchange.finish(ProbeResult.failed(detail));
      abandon();
    }
  }

  /** Forgets the connection: resets the stream on it, if there is one, and closes it. */
  private void abandon() {
    Channel open = channel;
    Channel used = stream;
    channel = null;
    stream = null;
    madeFor = null;
    breach = null;
    leaving = false;
    if (used != null) {
      used.close();
    }
    if (open != null) {
      open.close();
    }
  }

  /** Closes the connection; a probe under way fails. */
  void close() {
    if (current != null) {
      fail(current, "given up");
    }
    abandon();
  }

  @Override
  public void goingAway(Channel from) {
    if (from != channel) {
      return;
    }
    leaving = true;
    if (current == null || current.isOver()) {
      abandon();
    }
  }

  @Override
  public void broken(Channel from, Throwable cause) {
    if (from == channel) {
      breach = cause;
    }
  }

  /** Turns the end of a stream into the result of its probe, or into a second attempt. */
  private final class Ending implements ProbeStream.Listener {
    private final ProbeExchange exchange;
    private final boolean reused;

    Ending(ProbeExchange exchange, boolean reused) {
      this.exchange = exchange;
      this.reused = reused;
    }

    @Override
    public void answered(int status) {
      stream = null;
      exchange.finish(ProbeResult.ofStatus(status));
      if (leaving) {
        abandon();
      }
    }

    @Override
    public void lost(String detail) {
      if (reused && exchange.repeat()) {
        connect(exchange);
      } else {
        fail(exchange, breach == null ? detail : ProbeFailures.describe(breach));
      }
    }
  }
}
