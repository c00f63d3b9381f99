package io.spooky.runtime.transport;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A connection on its way: it either becomes usable, which is told to the pool, or fails, which is
 * told as {@code onClosed} with the reason noted here. Confined to the worker's event loop.
 */
final class ConnectAttempt implements BackendConnection.ConnectionListener {
  private final BackendConnection.ConnectionListener pool;
  private @Nullable Channel channel;
  private @Nullable FailureListener failureListener;
  private boolean over;

  /** Hears that the attempt failed. */
  interface FailureListener {
    void onFailed(String reason);
  }

  ConnectAttempt(BackendConnection.ConnectionListener pool) {
    this.pool = pool;
  }

  void onFailure(FailureListener listener) {
    failureListener = listener;
  }

  void channel(Channel tried) {
    channel = tried;
  }

  /** Returns what did not happen in time. */
  String missing() {
    return channel != null && channel.isActive() ? "no SETTINGS" : "no connection";
  }

  boolean isOver() {
    return over;
  }

  /** Gives up: at a time-out, or because nobody wants the connection any more. */
  void fail(String reason) {
    if (over) {
      return;
    }
    over = true;
    if (channel != null) {
      channel.close();
    }
    if (failureListener != null) {
      failureListener.onFailed(reason);
    }
  }

  @Override
  public void onUsable(BackendConnection connection) {
    if (over) {
      connection.closeNow();
      return;
    }
    over = true;
    connection.listener(pool);
    pool.onUsable(connection);
  }

  @Override
  public void onRoom(BackendConnection connection) {}

  @Override
  public void onRetired(BackendConnection connection) {
    fail("the backend refuses all requests (" + connection.goAwayText() + ")");
  }

  @Override
  public void onClosed(BackendConnection connection) {
    fail(connection.endText() + ", before the connection was usable");
  }
}
