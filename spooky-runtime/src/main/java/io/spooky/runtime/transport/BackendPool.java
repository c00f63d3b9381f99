package io.spooky.runtime.transport;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.spooky.runtime.balance.Backend;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker's connections to one backend. Requests share the oldest connection that has room,
 * since few busy connections cost less than many idle ones; a further one is made only when the
 * backend's stream limit is reached. Requests that come while one is being made wait for it
 * together. Confined to the worker's event loop.
 */
public final class BackendPool implements BackendConnection.ConnectionListener {
  private static final System.Logger LOG = System.getLogger("transport");

  /** More than this many connections of one worker to one backend are never made. */
  static final int MAX_CONNECTIONS = 8;

  private final Backend backend;
  private final EventLoop loop;
  private final Connector connector;
  private final List<BackendConnection> connections = new ArrayList<>();
  private final ArrayDeque<Requester> waiting = new ArrayDeque<>();
  private @Nullable ConnectAttempt connecting;
  private @Nullable ScheduledFuture<?> connectTimeout;
  private Duration lastTimeout = Duration.ofSeconds(1);
  private boolean closed;
  private boolean failing;

  /** Someone who wants a connection with room for one stream. */
  public interface Requester {
    /** A connection has room; the requester opens its stream now. */
    void onConnection(Opener opener);

    /** No connection can be had. */
    void onConnectFailed(StreamFailure failure, String reason);
  }

  /** Opens one stream on a connection with room. */
  public interface Opener {
    /** Opens the stream; null if that failed, after the listener was told. */
    @Nullable BackendStream open(
        io.netty.handler.codec.http2.Http2Headers head,
        boolean endStream,
        BackendStreamListener listener);
  }

  BackendPool(Backend backend, EventLoop loop, Connector connector) {
    this.backend = backend;
    this.loop = loop;
    this.connector = connector;
  }

  /** Answers at once where a connection has room; otherwise when one does, or cannot be had. */
  public void request(Requester requester, Duration timeout) {
    for (int i = 0; i < connections.size(); i++) {
      BackendConnection connection = connections.get(i);
      if (connection.hasRoom()) {
        requester.onConnection(connection::open);
        return;
      }
    }
    if (closed) {
      requester.onConnectFailed(StreamFailure.CONNECT, "the pool is closed");
      return;
    }
    waiting.add(requester);
    lastTimeout = timeout;
    connectIfNeeded(timeout);
  }

  /** Takes a waiting requester out. */
  public void forget(Requester requester) {
    waiting.remove(requester);
  }

  /** Connects ahead of the first request. */
  public void warmUp(Duration timeout) {
    if (connections.isEmpty()) {
      connect(timeout);
    }
  }

  /**
   * The backend was removed: open streams end on their connections, and requests that wait for one
   * go elsewhere.
   */
  public void retire() {
    closed = true;
    List.copyOf(connections).forEach(BackendConnection::retire);
    giveUp(StreamFailure.REMOVED, "the backend was removed");
  }

  /** Ends everything at once. */
  public void close() {
    closed = true;
    List.copyOf(connections).forEach(BackendConnection::closeNow);
    giveUp(StreamFailure.CONNECT, "the edge is stopping");
  }

  private void giveUp(StreamFailure failure, String reason) {
    // First, since the attempt's failure would be told to those who wait as the backend's.
    List<Requester> requesters = takeWaiting();
    if (connecting != null) {
      connecting.fail(reason);
    }
    requesters.forEach(requester -> requester.onConnectFailed(failure, reason));
  }

  /** Returns whether nothing is left of a retired pool. */
  public boolean isEmpty() {
    return connections.isEmpty() && connecting == null && waiting.isEmpty();
  }

  /** Returns the number of usable connections. */
  public int size() {
    return connections.size();
  }

  private void connectIfNeeded(Duration timeout) {
    // Connections whose GOAWAY came only serve out their streams, and do not count.
    long usable = connections.stream().filter(BackendConnection::isUsable).count();
    if (connecting == null && usable < MAX_CONNECTIONS) {
      connect(timeout);
    }
  }

  private void connect(Duration timeout) {
    if (connecting != null || closed) {
      return;
    }
    ConnectAttempt attempt = connector.connect(backend, timeout, this);
    connecting = attempt;
    connectTimeout =
        loop.schedule(
            () -> {
              if (!attempt.isOver()) {
                String reason = attempt.missing() + " within " + timeout.toMillis() + " ms";
                connectFailed(StreamFailure.CONNECT_TIMEOUT, reason, attempt);
              }
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    attempt.onFailure(reason -> connectFailed(StreamFailure.CONNECT, reason, attempt));
  }

  private void connectFailed(StreamFailure failure, String reason, ConnectAttempt attempt) {
    if (connecting != attempt) {
      return;
    }
    attemptIsOver();
    attempt.fail(reason);
    // Once at the first failure, so that an operator sees why; not for each that follows.
    LOG.log(failing ? Level.DEBUG : Level.WARNING, "{0}: {1}: {2}", backend, failure, reason);
    failing = true;
    if (connections.stream().anyMatch(BackendConnection::isUsable)) {
      // Others still serve: who waits goes on waiting for room on them.
      return;
    }
    failWaiting(failure, reason);
  }

  private void failWaiting(StreamFailure failure, String reason) {
    takeWaiting().forEach(requester -> requester.onConnectFailed(failure, reason));
  }

  private List<Requester> takeWaiting() {
    List<Requester> requesters = new ArrayList<>(waiting);
    waiting.clear();
    return requesters;
  }

  private void attemptIsOver() {
    connecting = null;
    if (connectTimeout != null) {
      connectTimeout.cancel(false);
      connectTimeout = null;
    }
  }

  @Override
  public void onUsable(BackendConnection connection) {
    attemptIsOver();
    failing = false;
    connections.add(connection);
    serveWaiting(connection);
    // More came while this one was made than its backend lets on it.
    reconnectForWaiting();
  }

  @Override
  public void onRoom(BackendConnection connection) {
    serveWaiting(connection);
  }

  private void serveWaiting(BackendConnection connection) {
    while (!waiting.isEmpty() && connection.hasRoom()) {
      waiting.remove().onConnection(connection::open);
    }
  }

  @Override
  public void onRetired(BackendConnection connection) {
    reconnectForWaiting();
  }

  @Override
  public void onClosed(BackendConnection connection) {
    connections.remove(connection);
    reconnectForWaiting();
  }

  private void reconnectForWaiting() {
    if (!waiting.isEmpty()) {
      connectIfNeeded(lastTimeout);
    }
  }
}
