package io.spooky.samples.conformance.audit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cleartext HTTP/2 backend that does with its requests what a {@link Plan} says. Its answers
 * stand at {@link Answers}. Safe for all threads.
 */
public final class FaultyBackend implements AutoCloseable {
  /** The path of health checks, which are always answered and never journaled. */
  static final String PROBE = "/health";

  private static final int LOWEST_PORT = 12_000;
  private static final int HIGHEST_PORT = 32_000;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final String id;
  private final Journal journal;
  private final int port;
  final AtomicLong requests = new AtomicLong();
  final AtomicLong bodyBytes = new AtomicLong();
  final AtomicLong resetsReceived = new AtomicLong();
  final AtomicInteger openStreams = new AtomicInteger();
  final AtomicInteger mostOpenStreams = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile Plan plan = Plan.HONEST;
  private volatile Duration lateness = Duration.ofSeconds(5);
  private volatile long maxStreams = 1000;
  private Channel server;

  /** Starts on a free port. */
  public FaultyBackend(String id) {
    this(id, 0, Journal.inMemory());
  }

  /** Starts on a port, or on a free one if it is zero. */
  public FaultyBackend(String id, int port, Journal journal) {
    this.id = id;
    this.journal = journal;
    this.server = port == 0 ? bindAnywhere() : bind(port).syncUninterruptibly().channel();
    this.port = ((InetSocketAddress) server.localAddress()).getPort();
  }

  /**
   * Binds to a port that the system gives to nobody who connects somewhere: it is still free when a
   * backend comes back that was down.
   */
  private Channel bindAnywhere() {
    while (true) {
      int number = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      ChannelFuture bound = bind(number).awaitUninterruptibly();
      if (bound.isSuccess()) {
        return bound.channel();
      }
    }
  }

  private ChannelFuture bind(int number) {
    return new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, 1024)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new Connections())
        .bind(new InetSocketAddress("127.0.0.1", number));
  }

  /** Returns the id. */
  public String id() {
    return id;
  }

  /** Returns the port. */
  public int port() {
    return port;
  }

  /** Returns {@code HOST:PORT}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Returns how often a request was executed here. */
  public long executed(String request) {
    return journal.count(request);
  }

  /** Returns what it executed. */
  public Journal journal() {
    return journal;
  }

  /** Follows a plan from the next request on. */
  public FaultyBackend follow(Plan next) {
    plan = next;
    return this;
  }

  /** Sets how late {@link Deed#ANSWER_LATE} is. */
  public FaultyBackend lateBy(Duration time) {
    lateness = time;
    return this;
  }

  /** Sets MAX_CONCURRENT_STREAMS of connections to come. */
  public FaultyBackend allowing(long streams) {
    maxStreams = streams;
    return this;
  }

  Deed deed(String method, String path) {
    if (path.equals(PROBE)) {
      return Deed.ANSWER;
    }
    long number = requests.incrementAndGet();
    Deed told = Plan.toldByPath(id, path);
    return told == null ? plan.of(method, path, number) : told;
  }

  Duration lateness() {
    return lateness;
  }

  long maxStreams() {
    return maxStreams;
  }

  /** Returns how many request heads arrived, but for probes. */
  public long requests() {
    return requests.get();
  }

  /** Returns how many bytes of requests' bodies arrived. */
  public long bodyBytes() {
    return bodyBytes.get();
  }

  /** Returns how many streams the peer reset. */
  public long resetsReceived() {
    return resetsReceived.get();
  }

  /** Returns how many streams are open. */
  public int openStreams() {
    return openStreams.get();
  }

  /** Returns the most streams that were ever open at once, over all connections. */
  public int mostOpenStreams() {
    return mostOpenStreams.get();
  }

  /** Returns how many connections were ever made. */
  public int connections() {
    return accepted.get();
  }

  /** Resets all connections. */
  public void killConnections() {
    connections.forEach(FaultyBackend::kill);
  }

  static void kill(Channel connection) {
    connection.config().setOption(ChannelOption.SO_LINGER, 0);
    connection.close();
  }

  /** Stops listening and resets all connections: further ones are refused. */
  public void goDown() {
    server.close().syncUninterruptibly();
    killConnections();
  }

  /** Listens again, on the same port. */
  public void comeBack() {
    server = bind(port).syncUninterruptibly().channel();
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.close().syncUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Connections extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel connection) {
      connections.add(connection);
      accepted.incrementAndGet();
      connection
          .pipeline()
          .addLast(FaultyConnection.handler(FaultyBackend.this), new ConnectionEnd());
    }
  }

  /** Ends a connection that the peer reset, without a word. */
  private static final class ConnectionEnd extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }
}
