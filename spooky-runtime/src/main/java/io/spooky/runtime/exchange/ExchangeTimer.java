package io.spooky.runtime.exchange;

import io.spooky.runtime.config.RouteConfig;
import io.spooky.runtime.config.UpstreamConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one exchange, looked at once a tick. Progress is a flag that the next tick turns
 * into a time, so that the request path reads no clock for it. Confined to the worker's event loop.
 */
final class ExchangeTimer {
  /** Which deadline passed. */
  enum Expiry {
    /** For a free place, or for room on a connection. */
    QUEUE,
    /** For the response head of one attempt. */
    TRY,
    /** For the response head. */
    RESPONSE_HEAD,
    /** For the whole exchange. */
    REQUEST,
    /** For progress. */
    IDLE
  }

  private final long idleNanos;
  private final long headNanos;
  private final long perTryNanos;
  private final long connectionNanos;
  private final long requestDeadline;
  private boolean progressed = true;
  private long lastProgress;
  private long queueLeft;
  private long queueDeadline;
  private boolean queueArmed;
  private long headDeadline;
  private boolean headArmed;
  private long connectionDeadline;
  private boolean connectionArmed;
  private long tryDeadline;
  private boolean tryArmed;
  private boolean tryPutOff;

  ExchangeTimer(UpstreamConfig config, RouteConfig route) {
    UpstreamConfig.Timeouts timeouts = route.timeouts();
    idleNanos = timeouts.idle().toNanos();
    headNanos = timeouts.responseHead().toNanos();
    queueLeft = config.limits().queueTimeout().toNanos();
    perTryNanos = route.retry().perTryTimeout().toNanos();
    connectionNanos = timeouts.connect().toNanos() + queueLeft;
    Duration request = timeouts.request();
    requestDeadline = request.isZero() ? 0 : System.nanoTime() + request.toNanos();
  }

  void progressed() {
    progressed = true;
  }

  /** The exchange waits for a place; several waits have one time together. */
  void waiting(long nowNanos) {
    if (!queueArmed) {
      queueArmed = true;
      queueDeadline = nowNanos + queueLeft;
    }
  }

  void placeFound(long nowNanos) {
    if (queueArmed) {
      queueArmed = false;
      queueLeft = Math.max(0, queueDeadline - nowNanos);
    }
  }

  /** A place was found; a connection with room for a stream is due. */
  void awaitingConnection(long nowNanos) {
    connectionArmed = true;
    connectionDeadline = nowNanos + connectionNanos;
  }

  /** There is a connection, or there is none to be had. */
  void connected() {
    connectionArmed = false;
  }

  /** An attempt has begun. */
  void attemptStarted(long nowNanos) {
    tryArmed = perTryNanos > 0;
    tryPutOff = false;
    tryDeadline = nowNanos + perTryNanos;
  }

  /**
   * The attempt's time passed while the client was waited for: it counts from the request's end.
   */
  void putOffTry() {
    tryArmed = false;
    tryPutOff = true;
  }

  /** The request is sent to its end: the response head is due. */
  void requestSent(long nowNanos) {
    headArmed = headNanos > 0;
    headDeadline = nowNanos + headNanos;
    if (tryPutOff) {
      attemptStarted(nowNanos);
    }
  }

  /** The response head is here, or the attempt is over. */
  void headSettled() {
    headArmed = false;
    tryArmed = false;
    tryPutOff = false;
  }

  @Nullable Expiry expired(long nowNanos) {
    if (progressed) {
      progressed = false;
      lastProgress = nowNanos;
    }
    if (requestDeadline != 0 && nowNanos - requestDeadline >= 0) {
      return Expiry.REQUEST;
    }
    if (queueArmed) {
      return nowNanos - queueDeadline >= 0 ? Expiry.QUEUE : null;
    }
    if (connectionArmed && nowNanos - connectionDeadline >= 0) {
      return Expiry.QUEUE;
    }
    if (headArmed && nowNanos - headDeadline >= 0) {
      return Expiry.RESPONSE_HEAD;
    }
    if (tryArmed && nowNanos - tryDeadline >= 0) {
      return Expiry.TRY;
    }
    boolean stoodStill = idleNanos > 0 && nowNanos - lastProgress >= idleNanos;
    return stoodStill ? Expiry.IDLE : null;
  }
}
