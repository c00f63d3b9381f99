package io.spooky.runtime.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ClientConnectionHandler;
import io.netty.handler.codec.http3.Http3DataFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.http3.Http3HeadersFrame;
import io.netty.handler.codec.http3.Http3RequestStreamInboundHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicException;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps a number of connections with a number of streams each busy with GETs, and prints what the
 * process under load spent on each request.
 *
 * <pre>LoadTool HOST PORT PATH CONNECTIONS STREAMS WARM_SECONDS SECONDS PROXY_PID</pre>
 */
public final class LoadTool {
  /** Clock ticks of /proc, in each second. */
  private static final double TICKS = 100;

  private final LongAdder served = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final String path;
  private volatile boolean stopping;

  private LoadTool(String path) {
    this.path = path;
  }

  /** Runs the load. */
  public static void main(String[] args) throws Exception {
    LoadTool tool = new LoadTool(args[2]);
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    InetSocketAddress server = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    int streams = Integer.parseInt(args[4]);
    for (int i = 0; i < Integer.parseInt(args[3]); i++) {
      QuicChannel connection = connect(group, server);
      for (int j = 0; j < streams; j++) {
        tool.next(connection);
      }
    }
    long pid = Long.parseLong(args[7]);
    TimeUnit.SECONDS.sleep(Long.parseLong(args[5]));
    long served = tool.served.sum();
    long[] before = cpu(pid);
    long start = System.nanoTime();
    TimeUnit.SECONDS.sleep(Long.parseLong(args[6]));
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] after = cpu(pid);
    tool.report(tool.served.sum() - served, seconds, before, after);
    tool.stopping = true;
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private void report(long requests, double seconds, long[] before, long[] after) {
    double user = (after[0] - before[0]) / TICKS;
    double system = (after[1] - before[1]) / TICKS;
    System.out.printf(
        "%d requests, %d failed, %.0f/s; CPU for each request: %.1f us (user %.1f, system %.1f)%n",
        requests,
        failed.sum(),
        requests / seconds,
        (user + system) / requests * 1e6,
        user / requests * 1e6,
        system / requests * 1e6);
  }

  private static long[] cpu(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new long[] {Long.parseLong(fields[11]), Long.parseLong(fields[12])};
  }

  private static QuicChannel connect(EventLoopGroup group, InetSocketAddress server)
      throws Exception {
    QuicSslContext tls =
        QuicSslContextBuilder.forClient()
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .applicationProtocols("h3")
            .build();
    Channel socket =
        new Bootstrap()
            .group(group)
            .channel(EpollDatagramChannel.class)
            .handler(
                Http3.newQuicClientCodecBuilder()
                    .sslContext(tls)
                    .maxIdleTimeout(60, TimeUnit.SECONDS)
                    .initialMaxData(64 << 20)
                    .initialMaxStreamDataBidirectionalLocal(4 << 20)
                    .build())
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .sync()
            .channel();
    return QuicChannel.newBootstrap(socket)
        .handler(new Http3ClientConnectionHandler())
        .remoteAddress(server)
        .connect()
        .get(20, TimeUnit.SECONDS);
  }

  private void next(QuicChannel connection) {
    if (stopping || !connection.isActive()) {
      return;
    }
    Http3.newRequestStream(connection, new Get(connection))
        .addListener(
            future -> {
              if (future.isSuccess()) {
                send((QuicStreamChannel) future.getNow());
              } else if (!stopping) {
                failed.increment();
              }
            });
  }

  private void send(QuicStreamChannel stream) {
    Http3Headers head =
        new DefaultHttp3Headers(false)
            .method("GET")
            .scheme("https")
            .authority("localhost")
            .path(path);
    stream
        .writeAndFlush(new DefaultHttp3HeadersFrame(head))
        .addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
  }

  private final class Get extends Http3RequestStreamInboundHandler {
    private final QuicChannel connection;
    private boolean ok;

    Get(QuicChannel connection) {
      this.connection = connection;
    }

    @Override
    protected void channelRead(ChannelHandlerContext ctx, Http3HeadersFrame frame) {
      ok = "200".contentEquals(frame.headers().status());
    }

    @Override
    protected void channelRead(ChannelHandlerContext ctx, Http3DataFrame frame) {
      frame.release();
    }

    @Override
    protected void channelInputClosed(ChannelHandlerContext ctx) {
      (ok ? served : failed).increment();
      next(connection);
    }

    @Override
    protected void handleQuicException(ChannelHandlerContext ctx, QuicException exception) {
      failed.increment();
      next(connection);
    }
  }
}
