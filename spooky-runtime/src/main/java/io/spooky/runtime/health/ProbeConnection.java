package io.spooky.runtime.health;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.concurrent.Future;
import io.spooky.runtime.balance.Backend;
import io.spooky.runtime.config.BackendConfig;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The connection over which one backend is probed: made when a probe needs it, kept while probes
 * are answered, dropped when one is not. A probe that fails on a kept connection is sent once more
 * on a new one, since a backend may close an idle connection at any time. Confined to the probe
 * client's event loop.
 */
final class ProbeConnection implements ProbeConnector.Listener {
  private static final String USER_AGENT = "spooky-health";

  private final Backend backend;
  private final ProbeConnector connector;
  private @Nullable Channel channel;
  private @Nullable BackendConfig madeFor;
  private @Nullable ProbeExchange current;
  private @Nullable Channel stream;
  private @Nullable Throwable breach;
  private boolean leaving;

  ProbeConnection(Backend backend, ProbeConnector connector) {
    this.backend = backend;
    this.connector = connector;
  }

  /** Sends a probe. */
  void run(ProbeExchange exchange) {
    current = exchange;
    exchange.start(connector.loop(), () -> fail(exchange, "timed out"));
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
    connector.connect(backend.config(), exchange, this);
  }

  @Override
  public void trying(Channel tried, BackendConfig config) {
    channel = tried;
    madeFor = config;
  }

  @Override
  public void connected(Channel connected, ProbeExchange exchange) {
    open(connected, exchange, false);
  }

  @Override
  public void failed(Throwable cause, ProbeExchange exchange) {
    fail(exchange, ProbeFailures.describe(cause));
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
    if (!from.equals(channel)) {
      return;
    }
    leaving = true;
    if (current == null || current.isOver()) {
      abandon();
    }
  }

  @Override
  public void broken(Channel from, Throwable cause) {
    if (from.equals(channel)) {
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
