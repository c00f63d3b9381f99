package io.spooky.runtime.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http3.DefaultHttp3SettingsFrame;
import io.netty.handler.codec.http3.Http3;
import io.netty.handler.codec.http3.Http3ServerConnectionHandler;
import io.netty.handler.codec.http3.Http3Settings;
import io.netty.handler.codec.http3.Http3SettingsFrame;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicCodecDispatcher;
import io.netty.handler.codec.quic.QuicCongestionControlAlgorithm;
import io.netty.handler.codec.quic.QuicConnectionIdGenerator;
import io.spooky.runtime.config.EdgeConfig;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What all sockets of a listener share: it writes the socket's number into every connection id, and
 * hands a packet that the kernel gave to another socket, because the client's address changed, to
 * the worker that owns the connection. Safe for all threads.
 */
final class QuicDispatcher extends QuicCodecDispatcher {
  /**
   * Flow control towards clients (RFC 9000, section 4), in bytes. QUIC raises the windows by itself
   * for connections that use them up, so that these bound what a silent client can make us hold.
   */
  private static final long STREAM_WINDOW = 128 << 10;

  private static final long CONNECTION_WINDOW = 1 << 20;

  /** Control stream, two QPACK streams, and some of unknown types (RFC 9114, section 6.2). */
  private static final int UNIDIRECTIONAL_STREAMS = 8;

  /**
   * How many ids a client may give us (RFC 9000, section 5.1.1). QUIC takes it for the number of
   * paths, too: with the default of two, nothing is heard from a client whose port changes twice.
   */
  static final long CONNECTION_IDS = 32;

  private static final long UNIDIRECTIONAL_WINDOW = 16 << 10;

  /** In bytes: the longest there is (RFC 9000, section 17.2). */
  private static final int CONNECTION_ID_LENGTH = 20;

  private final Transport transport;
  private final ServerTls tls;
  private final EdgeConfig edge;
  private final HandshakeDispatch handshakes = new HandshakeDispatch(CONNECTION_ID_LENGTH);
  private final Map<EventLoop, Worker> workers = new ConcurrentHashMap<>();

  QuicDispatcher(Transport transport, ServerTls tls, EdgeConfig edge) {
    super(CONNECTION_ID_LENGTH);
    this.transport = transport;
    this.tls = tls;
    this.edge = edge;
  }

  /** Says whose socket comes next on a worker's event loop. */
  void expect(Worker worker) {
    workers.put(worker.loop(), worker);
  }

  @Override
  protected void initChannel(
      Channel socket, int connectionIdLength, QuicConnectionIdGenerator connectionIds) {
    Worker worker = workers.get(socket.eventLoop());
    if (worker == null) {
      throw new IllegalStateException("a socket on an unknown event loop");
    }
    socket.pipeline().addFirst("handshakes", handshakes);
    socket.pipeline().addFirst("short", ShortInitialGuard.INSTANCE);
    ChannelHandler quic = codec(worker, connectionIdLength, connectionIds);
    socket.pipeline().addLast("paths", new PathVisits(quic, connectionIdLength));
    socket.pipeline().addLast("quic", quic);
  }

  private ChannelHandler codec(
      Worker worker, int connectionIdLength, QuicConnectionIdGenerator connectionIds) {
    return Http3.newQuicServerCodecBuilder()
        .sslEngineProvider(tls::newEngine)
        .localConnectionIdLength(connectionIdLength)
        .connectionIdAddressGenerator(connectionIds)
        .maxIdleTimeout(edge.idle().toMillis(), TimeUnit.MILLISECONDS)
        .initialMaxData(CONNECTION_WINDOW)
        .initialMaxStreamDataBidirectionalRemote(STREAM_WINDOW)
        .initialMaxStreamDataUnidirectional(UNIDIRECTIONAL_WINDOW)
        .initialMaxStreamsBidirectional(edge.streams())
        .initialMaxStreamsUnidirectional(UNIDIRECTIONAL_STREAMS)
        .congestionControlAlgorithm(congestionControl())
        .activeMigration(true)
        .activeConnectionIdLimit(CONNECTION_IDS)
        .handler(new ConnectionInitializer(worker))
        .build();
  }

  private QuicCongestionControlAlgorithm congestionControl() {
    return switch (edge.congestionControl()) {
      case CUBIC -> QuicCongestionControlAlgorithm.CUBIC;
      case BBR -> QuicCongestionControlAlgorithm.BBR;
      case RENO -> QuicCongestionControlAlgorithm.RENO;
    };
  }

  private Http3SettingsFrame settings() {
    // Twice what is served: a section between the two gets a 431 instead of losing its connection.
    Http3Settings settings =
        Http3Settings.defaultSettings().maxFieldSectionSize(2L * edge.headerBytes());
    return new DefaultHttp3SettingsFrame(settings);
  }

  private final class ConnectionInitializer extends ChannelInitializer<QuicChannel> {
    private final Worker worker;

    ConnectionInitializer(Worker worker) {
      this.worker = worker;
    }

    @Override
    protected void initChannel(QuicChannel channel) {
      PathRecovery paths = new PathRecovery(channel);
      ClientConnection connection = new ClientConnection(worker, transport, tls, paths);
      channel
          .config()
          .setOption(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, connection.outbound());
      CodecFaults faults = new CodecFaults(connection);
      channel.pipeline().addLast("connection", connection);
      channel
          .pipeline()
          .addLast(
              "http3",
              new Http3ServerConnectionHandler(
                  new RequestStreamInitializer(connection), faults, null, settings(), true));
      channel.pipeline().addLast("faults", faults);
    }

    @Override
    public boolean isSharable() {
      return true;
    }
  }
}
