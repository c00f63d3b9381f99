package io.spooky.samples.conformance.raw;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.kwik.core.ConnectionListener;
import tech.kwik.core.ConnectionTerminatedEvent;
import tech.kwik.core.QuicClientConnection;
import tech.kwik.core.QuicStream;
import tech.kwik.core.frame.ConnectionCloseFrame;
import tech.kwik.core.frame.QuicFrame;
import tech.kwik.core.frame.ResetStreamFrame;
import tech.kwik.core.frame.StopSendingFrame;
import tech.kwik.core.frame.StreamFrame;
import tech.kwik.core.impl.QuicClientConnectionImpl;

/** One connection of the client that says anything. Safe for all threads. */
public final class RawClient implements AutoCloseable {
  /** The stream type of control streams. */
  public static final long CONTROL = 0;

  /** The stream type of push streams. */
  public static final long PUSH = 1;

  /** The stream type of QPACK encoder streams. */
  public static final long ENCODER = 2;

  /** The stream type of QPACK decoder streams. */
  public static final long DECODER = 3;

  /** How long the slowest of all events may take; only a fault takes as long. */
  private static final Duration LIMIT =
      Duration.ofSeconds(Integer.getInteger("spooky.raw.limit", 20));

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

  /** Enough for every test: windows are never extended, since kwik's own buffers are not read. */
  private static final long WINDOW = 64L << 20;

  private static final long NO_ERROR = 0x100;

  private final Map<Integer, RawStream> streams = new HashMap<>();
  private final Map<Integer, Incoming> incoming = new HashMap<>();
  private final TamperedSocket socket = new TamperedSocket();
  private final QuicClientConnection connection;
  private @Nullable RawStream control;
  private @Nullable End end;

  private RawClient(int port) throws IOException {
    connection =
        QuicClientConnection.newBuilder()
            .uri(URI.create("https://127.0.0.1:" + port))
            .applicationProtocol("h3")
            .connectTimeout(CONNECT_LIMIT)
            .maxIdleTimeout(Duration.ofSeconds(60))
            .defaultStreamReceiveBufferSize(WINDOW)
            .maxOpenPeerInitiatedUnidirectionalStreams(100)
            .maxOpenPeerInitiatedBidirectionalStreams(100)
            .noServerCertificateCheck()
            .socketFactory(address -> socket)
            .logger(new PacketTap(new Tap()))
            .build();
    connection.setConnectionListener(new Terminated());
    connection.connect();
    Nudge.add(this);
  }

  /** Connects to a port of this machine as a client should: a control stream with SETTINGS. */
  public static RawClient connect(int port) throws IOException {
    RawClient client = bare(port);
    client.control = client.unidirectional(CONTROL).write(Frames.settings());
    return client;
  }

  /** Connects and says nothing. */
  public static RawClient bare(int port) throws IOException {
    return new RawClient(port);
  }

  /** Does not idle away within the next hour. */
  public RawClient keepAlive() {
    connection.keepAlive(3_600);
    return this;
  }

  /** Opens a bidirectional stream; awaits the peer's leave. */
  public RawStream open() throws IOException {
    return register(connection.createStream(true));
  }

  /** Opens a unidirectional stream without a type. */
  public RawStream unidirectional() throws IOException {
    return register(connection.createStream(false));
  }

  /** Opens a unidirectional stream of a type. */
  public RawStream unidirectional(long type) throws IOException {
    return unidirectional().write(Varint.of(type));
  }

  /** Sends a request without a body. */
  public RawStream send(RawRequest request) throws IOException {
    return open().finish(request.frame());
  }

  /** Returns the control stream that {@link #connect} opened. */
  public RawStream control() {
    if (control == null) {
      throw new IllegalStateException("a bare connection");
    }
    return control;
  }

  /** Returns how many unidirectional streams the peer lets us open at first. */
  public long unidirectionalLimit() {
    return ((QuicClientConnectionImpl) connection)
        .getPeerTransportParameters()
        .getInitialMaxStreamsUni();
  }

  /** Keeps datagrams back from now on. */
  public void hold() {
    socket.hold();
  }

  /** Lets the datagrams to come overtake those held. */
  public void overtake() {
    socket.overtake();
  }

  /** Sends the datagrams held. */
  public void release() throws IOException {
    socket.release();
  }

  /** Sends datagrams from another socket, which reads nothing; null ends it. */
  public void sendFrom(@Nullable DatagramSocket other) {
    socket.sendFrom(other);
  }

  private RawStream register(QuicStream stream) {
    synchronized (streams) {
      RawStream raw = new RawStream(this, stream, incoming(stream.getStreamId()));
      streams.put(stream.getStreamId(), raw);
      return raw;
    }
  }

  private Incoming incoming(int id) {
    Incoming found = incoming.computeIfAbsent(id, none -> new Incoming());
    if (end != null) {
      found.end(end);
    }
    return found;
  }

  /** Returns how the connection ended; null if it is open. */
  public @Nullable End end() {
    synchronized (streams) {
      return end;
    }
  }

  /** Awaits the connection's end. */
  public End awaitEnd() {
    await("the connection's end", () -> end != null);
    return Objects.requireNonNull(end());
  }

  /** Returns the bytes that the peer sent on a stream so far, such as 3 for its first. */
  public byte[] received(int streamId) {
    return locked(() -> incoming(streamId).bytes());
  }

  <T extends @Nullable Object> T locked(Supplier<T> read) {
    synchronized (streams) {
      return read.get();
    }
  }

  void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    synchronized (streams) {
      while (!condition.getAsBoolean()) {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
          throw new AssertionError(
              "awaited " + what + " in vain; " + end + "; " + streams.values());
        }
        try {
          streams.wait(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new AssertionError("interrupted", e);
        }
      }
    }
  }

  /** Returns the streams that should have sent more than they did. */
  List<QuicStream> late() {
    synchronized (streams) {
      return streams.values().stream().filter(RawStream::isLate).map(RawStream::quic).toList();
    }
  }

  private void ended(End happened) {
    if (end == null) {
      end = happened;
      incoming.values().forEach(stream -> stream.end(happened));
    }
  }

  /** Closes the connection, as a client that needs no more. */
  @Override
  public void close() {
    connection.close(NO_ERROR, "");
  }

  private final class Tap implements PacketTap.Listener {
    @Override
    public void received(QuicFrame frame) {
      synchronized (streams) {
        if (frame instanceof StreamFrame data) {
          incoming(data.getStreamId()).add(data);
        } else if (frame instanceof ResetStreamFrame reset) {
          End code = new End(End.Kind.RESET, reset.getErrorCode());
          incoming(reset.getStreamId()).end(code);
        } else if (frame instanceof StopSendingFrame stop) {
          incoming(stop.getStreamId()).stop(stop.getErrorCode());
        } else if (frame instanceof ConnectionCloseFrame close) {
          boolean application = close.hasApplicationProtocolError();
          End.Kind kind = application ? End.Kind.CLOSE : End.Kind.TRANSPORT_CLOSE;
          ended(new End(kind, close.getErrorCode()));
        }
        streams.notifyAll();
      }
    }

    @Override
    public void sent(QuicFrame frame) {
      synchronized (streams) {
        if (frame instanceof StreamFrame data) {
          RawStream stream = streams.get(data.getStreamId());
          if (stream != null) {
            stream.sent(data.getUpToOffset(), data.isFinal());
          }
        } else if (frame instanceof ResetStreamFrame reset) {
          RawStream stream = streams.get(reset.getStreamId());
          if (stream != null) {
            stream.resetLeft();
          }
        }
        streams.notifyAll();
      }
    }
  }

  private final class Terminated implements ConnectionListener {
    @Override
    public void disconnected(ConnectionTerminatedEvent event) {
      synchronized (streams) {
        ended(new End(End.Kind.LOST, 0));
        streams.notifyAll();
      }
    }
  }
}
