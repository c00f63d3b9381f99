package io.spooky.runtime.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.http3.DefaultHttp3DataFrame;
import io.netty.handler.codec.http3.DefaultHttp3Headers;
import io.netty.handler.codec.http3.DefaultHttp3HeadersFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ClientConnectionHandler;
import io.netty.handler.codec.http3.Http3GoAwayFrame;
import io.netty.handler.codec.http3.Http3Headers;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicConnectionCloseEvent;
import io.netty.handler.codec.quic.QuicSslContext;
import io.netty.handler.codec.quic.QuicSslContextBuilder;
import io.netty.handler.codec.quic.QuicStreamChannel;
import io.netty.handler.codec.quic.QuicStreamType;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/3 connection of a client that can stream, half-close, cancel and stop reading at will.
 */
public final class TestClient implements AutoCloseable {
  private static final long LIMIT_SECONDS = 20;

  private final EventLoopGroup group;
  private final Channel socket;
  private final QuicChannel connection;
  private final CompletableFuture<Long> firstGoAway = new CompletableFuture<>();
  private final CompletableFuture<Long> goAway = new CompletableFuture<>();

  private final CompletableFuture<Long> closeCode = new CompletableFuture<>();

  private TestClient(int port, long streamWindow, boolean http3) throws Exception {
    group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
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
                    .sslEngineProvider(quic -> tls.newEngine(quic.alloc(), "localhost", port))
                    .maxIdleTimeout(60, TimeUnit.SECONDS)
                    .initialMaxData(64 * streamWindow)
                    .initialMaxStreamDataBidirectionalLocal(streamWindow)
                    .build())
            .bind(new InetSocketAddress("127.0.0.1", 0))
            .sync()
            .channel();
    connection =
        QuicChannel.newBootstrap(socket)
            .handler(new ConnectionInitializer(http3))
            .remoteAddress(new InetSocketAddress("127.0.0.1", port))
            .connect()
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Connects. */
  public static TestClient connect(int port) throws Exception {
    return new TestClient(port, 1 << 20, true);
  }

  /** Connects with a flow-control window for each stream. */
  public static TestClient connect(int port, long streamWindow) throws Exception {
    return new TestClient(port, streamWindow, true);
  }

  /** Connects and leaves all of HTTP/3, the control stream as well, to the test. */
  public static TestClient connectBare(int port) throws Exception {
    return new TestClient(port, 1 << 20, false);
  }

  /** Opens a request stream and sends nothing. */
  public Call open() throws Exception {
    Call call = new Call();
    call.stream = Http3.newRequestStream(connection, call).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    return call;
  }

  /** Opens a unidirectional stream, as soon as the edge lets it, and sends nothing. */
  public Call openUnidirectional() throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (connection.peerAllowedStreams(QuicStreamType.UNIDIRECTIONAL) == 0) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("no unidirectional stream allowed");
      }
      Thread.onSpinWait();
    }
    Call call = new Call();
    call.stream =
        connection
            .createStream(QuicStreamType.UNIDIRECTIONAL, new ChannelInboundHandlerAdapter() {})
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    return call;
  }

  /** Opens a request to localhost. */
  public Call call(String method, String path, boolean end, String... fields) throws Exception {
    return callTo("localhost", method, path, end, fields);
  }

  /** Opens a request to an authority. */
  public Call callTo(String authority, String method, String path, boolean end, String... fields)
      throws Exception {
    Call call = open();
    Http3Headers head =
        new DefaultHttp3Headers(false)
            .method(method)
            .scheme("https")
            .authority(authority)
            .path(path);
    for (int i = 0; i < fields.length; i += 2) {
      head.add(fields[i], fields[i + 1]);
    }
    call.send(new DefaultHttp3HeadersFrame(head), end);
    return call;
  }

  /** Sends a whole request and returns the call, whose response may be awaited. */
  public Call get(String path) throws Exception {
    return call("GET", path, true);
  }

  /** Returns the id of the first GOAWAY, which excludes no stream, when it comes. */
  public CompletableFuture<Long> firstGoAway() {
    return firstGoAway;
  }

  /** Returns the id of the second GOAWAY, when it comes. */
  public CompletableFuture<Long> goAway() {
    return goAway;
  }

  /** Awaits the close of the connection by the edge and returns its code. */
  public long closeCode() throws Exception {
    return closeCode.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Returns whether the edge has closed the connection. */
  public boolean isClosed() {
    return closeCode.isDone();
  }

  /** Returns the connection. */
  public QuicChannel connection() {
    return connection;
  }

  @Override
  public void close() {
    connection.close(true, 0x100, Unpooled.EMPTY_BUFFER).awaitUninterruptibly();
    socket.close().awaitUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private final class ConnectionInitializer extends ChannelInitializer<QuicChannel> {
    private final boolean http3;

    ConnectionInitializer(boolean http3) {
      this.http3 = http3;
    }

    @Override
    protected void initChannel(QuicChannel channel) {
      channel.pipeline().addLast(new CloseListener());
      if (http3) {
        channel
            .pipeline()
            .addLast(
                new Http3ClientConnectionHandler(new GoAwayListener(), null, null, null, true));
      }
    }
  }

  private final class CloseListener extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      if (event instanceof QuicConnectionCloseEvent close) {
        closeCode.complete((long) close.error());
      }
      ctx.fireUserEventTriggered(event);
    }
  }

  private final class GoAwayListener extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof Http3GoAwayFrame frame) {
        if (!firstGoAway.complete(frame.id())) {
          goAway.complete(frame.id());
        }
      }
      ReferenceCountUtil.release(message);
    }
  }

  /** One request of this client. */
  public static final class Call extends ResponseHandler {
    private final LongAdder taken = new LongAdder();
    private @Nullable QuicStreamChannel stream;

    private Call() {}

    /** Counts the body instead of keeping it. */
    public Call countOnly() {
      keepNothing();
      return this;
    }

    /** Returns the stream's channel. */
    public QuicStreamChannel stream() {
      if (stream == null) {
        throw new IllegalStateException("not open");
      }
      return stream;
    }

    private void send(Object frame, boolean end) {
      var written = stream().writeAndFlush(frame);
      written.addListener(future -> taken.increment());
      if (end) {
        written.addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
      }
    }

    /** Sends a part of the body. */
    public Call data(byte[] bytes, boolean end) {
      send(new DefaultHttp3DataFrame(Unpooled.wrappedBuffer(bytes)), end);
      return this;
    }

    /** Sends a text. */
    public Call data(String text, boolean end) {
      return data(text.getBytes(StandardCharsets.UTF_8), end);
    }

    /** Sends bytes as they are, past the codec. */
    public Call raw(ByteBuf bytes, boolean end) {
      // From the first handler on, which is the codec where there is one.
      var written = stream().pipeline().firstContext().writeAndFlush(bytes);
      if (end) {
        written.addListener(QuicStreamChannel.SHUTDOWN_OUTPUT);
      }
      return this;
    }

    /** Sends bytes that are written as hexadecimal digits, past the codec. */
    public Call raw(String hex, boolean end) {
      return raw(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex.replace(" ", ""))), end);
    }

    /** Resets the request alone. */
    public void resetRequest() {
      stream().shutdownOutput(0x10c, stream().newPromise());
    }

    /** Returns the number of the stream. */
    public long streamId() {
      return stream().streamId();
    }

    /** Sends trailers and ends. */
    public Call trailers(String... fields) {
      Http3Headers section = new DefaultHttp3Headers(false);
      for (int i = 0; i < fields.length; i += 2) {
        section.add(fields[i], fields[i + 1]);
      }
      send(new DefaultHttp3HeadersFrame(section), true);
      return this;
    }

    /** Ends the request. */
    public Call end() {
      stream().shutdownOutput();
      return this;
    }

    /** Resets the request and stops the response. */
    public void cancel() {
      stream().shutdown(0x10c, stream().newPromise());
    }

    /** Stops the response alone. */
    public void stopReading() {
      stream().shutdownInput(0x10c, stream().newPromise());
    }

    /** Says whether the response is read. */
    public void reading(boolean wanted) {
      stream().config().setAutoRead(wanted);
    }

    /** Returns how many frames flow control has let out. */
    public long taken() {
      return taken.sum();
    }
  }
}
