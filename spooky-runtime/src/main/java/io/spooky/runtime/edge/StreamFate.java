package io.spooky.runtime.edge;

import io.netty.handler.codec.http3.Http3ErrorCode;
import io.netty.handler.codec.quic.QuicStreamChannel;
import java.util.concurrent.TimeUnit;

/**
 * How one request stream ends: by itself when both sides have said FIN, by resets, or by a whole
 * response to a request that nobody wants the rest of. Confined to the worker's event loop.
 */
final class StreamFate {
  /** A request that lasted longer than this is not one of many that were only made to be undone. */
  private static final long SHORT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * How long a client may go on sending when it has its whole response: what is on its way then
   * comes to its end, and clients that take STOP_SENDING for a failure do not meet it.
   */
  private static final int GRACE_MILLIS = 200;

  private final ClientConnection connection;
  private final QuicStreamChannel stream;
  private final StreamOutbound outbound;
  private final long openedNanos = System.nanoTime();
  private boolean dead;
  private boolean clientEnded;
  private boolean clientReset;
  private boolean responseSent;
  private boolean cutShort;

  StreamFate(ClientConnection connection, QuicStreamChannel stream, StreamOutbound outbound) {
    this.connection = connection;
    this.stream = stream;
    this.outbound = outbound;
    connection.streamOpened();
  }

  /** Returns whether nothing is written to or read from the stream any more. */
  boolean isDead() {
    return dead;
  }

  /** All that the client sent has been read, to its FIN. */
  void clientEnded() {
    clientEnded = true;
  }

  /** The response has gone to QUIC, with its end. */
  void responseSent() {
    responseSent = true;
    if (clientReset) {
      stopReading();
    } else if (!clientEnded) {
      stream.eventLoop().schedule(this::stopReading, GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Nothing more comes from the client, or nothing that is worth reading; the response stands. */
  void requestLost() {
    clientReset = true;
    if (responseSent) {
      stopReading();
    }
  }

  /** The client has its response; what it still sends is of no use (RFC 9114, section 4.1). */
  private void stopReading() {
    if (!dead && !clientEnded) {
      dead = true;
      stream.shutdownInput(Http3ErrorCode.H3_NO_ERROR.code());
      // The FIN of the response was sent: nothing else can be by closing.
      stream.close();
    }
  }

  /** The client is to blame for the end of its request, which comes now. */
  void blameClient() {
    if (!dead) {
      cutShort = System.nanoTime() - openedNanos < SHORT_NANOS;
    }
  }

  /** Breaks both directions off. */
  void reset(Http3ErrorCode code) {
    if (dead) {
      return;
    }
    dead = true;
    outbound.close();
    // RESET_STREAM and STOP_SENDING first: close() alone would send a clean FIN.
    stream.shutdown(code.code(), stream.newPromise());
    stream.close();
  }

  /** The stream was closed, by whomever. */
  void closed() {
    dead = true;
    outbound.close();
  }

  /** The stream's pipeline is gone; from a task of the event loop. */
  void removed() {
    if (!clientEnded) {
      QuicheStreams.forget(stream);
    }
    connection.streamClosed(cutShort, clientEnded);
  }
}
